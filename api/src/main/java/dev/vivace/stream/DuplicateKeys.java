package dev.vivace.stream;

import java.util.function.BinaryOperator;

/**
 * What becomes of a second value under one key. Closed and immutable.
 *
 * @param <V> the type of a value
 */
public sealed interface DuplicateKeys<V> {

    /**
     * The second value fails the collection; the error names the key.
     *
     * @param <V> the type of a value
     */
    record Fail<V>() implements DuplicateKeys<V> {}

    /**
     * The first value stays.
     *
     * @param <V> the type of a value
     */
    record First<V>() implements DuplicateKeys<V> {}

    /**
     * The last value stays, in the place of the first.
     *
     * @param <V> the type of a value
     */
    record Last<V>() implements DuplicateKeys<V> {}

    /**
     * Both become one.
     *
     * @param merger makes it, from the earlier and the later value
     * @param <V> the type of a value
     */
    record Merge<V>(BinaryOperator<V> merger) implements DuplicateKeys<V> {}

    /**
     * The second value fails the collection.
     *
     * @param <V> the type of a value
     * @return the policy
     */
    static <V> DuplicateKeys<V> fail() {
        return new Fail<>();
    }

    /**
     * The first value stays.
     *
     * @param <V> the type of a value
     * @return the policy
     */
    static <V> DuplicateKeys<V> first() {
        return new First<>();
    }

    /**
     * The last value stays.
     *
     * @param <V> the type of a value
     * @return the policy
     */
    static <V> DuplicateKeys<V> last() {
        return new Last<>();
    }

    /**
     * Both become one.
     *
     * @param merger makes it, from the earlier and the later value
     * @param <V> the type of a value
     * @return the policy
     */
    static <V> DuplicateKeys<V> merge(BinaryOperator<V> merger) {
        return new Merge<>(merger);
    }
}
