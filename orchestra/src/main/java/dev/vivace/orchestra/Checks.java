package dev.vivace.orchestra;

import dev.vivace.priority.RankableByPriority;
import org.jspecify.annotations.Nullable;

/** Arguments, checked where they are given; each message names the argument and its value. */
final class Checks {

    private Checks() {}

    static <V> V notNull(String name, @Nullable V value) {
        if (value == null) {
            throw new NullPointerException(name + " must not be null");
        }
        return value;
    }

    static String notBlank(String what, String value) {
        if (notNull(what, value).isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank, was \"" + value + "\"");
        }
        return value;
    }

    static String name(String value) {
        if (notBlank("name", value).indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "name must not contain '/', which separates the names of a path, was \"" + value + "\"");
        }
        return value;
    }

    static int atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
        }
        return value;
    }

    static RankableByPriority priority(RankableByPriority priority) {
        int rank = notNull("priority", priority).rank();
        if (rank < 0 || rank > RankableByPriority.LOWEST_RANK) {
            throw new IllegalArgumentException("priority must have a rank of 0 to " + RankableByPriority.LOWEST_RANK
                    + ", was " + priority + " with " + rank);
        }
        return priority;
    }
}
