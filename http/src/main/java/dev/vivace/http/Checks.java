package dev.vivace.http;

import java.time.Duration;

/** What the builders of this package check. */
final class Checks {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Checks() {}

    static int atLeast(String name, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
        }
        return value;
    }

    /** Positive, and short enough to be counted in nanoseconds. */
    static Duration positive(String name, Duration value) {
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be at most " + LONGEST + ", was " + value);
        }
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
        return value;
    }
}
