package dev.vivace.message;

import dev.vivace.id.TaskId;
import java.time.Duration;
import java.util.Optional;

/** Where messages of other tasks come out, in the order in which they went in. Thread-safe. */
public interface MessageInlet {

    /**
     * The next message, waiting for it.
     *
     * @return the message and who sent it
     * @throws InterruptedException when the thread is interrupted while it waits
     * @throws dev.vivace.error.AsyncTaskException InvalidState when nobody is left who could send one
     */
    TaskEnvelope<?, ? extends TaskId> receive() throws InterruptedException;

    /**
     * The next message, waiting for it so long at most.
     *
     * @param patience zero to look only
     * @return the message, or nothing
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    Optional<TaskEnvelope<?, ? extends TaskId>> poll(Duration patience) throws InterruptedException;
}
