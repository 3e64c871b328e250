package dev.vivace.message;

import dev.vivace.id.TaskId;

/** Where messages to another task go in. Thread-safe. */
public interface MessageOutlet {

    /**
     * Sends, and waits for room where the channel says so.
     *
     * @param message what to say
     * @throws InterruptedException when the thread is interrupted while it waits
     * @throws dev.vivace.error.AsyncTaskException ResourceLimit when the channel is full and rejects, InvalidState when
     *     the other side has ended
     */
    void send(TaskMessage<?> message) throws InterruptedException;

    /**
     * Sends an envelope that was made with a {@link TaskMessageBuilder}.
     *
     * @param envelope what to say, from whom, to whom
     * @throws InterruptedException when the thread is interrupted while it waits
     * @throws dev.vivace.error.AsyncTaskException as {@link #send(TaskMessage)} does
     */
    void send(TaskEnvelope<?, ? extends TaskId> envelope) throws InterruptedException;

    /**
     * Sends when that is possible without waiting.
     *
     * @param message what to say
     * @return false when there is no room or the other side has ended
     */
    boolean trySend(TaskMessage<?> message);
}
