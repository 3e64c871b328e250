package dev.vivace.runtime;

import dev.vivace.Lane;
import dev.vivace.lifecycle.CancellationLevel;

/**
 * Runs a queued child on the stack of the parent that is about to wait for it: as fast as a call, where both may share a
 * thread. Only where the clock and the meters cannot tell the difference: the wait has no end, neither task has policies,
 * the child has no timeout, nothing more urgent is queued, no cost is sampled by thread, and nothing limits concurrency, in
 * which case the queue decides.
 *
 * <p>What is left to know: a child that is killed hard and does not end holds its parent's thread until it does.
 */
final class Helping {

    /** How deep tasks may run on one stack. */
    private static final int DEEPEST = 64;

    private Helping() {}

    /** Runs the child here, if that may be and nobody else has begun it. */
    static void help(TaskEngine parent, TaskEngine child) {
        if (child.isQueued() && areKin(parent, child) && isPlain(parent.spec, child.spec) && isItsTurn(parent, child)) {
            child.runInside(parent);
            child.runtime.scheduler().wentStale(child.needs());
            if (isKilled(parent)) {
                Thread.currentThread().interrupt(); // the end of the child's work cleared what was meant for the parent
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // a task is itself only
    private static boolean areKin(TaskEngine parent, TaskEngine child) {
        return child.parent == parent && child.conducted() == null;
    }

    private static boolean isPlain(TaskSpec parent, TaskSpec child) {
        return child.lane() == parent.lane()
                && child.lane() != Lane.FRESH
                && parent.policies() == null
                && child.policies() == null
                && child.timeout() == null;
    }

    private static boolean isItsTurn(TaskEngine parent, TaskEngine child) {
        Meter meter = child.runtime.meter();
        return (meter == null || !meter.countsAll())
                && parent.depthOnStack() < DEEPEST
                && child.runtime.scheduler().mayFollow(child.needs(), child.effectiveRank());
    }

    private static boolean isKilled(TaskEngine task) {
        CancellationLevel level = task.level();
        return level != null && level != CancellationLevel.GRACEFUL;
    }
}
