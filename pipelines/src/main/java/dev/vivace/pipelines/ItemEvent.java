package dev.vivace.pipelines;

import dev.vivace.id.TaskId;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.ReceiverEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An item that a receiver works on. Ids and instants are made when they are asked for. */
final class ItemEvent<T, C> implements ReceiverEvent<T, C> {

    private final Moments moments;
    private final long id;
    private final Object crossed;
    private final long takenNanos;
    private final int attempt;

    ItemEvent(Moments moments, long id, Object crossed, long takenNanos, int attempt) {
        this.moments = moments;
        this.id = id;
        this.crossed = crossed;
        this.takenNanos = takenNanos;
        this.attempt = attempt;
    }

    @Override
    public long id() {
        return moments.number(id);
    }

    @Override
    public TaskId taskId() {
        return moments.taskId();
    }

    @Override
    public Instant createdAt() {
        Instant own = Sent.createdAtOf(crossed);
        return own != null ? own : moments.at(takenNanos);
    }

    @Override
    public Optional<Instant> startedAt() {
        return Optional.of(moments.at(takenNanos));
    }

    @Override
    public Optional<Instant> completedAt() {
        return Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked") // the sender put it in
    public T data() {
        return (T) Sent.itemOf(crossed);
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public List<C> collected() {
        return List.of();
    }

    /** Throws what the source said of an item that it could not read. */
    void throwIfBad() throws BadItemException {
        if (crossed instanceof Sent sent && sent.item() instanceof BadItemException bad) {
            throw bad;
        }
    }

    /** The event for whoever watches, when the receiver is done. */
    ReceiverEvent<T, C> completed(List<C> collected) {
        return ReceiverEvent.of(
                id(), taskId(), createdAt(), startedAt(), Optional.of(moments.now()), data(), attempt, collected);
    }

    @Override
    public String toString() {
        return "item " + id() + " (attempt " + attempt + "): " + data();
    }
}
