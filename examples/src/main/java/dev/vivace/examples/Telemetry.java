package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.Registration;
import dev.vivace.RuntimeProvider;
import dev.vivace.jfr.JfrEvents;
import dev.vivace.logging.TaskEventKind;
import dev.vivace.logging.TaskLog;
import dev.vivace.micrometer.TaskMetrics;
import dev.vivace.opentelemetry.TaskIds;
import dev.vivace.opentelemetry.TaskTelemetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.lang.System.Logger.Level;
import java.util.Set;

/** What tasks do, told to the flight recorder, to a log, to a registry of metrics, and to OpenTelemetry. */
public final class Telemetry {

    private Telemetry() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(traceOfAnOrder());
        System.out.println(ordersCounted());
    }

    /** The trace id that the order sees: that of its span, and the one that the task itself tells. */
    static boolean traceOfAnOrder() throws InterruptedException {
        try (OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
                        .setTracerProvider(SdkTracerProvider.builder()
                                .setIdGenerator(TaskIds.generator())
                                .addSpanProcessor(SimpleSpanProcessor.create(SpanExporter.composite()))
                                .build())
                        .build();
                var runtime =
                        RuntimeProvider.find().runtimeBuilder().name("orders").build();
                Registration _ = TaskTelemetry.on(runtime, telemetry)) {
            return runtime.<Boolean>to().name("order").tracing(true).await(context -> {
                String told = context.task().trace().orElseThrow().traceId();
                return told.equals(Span.current().getSpanContext().getTraceId());
            });
        }
    }

    /** How many orders the registry has counted. */
    static double ordersCounted() throws InterruptedException {
        MeterRegistry registry = new SimpleMeterRegistry();
        OpenTelemetry telemetry = OpenTelemetry.noop();
        try (var runtime = RuntimeProvider.find()
                .runtimeBuilder()
                .name("orders")
                .maxConcurrency(4)
                .listener(JfrEvents.listener())
                .build()) {
            Registration lines = TaskLog.to(System.getLogger("orders"))
                    .level(TaskEventKind.RETRIED, Level.DEBUG)
                    .withCauses()
                    .listenTo(runtime);
            Registration meters =
                    TaskMetrics.of(registry).names(Set.of("order", "invoice")).listenTo(runtime);
            Registration spans = TaskTelemetry.of(telemetry).tracedOnly().listenTo(runtime);

            runtime.<String>to()
                    .name("order")
                    .await(() -> AsyncTask.<String>to().name("invoice").await(() -> "sent"));
            runtime.awaitQuiet();

            spans.close();
            meters.close();
            lines.close();
        }
        return registry.get("task.completed_count").counter().count();
    }

    /** The same for the runtime that {@code AsyncTask.to()} uses. */
    static Registration watchTheDefaultRuntime() {
        return JfrEvents.on(RuntimeProvider.find().defaultRuntime());
    }
}
