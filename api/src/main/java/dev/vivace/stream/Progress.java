package dev.vivace.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a pipeline is, and how fast, for people who wait.
 *
 * @param counts how many items went where
 * @param total how many items the source has, when it knows
 * @param elapsed since the run began
 * @param perSecond items received per second since the last progress, or since the start for the first and last one
 * @param complete whether nothing comes any more
 */
public record Progress(StreamCounts counts, OptionalLong total, Duration elapsed, double perSecond, boolean complete) {

    /**
     * Checks that nothing is negative.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public Progress {
        Checks.notNegative("elapsed", elapsed);
        Checks.atLeast("total", 0, total.orElse(0));
        if (!(perSecond >= 0)) {
            throw new IllegalArgumentException("perSecond must not be negative, was " + perSecond);
        }
    }

    /**
     * How much is done.
     *
     * @return items that were received
     */
    public long done() {
        return counts.received();
    }

    /**
     * When it will be over, if it goes on like this.
     *
     * @return how long from now; nothing when the total is not known or nothing moves
     */
    public Optional<Duration> left() {
        if (complete) {
            return Optional.of(Duration.ZERO);
        }
        if (total.isEmpty() || perSecond == 0) {
            return Optional.empty();
        }
        double seconds = Math.max(0, total.getAsLong() - done()) / perSecond;
        return Optional.of(Duration.ofMillis((long) Math.min(seconds * 1000, Long.MAX_VALUE)));
    }
}
