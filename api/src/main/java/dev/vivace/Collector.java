package dev.vivace;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.stream.StreamCounts;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline passes through (row 26): takes sources on the sending side, items and errors on the receiving side, and
 * hands out the collection at the end. An item with a key is a {@link dev.vivace.stream.Keyed}.
 *
 * <p>Thread-safe: parallel receivers share it. What a receiver collects from an item counts only when the receiver
 * returns; a failed attempt leaves nothing behind.
 *
 * @param <T> the type of an item that is sent
 * @param <C> the type of a collected item
 * @param <Collection> the type of the collection
 */
public interface Collector<T, C, Collection extends @Nullable Object> extends Sources<T> {

    /**
     * Collects an item. A receiver may collect none or many.
     *
     * @param item the item
     */
    void collect(C item);

    /**
     * Makes a dead letter of the item at hand, without another attempt, and lets the pipeline go on.
     *
     * @param error why
     */
    void reject(AsyncTaskError error);

    /**
     * How far the pipeline is.
     *
     * @return a snapshot
     */
    StreamCounts counts();

    /**
     * The collection.
     *
     * @return what was collected
     * @throws dev.vivace.error.AsyncTaskException InvalidState before the final event
     */
    Collection collected();
}
