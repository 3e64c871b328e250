package dev.vivace.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.AsyncTask;
import dev.vivace.OrchestraProvider;
import dev.vivace.RuntimeProvider;
import dev.vivace.stream.ReceiverStrategy;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.data.LinkData;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Graphs and pipelines in a trace. */
class OrchestraSpansTest {

    @Test
    void edgesOfAGraphAreLinks() throws Exception {
        try (Backend backend = Backend.create();
                var runtime = RuntimeProvider.find()
                        .runtimeBuilder()
                        .maxConcurrency(4)
                        .build()) {
            TaskTelemetry.on(runtime, backend.telemetry());
            try (var orchestra = OrchestraProvider.find().open(runtime, "nightly")) {
                var left = orchestra.register(runtime.<Integer>to().name("left").prepare(() -> 1));
                var right =
                        orchestra.register(runtime.<Integer>to().name("right").prepare(() -> 2));
                var sum = orchestra.register(runtime.<Integer>to()
                        .name("sum")
                        .prepare(context -> context.resultOf(left) + context.resultOf(right)));
                orchestra.addDependency(sum.id(), left.id());
                orchestra.addDependency(sum.id(), right.id());
                orchestra.startAll();
                orchestra.join();
            }
            runtime.awaitQuiet();

            assertThat(backend.span("sum").getLinks())
                    .extracting(LinkData::getSpanContext)
                    .extracting(SpanContext::getSpanId)
                    .containsExactlyInAnyOrder(
                            backend.span("left").getSpanId(),
                            backend.span("right").getSpanId());
            assertThat(backend.span("left").getLinks()).isEmpty();
            assertThat(List.of(backend.span("left"), backend.span("right"), backend.span("sum")))
                    .extracting(span -> span.getParentSpanContext().getSpanId())
                    .containsOnly(backend.span("nightly").getSpanId());
        }
    }

    @Test
    void receiversOfAPipelineAreInItsTrace() throws Exception {
        ConcurrentLinkedQueue<String> traces = new ConcurrentLinkedQueue<>();
        try (Backend backend = Backend.create();
                var runtime = RuntimeProvider.find()
                        .runtimeBuilder()
                        .maxConcurrency(4)
                        .build()) {
            TaskTelemetry.on(runtime, backend.telemetry());
            runtime.<Integer>to()
                    .name("outer")
                    .await(() -> AsyncTask.<String>emits()
                            .name("ingest")
                            .sender(collector -> collector.of(List.of("a", "b")))
                            .receiver(
                                    (event, collector) -> traces.add(
                                            Span.current().getSpanContext().getTraceId()),
                                    ReceiverStrategy.parallel(2))
                            .awaitFinalEvent((event, collector) -> 1));
            runtime.awaitQuiet();

            assertThat(traces).hasSize(2).containsOnly(backend.span("outer").getTraceId());
            assertThat(backend.span("ingest").getParentSpanContext().getSpanId())
                    .isEqualTo(backend.span("outer").getSpanId());
        }
    }
}
