package dev.vivace.stream;

import dev.vivace.id.TaskId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event of a pipeline (row 25): an item as it was sent, an item as it was received, or the one event that ends the
 * stream. Closed and immutable.
 *
 * @param <T> the type of the data
 */
public sealed interface StreamingEvent<T extends @Nullable Object> permits SenderEvent, ReceiverEvent, FinalEvent {

    /** What an event means for the stream. */
    enum Type {
        /** The last event of a stream that came to its end. */
        FINAL,
        /** An item; more may follow. */
        CONTINUE,
        /** The last event of a stream that failed. */
        ERROR,
        /** The last event of a stream that was cancelled. */
        CANCELLATION;

        /**
         * Whether nothing comes after an event of this type.
         *
         * @return false for CONTINUE only
         */
        public boolean isTerminal() {
            return this != CONTINUE;
        }
    }

    /**
     * The number of the event in its stream. An item keeps its number from the sender to the receiver.
     *
     * @return 1 for the first item, then one more each
     */
    long id();

    /**
     * The pipeline.
     *
     * @return the id of its task
     */
    TaskId taskId();

    /**
     * When it was made.
     *
     * @return the time that the source gave it, else the time at which it crossed to the receiver, to which items that cross
     *     together share one reading of the clock; a {@link SenderEvent} has the time at which it was sent
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
     * The item, or of the last event the collection.
     *
     * @return the data
     */
    T data();

    /**
     * What it means for the stream.
     *
     * @return the type
     */
    Type type();
}
