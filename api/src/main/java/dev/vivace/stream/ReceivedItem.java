package dev.vivace.stream;

import dev.vivace.id.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A {@link ReceiverEvent} whose parts are all there. The item's own time may be any, so only the receiver's are compared. */
record ReceivedItem<T, C>(
        long id,
        TaskId taskId,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt,
        T data,
        int attempt,
        List<C> collected)
        implements ReceiverEvent<T, C> {

    ReceivedItem {
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
}
