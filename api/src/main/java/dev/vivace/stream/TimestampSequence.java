package dev.vivace.stream;

import java.time.Duration;

/**
 * The order of the items' own times.
 *
 * @param lateness how long an item waits at most for older ones, by the items' own times or by the runtime's clock,
 *     whichever is over first; zero or more
 * @param buffer how many items wait at most, at least 1
 */
public record TimestampSequence(Duration lateness, int buffer) implements EventSequence<Object> {

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public TimestampSequence {
        Checks.notNegative("lateness", lateness);
        Checks.atLeast("buffer", 1, buffer);
    }

    /**
     * An order with a buffer of {@link #DEFAULT_BUFFER}.
     *
     * @param lateness how long an item waits at most for older ones, zero or more
     * @return the sequence
     */
    public static TimestampSequence within(Duration lateness) {
        return new TimestampSequence(lateness, DEFAULT_BUFFER);
    }

    /**
     * A copy with another buffer.
     *
     * @param items at least 1
     * @return the copy
     */
    public TimestampSequence withBuffer(int items) {
        return new TimestampSequence(lateness, items);
    }
}
