package dev.vivace.policy;

import java.time.Duration;

/**
 * What a {@link CircuitBreaker} does.
 *
 * @param name for people
 * @param failures how many failures in a row open it, at least 1
 * @param openFor how long it stays open before it probes
 * @param probes how many probes must succeed, one at a time, to close it, at least 1
 */
public record BreakerConfig(String name, int failures, Duration openFor, int probes) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public BreakerConfig {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        if (failures < 1) {
            throw new IllegalArgumentException("failures must be at least 1, was " + failures);
        }
        if (openFor.isNegative() || openFor.isZero()) {
            throw new IllegalArgumentException("openFor must be positive, was " + openFor);
        }
        if (probes < 1) {
            throw new IllegalArgumentException("probes must be at least 1, was " + probes);
        }
    }

    /**
     * Opens after five failures in a row, for thirty seconds; one probe closes it.
     *
     * @param name for people
     * @return the configuration
     */
    public static BreakerConfig named(String name) {
        return new BreakerConfig(name, 5, Duration.ofSeconds(30), 1);
    }

    /**
     * A copy that opens after another number of failures.
     *
     * @param count at least 1
     * @return the copy
     */
    public BreakerConfig withFailures(int count) {
        return new BreakerConfig(name, count, openFor, probes);
    }

    /**
     * A copy that stays open for another time.
     *
     * @param time positive
     * @return the copy
     */
    public BreakerConfig withOpenFor(Duration time) {
        return new BreakerConfig(name, failures, time, probes);
    }

    /**
     * A copy that needs another number of probes.
     *
     * @param count at least 1
     * @return the copy
     */
    public BreakerConfig withProbes(int count) {
        return new BreakerConfig(name, failures, openFor, count);
    }
}
