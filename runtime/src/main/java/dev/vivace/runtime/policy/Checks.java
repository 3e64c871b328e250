package dev.vivace.runtime.policy;

import java.time.Duration;

/** Checks of arguments whose messages name the argument and its value. */
final class Checks {

    private Checks() {}

    static String name(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank, was \"" + name + "\"");
        }
        return name;
    }

    static int atLeastOne(String argument, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(argument + " must be at least 1, was " + value);
        }
        return value;
    }

    static Duration positive(String argument, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(argument + " must be positive, was " + value);
        }
        return value;
    }

    static Duration notNegative(String argument, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(argument + " must not be negative, was " + value);
        }
        return value;
    }

    /** Nanoseconds, or {@link Long#MAX_VALUE} where they do not fit. */
    static long nanos(Duration value) {
        return value.toSeconds() < Long.MAX_VALUE / 1_000_000_000L ? value.toNanos() : Long.MAX_VALUE;
    }
}
