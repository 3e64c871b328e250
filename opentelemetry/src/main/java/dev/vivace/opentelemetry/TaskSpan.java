package dev.vivace.opentelemetry;

import dev.vivace.AsyncTask;
import dev.vivace.TaskOrchestrator;
import dev.vivace.id.TaskId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The span of one task that has begun and not ended. Thread-safe, but for the count of errors. */
final class TaskSpan {

    /** Under which a context tells in whose code it is. */
    private static final ContextKey<TaskSpan> KEY = ContextKey.named("vivace-task");

    private final AsyncTask<?, ?> task;
    private final Span span;
    private final Context context;
    private final Map<TaskId, SpanContext> ended = new ConcurrentHashMap<>();

    // What the search found, and that there was one. Written by the threads that begin the first parts, each with the
    // same, and read by them and by the one that tells the listeners.
    private volatile @Nullable TaskOrchestrator<?, ?, TaskId> graph;
    private volatile boolean searched;

    // How many errors are in the span. Written and read by the thread that tells the listeners.
    private int recorded;

    TaskSpan(AsyncTask<?, ?> task, Span span, Context around) {
        this.task = task;
        this.span = span;
        this.context = inside(around);
    }

    /** The span in whose code a context was taken. */
    static @Nullable TaskSpan of(Context context) {
        return context.get(KEY);
    }

    Span span() {
        return span;
    }

    /** The orchestra that the task is, if it is one. Searched for once, as runtimes look through all their tasks. */
    @Nullable
    TaskOrchestrator<?, ?, TaskId> graph() {
        if (!searched) {
            graph = Edges.graphOf(task);
            searched = true;
        }
        return graph;
    }

    /** The same, if somebody searched. */
    @Nullable
    TaskOrchestrator<?, ?, TaskId> knownGraph() {
        return graph;
    }

    /** A context with this span in it, and otherwise that of somebody else. */
    Context inside(Context around) {
        return around.with(span).with(KEY, this);
    }

    /** What is current in the task's code. */
    Context context() {
        return context;
    }

    /** Remembers a child of an orchestra for the links of those that depend on it. */
    void childEnded(TaskId child, SpanContext where) {
        ended.put(child, where);
    }

    @Nullable
    SpanContext endedChild(TaskId child) {
        return ended.get(child);
    }

    int recorded() {
        return recorded;
    }

    void recorded(int errors) {
        recorded = errors;
    }
}
