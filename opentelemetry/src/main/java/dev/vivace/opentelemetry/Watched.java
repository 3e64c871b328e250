package dev.vivace.opentelemetry;

import dev.vivace.AsyncTask;
import dev.vivace.Runtime;
import dev.vivace.id.TaskId;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which runtimes have spans. The carrier is found by {@code ServiceLoader} and serves all runtimes, so it asks here for
 * the one whose task it is. Thread-safe.
 */
final class Watched {

    private static final Map<Runtime<?, ?>, Spans> RUNTIMES = new ConcurrentHashMap<>();

    private Watched() {}

    /** Adds a runtime; a runtime has one set of spans at a time. */
    static void add(Runtime<?, ?> runtime, Spans spans) {
        if (RUNTIMES.putIfAbsent(runtime, spans) != null) {
            throw new IllegalStateException("this runtime has spans already: close the earlier registration first");
        }
    }

    static void remove(Runtime<?, ?> runtime, Spans spans) {
        RUNTIMES.remove(runtime, spans);
    }

    /** The context for the task whose code is about to run on this thread. */
    static Context contextHere(Context captured) {
        if (RUNTIMES.isEmpty()) {
            return captured;
        }
        AsyncTask<?, TaskId> task =
                AsyncTask.current().map(context -> context.task()).orElse(null);
        return task == null ? captured : contextOf(task, captured);
    }

    private static Context contextOf(AsyncTask<?, TaskId> task, Context captured) {
        @Nullable Spans spans = RUNTIMES.get(task.runtime());
        return spans == null ? captured : spans.begin(task, captured);
    }
}
