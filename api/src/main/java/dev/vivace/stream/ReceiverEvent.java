package dev.vivace.stream;

import dev.vivace.id.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An item as a receiver got it and, for whoever watches, what the receiver made of it. Immutable.
 *
 * <p>An interface, so that a pipeline that hands over a hundred million items a second need not make ids and instants for
 * those that nobody asks. Items that are handed over together share one reading of the clock.
 *
 * @param <T> the type of the item
 * @param <C> the type of a collected item
 */
public non-sealed interface ReceiverEvent<T, C> extends StreamingEvent<T> {

    /**
     * Which attempt this is.
     *
     * @return 1 for the first, then one more for each retry of this item
     */
    int attempt();

    /**
     * What the receiver collected from the item.
     *
     * @return a copy; empty until the receiver is done
     */
    List<C> collected();

    @Override
    default Type type() {
        return Type.CONTINUE;
    }

    /**
     * An event with all its parts. For tests of receivers, and for authors of pipelines.
     *
     * @param id the number that the sender gave it, at least 1
     * @param taskId the pipeline
     * @param createdAt the time that the sender gave it
     * @param startedAt when the receiver took it
     * @param completedAt when the receiver was done with it, not before it took it
     * @param data the item
     * @param attempt at least 1
     * @param collected what the receiver collected from it
     * @param <T> the type of the item
     * @param <C> the type of a collected item
     * @return the event
     * @throws IllegalArgumentException naming the argument and its value
     */
    static <T, C> ReceiverEvent<T, C> of(
            long id,
            TaskId taskId,
            Instant createdAt,
            Optional<Instant> startedAt,
            Optional<Instant> completedAt,
            T data,
            int attempt,
            List<C> collected) {
        return new ReceivedItem<>(id, taskId, createdAt, startedAt, completedAt, data, attempt, collected);
    }
}
