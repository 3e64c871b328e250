package dev.vivace.examples.stress;

import dev.vivace.Lane;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.message.ChannelConfig;
import dev.vivace.policy.JoinPolicy;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.priority.TaskPriority;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one node of a random tree is and does. Drawn from the seed before anything runs, so that the same seed makes the
 * same trees whatever the threads do.
 *
 * @param number which node of its tree it is, 0 for the root; also its value
 * @param options how it is built
 * @param steps what each attempt does, in order
 * @param ending how each attempt ends
 * @param failures how many attempts fail, when the ending is a failure
 * @param deaf whether it ignores that it was asked to stop
 */
record NodePlan(int number, Options options, List<Step> steps, Ending ending, int failures, boolean deaf) {

    /** How an attempt ends. */
    enum Ending {
        VALUE,
        FORESEEN,
        UNFORESEEN,
        FATAL,
        CARRIED
    }

    /** What a node's fallback does. */
    enum Fallback {
        NONE,
        VALUE,
        FAILURE
    }

    /**
     * How a node is built.
     *
     * @param lane where it runs
     * @param priority who goes first
     * @param timeout its deadline
     * @param attemptTimeout the bound on each attempt
     * @param retries how many attempts may follow the first
     * @param backoff the wait between them
     * @param fallback what follows the last
     * @param children how it treats its children when its work has returned
     * @param cancellation how it is stopped
     * @param messages how its channels behave
     */
    record Options(
            Lane lane,
            TaskPriority priority,
            Optional<Duration> timeout,
            Optional<Duration> attemptTimeout,
            int retries,
            RetryStrategy backoff,
            Fallback fallback,
            Optional<JoinPolicy> children,
            Optional<CancellationPlan> cancellation,
            ChannelConfig messages) {}

    /** How many nodes this one is the root of, itself included. */
    int size() {
        return 1
                + steps.stream()
                        .mapToInt(
                                step -> step instanceof Step.Spawn(NodePlan child, Step.Way ignored) ? child.size() : 0)
                        .sum();
    }
}
