package dev.vivace.stream;

import dev.vivace.id.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An item as a receiver got it and, for whoever watches, what the receiver made of it.
 *
 * @param id the number that the sender gave it
 * @param taskId the pipeline
 * @param createdAt the time that the sender gave it
 * @param startedAt when the receiver took it
 * @param completedAt when the receiver was done with it
 * @param data the item
 * @param attempt 1 for the first, then one more for each retry of this item
 * @param collected what the receiver collected from it, empty until it is done
 * @param <T> the type of the item
 * @param <C> the type of a collected item
 */
public record ReceiverEvent<T, C>(
        long id,
        TaskId taskId,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt,
        T data,
        int attempt,
        List<C> collected)
        implements StreamingEvent<T> {

    /**
     * Checks the numbers and copies the list. The item's own time may be any, so only the receiver's times are compared.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public ReceiverEvent {
        Checks.atLeast("id", 1, id);
        Checks.atLeast("attempt", 1, attempt);
        if (completedAt.isPresent()) {
            Checks.notBefore(
                    "completedAt",
                    completedAt,
                    "startedAt",
                    startedAt.orElseThrow(() -> new IllegalArgumentException(
                            "startedAt must be there when completedAt is, which is " + completedAt.get())));
        }
        collected = List.copyOf(collected);
    }

    @Override
    public Type type() {
        return Type.CONTINUE;
    }
}
