package dev.vivace.stream;

import dev.vivace.id.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * One event of a pipeline (row 25).
 *
 * @param <T> the type of the data
 */
public interface StreamingEvent<T> {

    /** What an event means for the stream. */
    enum Type {
        /** The last event of a stream that came to its end. */
        FINAL,
        /** An item; more may follow. */
        CONTINUE,
        /** The last event of a stream that failed. */
        ERROR,
        /** The last event of a stream that was cancelled. */
        CANCELLATION
    }

    /**
     * The number of the event in its stream.
     *
     * @return 1 for the first, then one more each
     */
    long id();

    /**
     * The task whose event it is.
     *
     * @return the pipeline's id
     */
    TaskId taskId();

    /**
     * When it was made.
     *
     * @return the instant
     */
    Instant createdAt();

    /**
     * When a receiver took it.
     *
     * @return the instant, once it is reached
     */
    Optional<Instant> startedAt();

    /**
     * When the receiver was done with it.
     *
     * @return the instant, once it is reached
     */
    Optional<Instant> completedAt();

    /**
     * What it means for the stream.
     *
     * @return the type
     */
    Type type();
}
