package dev.vivace.pipelines;

import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.stream.FinalEvent;
import dev.vivace.stream.StreamingEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who follows a pipeline's events. */
final class Events {

    /** Nobody follows, and nobody can. */
    static final Events NONE = new Events(null);

    private final @Nullable Runtime<?, ?> runtime;
    private final List<Line<StreamingEvent<?>>> lines = new CopyOnWriteArrayList<>();

    // Set by who adds the first listener and never cleared, so that a pipeline without any asks no more than this.
    private volatile boolean followed;

    Events(@Nullable Runtime<?, ?> runtime) {
        this.runtime = runtime;
    }

    boolean isEmpty() {
        return !followed;
    }

    void tell(StreamingEvent<?> event, TaskContext context) throws Exception {
        for (Line<StreamingEvent<?>> line : lines) {
            line.tell(event, context);
        }
    }

    Registration add(
            Consumer<? super StreamingEvent<?>> listener,
            SpawningTask<?, ?> task,
            Supplier<? extends FinalEvent<?, ?, ?, ?>> last) {
        Line<StreamingEvent<?>> line = new Line<>(listener, Checks.notNull("runtime", runtime));
        lines.add(line);
        followed = true;
        Registration end = task.onStatus(change -> {
            if (change.to().isTerminal()) {
                line.last(last.get());
                lines.remove(line);
            }
        });
        return () -> {
            end.close();
            lines.remove(line);
            line.remove();
        };
    }
}
