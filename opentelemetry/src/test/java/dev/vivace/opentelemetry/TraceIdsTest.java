package dev.vivace.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.AsyncTask;
import dev.vivace.SpawningTask;
import dev.vivace.TraceContext;
import dev.vivace.id.TaskId;
import dev.vivace.testkit.TestRuntime;
import io.opentelemetry.api.trace.Span;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ids that a traced task tells of itself are those of its span. */
class TraceIdsTest {

    private final TestRuntime test = TestRuntime.create();
    private final Backend backend = Backend.with(TaskIds.generator());

    @AfterEach
    void close() {
        test.close();
        backend.close();
    }

    @Test
    void aTracedTaskAndItsTracedChildHaveTheirOwnIds() throws Exception {
        TaskTelemetry.on(test.runtime(), backend.telemetry());
        CompletableFuture<TraceContext> inner = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .name("outer")
                .tracing(true)
                .run(() -> AsyncTask.<Integer>to().name("inner").tracing(true).await(context -> {
                    inner.complete(context.task().trace().orElseThrow());
                    return 1;
                }));
        test.awaitQuiet();

        TraceContext outer = task.trace().orElseThrow();
        assertThat(backend.span("outer").getTraceId()).isEqualTo(outer.traceId());
        assertThat(backend.span("outer").getSpanId()).isEqualTo(outer.spanId());
        assertThat(backend.span("inner").getTraceId()).isEqualTo(outer.traceId());
        assertThat(backend.span("inner").getSpanId()).isEqualTo(inner.get().spanId());
        assertThat(backend.span("inner").getParentSpanContext().getSpanId())
                .isEqualTo(inner.get().parentSpanId().orElseThrow());
    }

    @Test
    void spansOfTheWorkItselfGetIdsOfTheirOwn() throws Exception {
        TaskTelemetry.on(test.runtime(), backend.telemetry());
        test.runtime().<Integer>to().name("task").tracing(true).run(() -> {
            Span step =
                    backend.telemetry().getTracer("test").spanBuilder("step").startSpan();
            step.end();
            return 1;
        });
        test.awaitQuiet();

        assertThat(backend.span("step").getSpanId())
                .isNotEqualTo(backend.span("task").getSpanId());
        assertThat(backend.span("step").getTraceId())
                .isEqualTo(backend.span("task").getTraceId());
    }

    @Test
    void onlyTracedTasksHaveSpansWhenThatIsAskedFor() throws Exception {
        TaskTelemetry.of(backend.telemetry()).tracedOnly().listenTo(test.runtime());
        test.runtime()
                .<Integer>to()
                .name("traced")
                .tracing(true)
                .run(() -> AsyncTask.<Integer>to()
                        .name("plain")
                        .await(() -> AsyncTask.<Integer>to()
                                .name("inner")
                                .tracing(true)
                                .await(() -> 1)));
        test.awaitQuiet();

        assertThat(backend.spans()).extracting(span -> span.getName()).containsExactlyInAnyOrder("traced", "inner");
        assertThat(backend.span("inner").getParentSpanContext().getSpanId())
                .isEqualTo(backend.span("traced").getSpanId());
    }
}
