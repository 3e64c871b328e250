package dev.vivace.runtime;

import dev.vivace.context.ContextCarrier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thread state that was captured where a task was made, put into the thread that runs its code. */
final class Carried implements AutoCloseable {

    private final List<ContextCarrier.Restoration> restorations = new ArrayList<>();

    private Carried() {}

    static @Nullable List<ContextCarrier.Snapshot> capture(List<ContextCarrier> carriers) {
        return carriers.isEmpty()
                ? null
                : carriers.stream().map(ContextCarrier::capture).toList();
    }

    static Carried restore(@Nullable List<ContextCarrier.Snapshot> snapshots) {
        Carried carried = new Carried();
        if (snapshots != null) {
            snapshots.forEach(snapshot -> carried.restorations.add(snapshot.restore()));
        }
        return carried;
    }

    /** Gives the thread back what it had, last first. */
    @Override
    public void close() {
        restorations.reversed().forEach(ContextCarrier.Restoration::close);
    }
}
