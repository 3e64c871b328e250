package dev.vivace.orchestra.stats;

import dev.vivace.ExecutionStats;
import dev.vivace.lifecycle.TaskStatus;
import java.util.Arrays;
import java.util.List;

/**
 * The running count of an orchestra's tasks. Thread-safe: it is kept in a few stripes with a lock each, so that tasks
 * which move at once seldom meet; a snapshot holds all locks, and so is of one moment.
 */
public final class Tally {

    private final Stripe[] stripes;

    /** What was counted on one stripe; guarded by its monitor. */
    private static final class Stripe {
        long completed;
        long failed;
        long cancelled;
        long running;
        long pending;
        final Times times = new Times();
    }

    private Tally(int size) {
        stripes = new Stripe[size];
        for (int i = 0; i < size; i++) {
            stripes[i] = new Stripe();
        }
    }

    /**
     * A tally for tasks that move on several threads.
     *
     * @return an empty one
     */
    public static Tally shared() {
        return new Tally(4);
    }

    /**
     * A tally for tasks that have ended.
     *
     * @return an empty one
     */
    public static Tally single() {
        return new Tally(1);
    }

    private Stripe stripe(int task) {
        return stripes[task & (stripes.length - 1)];
    }

    /**
     * Counts a new task as pending.
     *
     * @param task any number that stays with the task
     */
    public void registered(int task) {
        Stripe stripe = stripe(task);
        synchronized (stripe) {
            stripe.pending++;
        }
    }

    /**
     * Takes back a pending task that was not let in after all.
     *
     * @param task its number
     */
    public void withdrawn(int task) {
        Stripe stripe = stripe(task);
        synchronized (stripe) {
            stripe.pending--;
        }
    }

    /**
     * Moves a task from pending to running.
     *
     * @param task its number
     */
    public void begun(int task) {
        Stripe stripe = stripe(task);
        synchronized (stripe) {
            stripe.pending--;
            stripe.running++;
        }
    }

    /**
     * Moves a task to where it ended.
     *
     * @param task its number
     * @param begun whether it was running
     * @param status a terminal status
     * @param nanos how long it took; negative for not at all
     */
    public void ended(int task, boolean begun, TaskStatus status, long nanos) {
        Stripe stripe = stripe(task);
        synchronized (stripe) {
            if (begun) {
                stripe.running--;
            } else {
                stripe.pending--;
            }
            switch (status) {
                case COMPLETED -> stripe.completed++;
                case FAILED -> stripe.failed++;
                default -> stripe.cancelled++;
            }
            if (nanos >= 0 && status != TaskStatus.CANCELLED) {
                stripe.times.record(nanos);
            }
        }
    }

    /**
     * The numbers of several tallies at one moment.
     *
     * @param tallies always in the same order
     * @return their sums
     */
    public static ExecutionStats snapshot(List<Tally> tallies) {
        Stripe[] all =
                tallies.stream().flatMap(tally -> Arrays.stream(tally.stripes)).toArray(Stripe[]::new);
        return snapshot(all, 0);
    }

    /** Takes one lock after the other, and adds up when it holds them all. */
    private static ExecutionStats snapshot(Stripe[] all, int held) {
        if (held < all.length) {
            synchronized (all[held]) {
                return snapshot(all, held + 1);
            }
        }
        long completed = 0;
        long failed = 0;
        long cancelled = 0;
        long running = 0;
        long pending = 0;
        Times times = new Times();
        for (Stripe stripe : all) {
            completed += stripe.completed;
            failed += stripe.failed;
            cancelled += stripe.cancelled;
            running += stripe.running;
            pending += stripe.pending;
            times.add(stripe.times);
        }
        return new Snapshot(completed, failed, running, pending, cancelled, times);
    }
}
