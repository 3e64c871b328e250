package dev.vivace.runtime;

import dev.vivace.priority.RankableByPriority;
import java.time.Duration;
import java.util.Objects;

/** Arguments, checked where they are given; each message names the argument and its value. */
final class Checks {

    private Checks() {}

    static RankableByPriority priority(RankableByPriority priority) {
        int rank = notNull("priority", priority).rank();
        if (rank < 0 || rank > RankableByPriority.LOWEST_RANK) {
            throw new IllegalArgumentException("priority must have a rank of 0 to " + RankableByPriority.LOWEST_RANK
                    + ", was " + priority + " with " + rank);
        }
        return priority;
    }

    static Duration positive(String name, Duration value) {
        if (!notNull(name, value).isPositive()) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
        return value;
    }

    static Duration notNegative(String name, Duration value) {
        if (notNull(name, value).isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
        return value;
    }

    static int atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
        }
        return value;
    }

    static long atLeast(long least, String name, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
        }
        return value;
    }

    static String notBlank(String name, String value) {
        if (notNull(name, value).isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank, was \"" + value + "\"");
        }
        return value;
    }

    static String taskName(String value) {
        if (notBlank("name", value).indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "name must not contain '/', which separates the names of a path, was \"" + value + "\"");
        }
        return value;
    }

    static <V> V notNull(String name, V value) {
        return Objects.requireNonNull(value, () -> name + " must not be null");
    }
}
