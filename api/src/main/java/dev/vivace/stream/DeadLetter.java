package dev.vivace.stream;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import java.time.Instant;

/**
 * An item that failed for good. It can be sent again: give the letters to a sender's {@code replay}.
 *
 * @param eventId the number of the item in its stream
 * @param taskId the pipeline
 * @param item the item
 * @param attempts how often it was tried, at least 1
 * @param error why the last attempt failed
 * @param at when
 * @param <T> the type of the item
 */
public record DeadLetter<T>(long eventId, TaskId taskId, T item, int attempts, AsyncTaskError error, Instant at) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public DeadLetter {
        Checks.atLeast("eventId", 1, eventId);
        Checks.atLeast("attempts", 1, attempts);
    }
}
