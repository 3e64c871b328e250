package dev.vivace.stream;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one event that ends a stream, with the collection and the counts. After an error or a cancellation the collection
 * holds what was collected until then.
 *
 * @param id one more than the last item's
 * @param taskId the pipeline
 * @param createdAt when the pipeline was made
 * @param startedAt when it was started
 * @param completedAt when it ended
 * @param type FINAL, ERROR or CANCELLATION
 * @param data the collection
 * @param counts how many items went where
 * @param error why it ended early; empty exactly for FINAL
 * @param stoppedBy the item whose failure ended the stream; empty when no item did
 * @param <T> the type of an item that was sent
 * @param <C> the type of a collected item
 * @param <Item> the type of what the collection takes in: C, or a supertype of it
 * @param <Collection> the type of the collection
 */
@SuppressWarnings("UnusedTypeParameter") // C and Item say what a collection is made of, to whoever reads a signature
public record FinalEvent<T, C, Item, Collection extends @Nullable Object>(
        long id,
        TaskId taskId,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt,
        Type type,
        Collection data,
        StreamCounts counts,
        Optional<AsyncTaskError> error,
        Optional<DeadLetter<T>> stoppedBy)
        implements StreamingEvent<Collection> {

    /**
     * Checks that type, error and instants agree.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public FinalEvent {
        Checks.atLeast("id", 1, id);
        if (!type.isTerminal()) {
            throw new IllegalArgumentException("type must be FINAL, ERROR or CANCELLATION, was " + type);
        }
        if (error.isPresent() != (type != Type.FINAL)) {
            throw new IllegalArgumentException("error must be there unless type is FINAL, was " + error + " " + type);
        }
        if (stoppedBy.isPresent() && type != Type.ERROR) {
            throw new IllegalArgumentException("stoppedBy must be empty unless type is ERROR, was " + stoppedBy.get());
        }
        Checks.notBefore("startedAt", startedAt, "createdAt", createdAt);
        Checks.notBefore("completedAt", completedAt, "startedAt", startedAt.orElse(createdAt));
    }

    /**
     * The collection; the same as {@link #data()}.
     *
     * @return what was collected
     */
    public Collection collection() {
        return data;
    }
}
