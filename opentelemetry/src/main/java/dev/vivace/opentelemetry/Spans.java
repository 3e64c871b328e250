package dev.vivace.opentelemetry;

import dev.vivace.AsyncTask;
import dev.vivace.RuntimeListener;
import dev.vivace.TraceContext;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.watch.RetryNotice;
import dev.vivace.watch.TaskWarning;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a runtime's tasks. A span begins on the task's thread when its work does, so that it is current there,
 * and is ended by the thread that tells the listeners, with the instants that the runtime knows. Thread-safe.
 */
final class Spans implements RuntimeListener {

    private final Tracer tracer;
    private final boolean tracedOnly;
    private final Map<TaskId, TaskSpan> live = new ConcurrentHashMap<>();
    private final Edges edges = new Edges(live);

    Spans(Tracer tracer, boolean tracedOnly) {
        this.tracer = tracer;
        this.tracedOnly = tracedOnly;
    }

    // ---------------------------------------------------------------- on the task's thread

    /** The context for a task's code, which has its span in it from the first call on. */
    Context begin(AsyncTask<?, TaskId> task, Context captured) {
        if (!isWanted(task) || task.status().isTerminal()) {
            return captured;
        }
        TaskSpan span = spanOf(task, captured);
        if (task.status().isTerminal()) {
            settled(task, task.status(), task.completedAt().orElseGet(task::createdAt)); // perhaps told already
        }
        return span.context();
    }

    private boolean isWanted(AsyncTask<?, ?> task) {
        return !tracedOnly || task.trace().isPresent();
    }

    private TaskSpan spanOf(AsyncTask<?, ?> task, Context captured) {
        TaskSpan known = live.get(task.id());
        if (known != null) {
            return known;
        }
        Context around = around(task, captured);
        return live.computeIfAbsent(task.id(), _ -> start(task, captured, around));
    }

    /** The context that the span is a child of: the captured one, if it is of the parent's code, else the parent's. */
    private Context around(AsyncTask<?, ?> task, Context captured) {
        AsyncTask<?, ?> parent = task.relationships().parent().orElse(null);
        if (parent == null || !isWanted(parent) || parent.status().isTerminal()) {
            return captured;
        }
        TaskSpan above = spanOf(parent, captured);
        return above == TaskSpan.of(captured) ? captured : above.inside(captured);
    }

    private TaskSpan start(AsyncTask<?, ?> task, Context captured, Context around) {
        TraceContext ids = task.trace().orElse(null);
        Context parent = ids == null ? around : Places.under(ids, around);
        SpanBuilder builder = tracer.spanBuilder(task.name().orElse("task"))
                .setParent(parent)
                .setStartTimestamp(task.startedAt().orElseGet(task::createdAt))
                .setAttribute(Keys.ID, task.id().text())
                .setAttribute(Keys.PATH, task.path())
                .setAttribute(Keys.PRIORITY, Keys.of(task.priority()));
        task.name().ifPresent(name -> builder.setAttribute(Keys.NAME, name));
        edges.into(task, captured).forEach(builder::addLink);
        return new TaskSpan(task, WantedIds.during(ids, builder::startSpan), around);
    }

    // ---------------------------------------------------------------- on the thread that tells listeners

    @Override
    public void onStatus(AsyncTask<?, ?> task, StatusChange change) {
        if (change.to().isTerminal() && isWanted(task)) {
            settled(task, change.to(), change.at());
        }
    }

    @Override
    public void onRetry(AsyncTask<?, ?> task, RetryNotice notice) {
        event(
                task,
                "task.retry",
                Attributes.of(
                        Keys.ATTEMPT,
                        (long) notice.attempt(),
                        Keys.DELAY,
                        notice.delay().toNanos() / 1e9,
                        Keys.ERROR,
                        Keys.of(notice.error())),
                notice.at());
    }

    @Override
    public void onError(AsyncTask<?, ?> task, AsyncTaskError error) {
        TaskSpan span = live.get(task.id());
        if (span != null) {
            record(span, task.errors());
        }
    }

    @Override
    public void onStalled(AsyncTask<?, ?> task) {
        event(task, "task.stalled", Attributes.empty(), null);
    }

    @Override
    public void onAbandoned(AsyncTask<?, ?> task) {
        event(task, "task.abandoned", Attributes.empty(), null);
    }

    @Override
    public void onWarning(AsyncTask<?, ?> task, TaskWarning warning) {
        event(task, "task.warning", Attributes.of(Keys.WARNING, warning.kind().name()), null);
    }

    private void event(AsyncTask<?, ?> task, String name, Attributes attributes, @Nullable Instant at) {
        TaskSpan span = live.get(task.id());
        if (span == null) {
            return; // no span is wanted, or it has ended
        }
        if (at == null) {
            span.span().addEvent(name, attributes);
        } else {
            span.span().addEvent(name, attributes, at);
        }
    }

    /** Ends the span once; a task whose work never ran has one too. */
    private void settled(AsyncTask<?, ?> task, TaskStatus status, Instant at) {
        TaskSpan ended = task.attempt() > 0 ? live.get(task.id()) : spanOf(task, Context.root());
        if (ended == null) {
            return;
        }
        edges.ended(task, ended);
        if (live.remove(task.id(), ended)) {
            record(ended, task.errors());
            Span span = ended.span();
            span.setAttribute(Keys.STATUS, status.name());
            span.setAttribute(Keys.ATTEMPT, (long) task.attempt());
            if (status == TaskStatus.FAILED) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end(at);
        }
    }

    /** Records the errors that are not in the span yet. */
    private static void record(TaskSpan span, List<AsyncTaskError> errors) {
        for (AsyncTaskError error : errors.subList(span.recorded(), errors.size())) {
            error.cause().ifPresent(span.span()::recordException);
            span.span().setAttribute(Keys.ERROR, Keys.of(error));
        }
        span.recorded(errors.size());
    }

    /** Ends what is open: nobody will tell when those tasks settle. */
    void close() {
        live.values().forEach(open -> open.span().end());
        live.clear();
    }
}
