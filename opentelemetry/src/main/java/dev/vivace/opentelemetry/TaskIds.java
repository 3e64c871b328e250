package dev.vivace.opentelemetry;

import dev.vivace.TraceContext;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.Objects;

/**
 * Gives the span of a task with {@code tracing(true)} the very ids that {@link dev.vivace.TracingTask#trace()} tells, so
 * that what the task wrote into a message or a log is found in the trace. All other spans get ids from the generator
 * behind it. Thread-safe.
 *
 * <p>To be given to the SDK: {@code SdkTracerProvider.builder().setIdGenerator(TaskIds.generator())}.
 */
public final class TaskIds implements IdGenerator {

    private final IdGenerator otherwise;

    private TaskIds(IdGenerator otherwise) {
        this.otherwise = otherwise;
        WantedIds.listen();
    }

    /**
     * A generator with the SDK's random ids behind it.
     *
     * @return a generator
     */
    public static IdGenerator generator() {
        return before(IdGenerator.random());
    }

    /**
     * A generator with another one behind it.
     *
     * @param otherwise makes the ids of what is no task
     * @return a generator
     */
    public static IdGenerator before(IdGenerator otherwise) {
        return new TaskIds(Objects.requireNonNull(otherwise, "otherwise is null"));
    }

    @Override
    public String generateSpanId() {
        TraceContext wanted = WantedIds.here();
        return wanted == null ? otherwise.generateSpanId() : wanted.spanId();
    }

    @Override
    public String generateTraceId() {
        TraceContext wanted = WantedIds.here();
        return wanted == null ? otherwise.generateTraceId() : wanted.traceId();
    }
}
