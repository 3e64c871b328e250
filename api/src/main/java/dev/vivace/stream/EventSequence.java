package dev.vivace.stream;

/**
 * An order other than that of the source, restored within a bounded buffer. Closed and immutable.
 *
 * @param <T> the type of an item
 */
public sealed interface EventSequence<T> permits ComparatorSequence, TimestampSequence, IdSequence {

    /** How many items wait at most for those that belong before them, when nobody says otherwise. */
    int DEFAULT_BUFFER = 1024;

    /**
     * How many items wait at most for those that belong before them. When one more comes, the first of them goes on.
     *
     * @return at least 1
     */
    int buffer();
}
