package dev.vivace.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the values of this package check when they are made. */
final class Checks {

    private Checks() {}

    static void atLeast(String name, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
        }
    }

    static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }

    static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
    }

    static void notBefore(String name, Optional<Instant> value, String firstName, Instant first) {
        value.filter(instant -> instant.isBefore(first)).ifPresent(instant -> {
            throw new IllegalArgumentException(
                    name + " must not be before " + firstName + " (" + first + "), was " + instant);
        });
    }
}
