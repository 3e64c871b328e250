package dev.vivace.stream;

import dev.vivace.id.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * An item as the sender took it from its source.
 *
 * @param id 1 for the first, then one more each
 * @param taskId the pipeline
 * @param createdAt the time that the source gave it, else the time at which it was sent
 * @param data the item
 * @param position where the source goes on after this item, when it can resume
 * @param <T> the type of the item
 */
public record SenderEvent<T>(long id, TaskId taskId, Instant createdAt, T data, Optional<String> position)
        implements StreamingEvent<T> {

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException when it is below 1
     */
    public SenderEvent {
        Checks.atLeast("id", 1, id);
    }

    @Override
    public Optional<Instant> startedAt() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> completedAt() {
        return Optional.empty();
    }

    @Override
    public Type type() {
        return Type.CONTINUE;
    }
}
