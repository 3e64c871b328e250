package dev.vivace.pipelines;

import org.jspecify.annotations.Nullable;

/** Positions that are numbers. */
final class Positions {

    private Positions() {}

    static long count(String position) {
        try {
            return Checks.atLeast("position", 0, Long.parseLong(position));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("position must be a number, was \"" + position + "\"", e);
        }
    }

    /** An item, which the end of a source would be mistaken for if it were null. */
    static <T> T notNull(@Nullable T item, long number) {
        if (item == null) {
            throw new NullPointerException("item " + number + " of the source is null");
        }
        return item;
    }
}
