package dev.vivace;

import dev.vivace.stream.FinalEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is made of the end of a stream.
 *
 * @param <T> the type of an item that was sent
 * @param <C> the type of a collected item
 * @param <Collection> the type of the collection
 * @param <R> the type of what is made
 */
@FunctionalInterface
public interface FinalWork<T, C, Collection extends @Nullable Object, R extends @Nullable Object> {

    /**
     * Handles the last event, on the thread that waits for it.
     *
     * @param event FINAL, ERROR or CANCELLATION, with the counts
     * @param collector hands out the collection
     * @return what is made of it
     */
    R handle(FinalEvent<T, C, ?, Collection> event, Collector<T, C, Collection> collector);
}
