package dev.vivace.opentelemetry;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vivace.AsyncTask;
import dev.vivace.Registration;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.priority.TaskPriority;
import dev.vivace.testkit.TestRuntime;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a backend gets of tasks that run in virtual time. */
class TaskSpansTest {

    private final TestRuntime test = TestRuntime.create();
    private final Backend backend = Backend.create();
    private final Registration registration = TaskTelemetry.on(test.runtime(), backend.telemetry());

    @AfterEach
    void close() {
        registration.close();
        test.close();
        backend.close();
    }

    @Test
    void aTaskIsASpanFromStartToEnd() throws Exception {
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .name("slow")
                .priority(TaskPriority.HIGH)
                .run(context -> {
                    context.sleep(Duration.ofSeconds(2));
                    return 1;
                });
        test.advance(Duration.ofSeconds(2));
        test.awaitQuiet();

        SpanData span = backend.span("slow");
        long start = TimeUnit.SECONDS.toNanos(TestRuntime.START.getEpochSecond());
        assertThat(span.getStartEpochNanos()).isEqualTo(start);
        assertThat(span.getEndEpochNanos()).isEqualTo(start + TimeUnit.SECONDS.toNanos(2));
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(text(span, "task.id")).isEqualTo(task.id().text());
        assertThat(text(span, "task.name")).isEqualTo("slow");
        assertThat(text(span, "task.path")).isEqualTo("slow");
        assertThat(text(span, "task.priority")).isEqualTo("HIGH");
        assertThat(text(span, "task.status")).isEqualTo("COMPLETED");
    }

    @Test
    void childrenHangUnderTheirParents() throws Exception {
        test.runtime()
                .<Integer>to()
                .name("parent")
                .run(() -> AsyncTask.<Integer>to()
                        .name("child")
                        .await(() -> AsyncTask.<Integer>to().name("grandchild").await(() -> 1)));
        test.awaitQuiet();

        assertThat(backend.span("child").getParentSpanContext().getSpanId())
                .isEqualTo(backend.span("parent").getSpanId());
        assertThat(backend.span("grandchild").getParentSpanContext().getSpanId())
                .isEqualTo(backend.span("child").getSpanId());
        assertThat(backend.spans())
                .extracting(SpanData::getTraceId)
                .containsOnly(backend.span("parent").getTraceId());
    }

    @Test
    void aChildThatIsStartedFromOutsideHangsUnderItsParentToo() throws Exception {
        CompletableFuture<Integer> gate = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> parent =
                test.runtime().<Integer>to().name("parent").run(context -> context.await(gate));
        test.awaitQuiet();
        test.runtime().<Integer>to().name("child").parent(parent).run(() -> 1);
        test.awaitQuiet();
        gate.complete(1);
        test.awaitQuiet();

        assertThat(backend.span("child").getParentSpanContext().getSpanId())
                .isEqualTo(backend.span("parent").getSpanId());
    }

    @Test
    void theSpanThatWasCurrentWhereARootWasMadeIsItsParent() throws Exception {
        Span request =
                backend.telemetry().getTracer("test").spanBuilder("request").startSpan();
        try (Scope _ = request.makeCurrent()) {
            test.runtime().<Integer>to().name("root").run(() -> 1);
        }
        test.awaitQuiet();
        request.end();

        assertThat(backend.span("root").getParentSpanContext().getSpanId())
                .isEqualTo(backend.span("request").getSpanId());
    }

    @Test
    void aSpanOfTheWorkIsBetweenParentAndChild() throws Exception {
        test.runtime().<Integer>to().name("parent").run(() -> {
            Span step =
                    backend.telemetry().getTracer("test").spanBuilder("step").startSpan();
            try (Scope _ = step.makeCurrent()) {
                return AsyncTask.<Integer>to().name("child").await(() -> 1);
            } finally {
                step.end();
            }
        });
        test.awaitQuiet();

        assertThat(backend.span("step").getParentSpanContext().getSpanId())
                .isEqualTo(backend.span("parent").getSpanId());
        assertThat(backend.span("child").getParentSpanContext().getSpanId())
                .isEqualTo(backend.span("step").getSpanId());
    }

