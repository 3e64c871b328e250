package dev.vivace.opentelemetry;

import dev.vivace.AsyncTask;
import dev.vivace.Orchestra;
import dev.vivace.TaskOrchestrator;
import dev.vivace.error.OrchestratorException;
import dev.vivace.id.TaskId;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links along the edges of orchestras: from the span of a task to those of the tasks that it depends on. */
final class Edges {

    private final Map<TaskId, TaskSpan> live;

    /** Looks into the spans that have not ended. */
    Edges(Map<TaskId, TaskSpan> live) {
        this.live = live;
    }

    /** What a task is behind its handle. */
    @SuppressWarnings("unchecked") // every kind of id is a TaskId, and ids are only compared here
    static @Nullable TaskOrchestrator<?, ?, TaskId> graphOf(AsyncTask<?, ?> task) {
        return task.runtime()
                .find(task.id().text())
                .filter(Orchestra.class::isInstance)
                .map(facade -> (TaskOrchestrator<?, ?, TaskId>) facade)
                .orElse(null);
    }

    /**
     * The places of the tasks that a task depends on. A task that was made in its parent's own code is in no graph of it,
     * and costs no search.
     */
    List<SpanContext> into(AsyncTask<?, ?> task, Context madeIn) {
        TaskSpan above = above(task);
        if (above == null || above == TaskSpan.of(madeIn)) {
            return List.of();
        }
        TaskOrchestrator<?, ?, TaskId> graph = above.graph();
        return graph == null
                ? List.of()
                : dependencies(graph, task.id()).stream()
                        .map(dependency -> placeOf(dependency, above))
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** Keeps the place of a task that has ended, for those that depend on it; forgotten when the orchestra ends. */
    void ended(AsyncTask<?, ?> task, TaskSpan span) {
        TaskSpan above = above(task);
        if (above != null && above.knownGraph() != null) {
            above.childEnded(task.id(), span.span().getSpanContext());
        }
    }

    private @Nullable TaskSpan above(AsyncTask<?, ?> task) {
        return task.relationships()
                .parent()
                .map(parent -> live.get(parent.id()))
                .orElse(null);
    }

    /** The end of a task is told a little after its dependents start, so it may be in either place. */
    private @Nullable SpanContext placeOf(TaskId dependency, TaskSpan above) {
        TaskSpan running = live.get(dependency);
        return running == null ? above.endedChild(dependency) : running.span().getSpanContext();
    }

    private static Set<TaskId> dependencies(TaskOrchestrator<?, ?, TaskId> graph, TaskId id) {
        try {
            return graph.dependencies(id);
        } catch (OrchestratorException e) {
            return Set.of(); // a child of the orchestra's own task that is in no graph
        }
    }
}
