package dev.vivace.benchmarks.suite;

import java.util.Optional;

/**
 * A figure to be reached.
 *
 * @param says as it is written down for readers
 * @param rival who is to reach it
 * @param against whose figure it is divided by; empty where the figure itself counts
 * @param atMost the bound
 */
public record Target(String says, String rival, Optional<String> against, double atMost) {

    /**
     * A bound on a ratio.
     *
     * @param says as it is written down
     * @param rival who is to reach it
     * @param against whose figure it is divided by
     * @param atMost the bound
     * @return the target
     */
    public static Target ratio(String says, String rival, String against, double atMost) {
        return new Target(says, rival, Optional.of(against), atMost);
    }

    /**
     * A bound on the figure itself.
     *
     * @param says as it is written down
     * @param rival who is to reach it
     * @param atMost the bound, in the workload's unit
     * @return the target
     */
    public static Target value(String says, String rival, double atMost) {
        return new Target(says, rival, Optional.empty(), atMost);
    }
}
