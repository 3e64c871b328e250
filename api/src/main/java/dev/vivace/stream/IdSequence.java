package dev.vivace.stream;

import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * The order of numbers that the items carry, each one more than the last. What is missing is reported as a gap.
 *
 * @param number gives an item's number
 * @param gaps told of each gap, on the sending side's thread
 * @param buffer how many items wait at most, at least 1
 * @param <T> the type of an item
 */
public record IdSequence<T>(ToLongFunction<? super T> number, Consumer<? super Gap> gaps, int buffer)
        implements EventSequence<T> {

    /**
     * Numbers that did not come in time.
     *
     * @param from the first of them
     * @param to the last of them
     */
    public record Gap(long from, long to) {

        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException when {@code to} is below {@code from}
         */
        public Gap {
            if (to < from) {
                throw new IllegalArgumentException("to must not be below from (" + from + "), was " + to);
            }
        }

        /**
         * How many numbers are missing.
         *
         * @return at least 1
         */
        public long size() {
            return to - from + 1;
        }
    }

    /**
     * Checks the buffer.
     *
     * @throws IllegalArgumentException when it is below 1
     */
    public IdSequence {
        Checks.atLeast("buffer", 1, buffer);
    }

    /**
     * An order with a buffer of {@link #DEFAULT_BUFFER}, whose gaps are only counted.
     *
     * @param number gives an item's number
     * @param <T> the type of an item
     * @return the sequence
     */
    public static <T> IdSequence<T> of(ToLongFunction<? super T> number) {
        return new IdSequence<>(number, gap -> {}, DEFAULT_BUFFER);
    }

    /**
     * A copy that tells of gaps.
     *
     * @param listener told of each
     * @return the copy
     */
    public IdSequence<T> onGap(Consumer<? super Gap> listener) {
        return new IdSequence<>(number, listener, buffer);
    }

    /**
     * A copy with another buffer.
     *
     * @param items at least 1
     * @return the copy
     */
    public IdSequence<T> withBuffer(int items) {
        return new IdSequence<>(number, gaps, items);
    }
}
