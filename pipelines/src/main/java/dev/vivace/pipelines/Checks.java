package dev.vivace.pipelines;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is checked where it is given. */
final class Checks {

    private Checks() {}

    static <V> V notNull(String name, @Nullable V value) {
        if (value == null) {
            throw new NullPointerException(name + " must not be null");
        }
        return value;
    }

    static long atLeast(String name, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
        }
        return value;
    }

    static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
        return value;
    }
}