    @Test
    void retriesAreEventsAndExceptionsAreRecorded() throws Exception {
        test.runtime()
                .<Integer>to()
                .name("fetch")
                .retry(2, RetryStrategy.fixed(Duration.ofMillis(250)))
                .run(() -> {
                    throw new IOException("no answer");
                });
        test.advance(Duration.ofSeconds(1));
        test.awaitQuiet();

        SpanData span = backend.span("fetch");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(span, "task.status")).isEqualTo("FAILED");
        assertThat(text(span, "error.type")).isEqualTo("java.io.IOException");
        assertThat(span.getAttributes().get(longKey("task.attempt"))).isEqualTo(3);
        List<EventData> retries = events(span, "task.retry");
        assertThat(retries)
                .extracting(event -> event.getAttributes().get(longKey("task.attempt")))
                .containsExactly(1L, 2L);
        assertThat(retries.get(1).getEpochNanos() - retries.get(0).getEpochNanos())
                .isEqualTo(TimeUnit.MILLISECONDS.toNanos(250));
        assertThat(events(span, "exception"))
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.getAttributes().get(stringKey("exception.message")))
                        .isEqualTo("no answer"));
    }

    @Test
    void theSpanIsCurrentInWorkRetriesFallbackAndHandlers() throws Exception {
        ConcurrentLinkedQueue<String> current = new ConcurrentLinkedQueue<>();
        test.runtime()
                .<Integer>to()
                .name("task")
                .retry(1, RetryStrategy.immediate())
                .fallback(_ -> {
                    TaskContext context = AsyncTask.current().orElseThrow();
                    current.add(spanHere());
                    context.onCancel(_ -> current.add(spanHere()));
                    context.task().cancel(CancellationLevel.GRACEFUL);
                    context.checkpoint();
                    return 1;
                })
                .run(() -> {
                    current.add(spanHere());
                    throw new IOException("no");
                });
        test.awaitQuiet();

        assertThat(current).hasSize(4).containsOnly(backend.span("task").getSpanId());
    }

    @Test
    void aCancelledTaskIsNoErrorAndOneThatNeverStartedHasASpan() throws Exception {
        SpawningTask<Integer, TaskId> task =
                test.runtime().<Integer>to().name("never").prepare(() -> 1);
        task.cancel(CancellationLevel.GRACEFUL);
        test.awaitQuiet();

        SpanData span = backend.span("never");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(text(span, "task.status")).isEqualTo("CANCELLED");
    }

    @Test
    void aDeadlineThatPassesIsAnError() throws Exception {
        test.runtime()
                .<Integer>to()
                .name("late")
                .timeout(Duration.ofSeconds(1))
                .run(context -> context.await(new CompletableFuture<>()));
        test.advance(Duration.ofSeconds(1));
        test.awaitQuiet();

        SpanData span = backend.span("late");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(span, "error.type")).isEqualTo("Timeout");
    }

    @Test
    void noSpanIsMadeAfterTheRegistrationIsClosed() throws Exception {
        registration.close();
        test.runtime().<Integer>to().run(() -> 1);
        test.awaitQuiet();

        assertThat(backend.spans()).isEmpty();
    }

    @Test
    void closingTheRegistrationEndsWhatIsOpen() throws Exception {
        test.runtime().<Integer>to().name("open").run(context -> context.await(new CompletableFuture<>()));
        test.awaitQuiet();
        registration.close();

        assertThat(backend.span("open").hasEnded()).isTrue();
    }

    @Test
    void aRuntimeHasOneSetOfSpans() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TaskTelemetry.on(test.runtime(), backend.telemetry()))
                .withMessageContaining("spans already");
    }

    private static String spanHere() {
        return Span.current().getSpanContext().getSpanId();
    }

    private static List<EventData> events(SpanData span, String name) {
        return span.getEvents().stream()
                .filter(event -> event.getName().equals(name))
                .toList();
    }

    private static String text(SpanData span, String key) {
        return String.valueOf(span.getAttributes().get(stringKey(key)));
    }
}
