package dev.vivace.stream;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item that failed for good. It can be sent again: give the letters to a sender's {@code replay}.
 *
 * @param eventId the number of the item in its stream
 * @param taskId the pipeline
 * @param item the item; null when it could not even be read, as {@link #isUnreadable} says
 * @param attempts how often it was tried, at least 1
 * @param error why the last attempt failed
 * @param at when
 * @param <T> the type of the item
 */
public record DeadLetter<T>(
        long eventId, TaskId taskId, @Nullable T item, int attempts, AsyncTaskError error, Instant at) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public DeadLetter {
        Checks.atLeast("eventId", 1, eventId);
        Checks.atLeast("attempts", 1, attempts);
    }

    /**
     * The item.
     *
     * @return what failed
     * @throws IllegalStateException when it could not even be read
     */
    @Override
    public T item() {
        if (item == null) {
            throw new IllegalStateException("item " + eventId + " could not be read: " + error.message());
        }
        return item;
    }

    /**
     * Whether the source could not make an item of it; the error then carries the {@link BadItemException}, with its text.
     *
     * @return false for an item that a receiver failed on
     */
    public boolean isUnreadable() {
        return item == null;
    }
}
