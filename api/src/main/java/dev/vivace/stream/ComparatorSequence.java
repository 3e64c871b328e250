package dev.vivace.stream;

import java.util.Comparator;

/**
 * The order of a comparator.
 *
 * @param order the lesser item goes first
 * @param buffer how many items wait at most, at least 1
 * @param <T> the type of an item
 */
public record ComparatorSequence<T>(Comparator<? super T> order, int buffer) implements EventSequence<T> {

    /**
     * Checks the buffer.
     *
     * @throws IllegalArgumentException when it is below 1
     */
    public ComparatorSequence {
        Checks.atLeast("buffer", 1, buffer);
    }

    /**
     * An order with a buffer of {@link #DEFAULT_BUFFER}.
     *
     * @param order the lesser item goes first
     * @param <T> the type of an item
     * @return the sequence
     */
    public static <T> ComparatorSequence<T> of(Comparator<? super T> order) {
        return new ComparatorSequence<>(order, DEFAULT_BUFFER);
    }

    /**
     * A copy with another buffer.
     *
     * @param items at least 1
     * @return the copy
     */
    public ComparatorSequence<T> withBuffer(int items) {
        return new ComparatorSequence<>(order, items);
    }
}
