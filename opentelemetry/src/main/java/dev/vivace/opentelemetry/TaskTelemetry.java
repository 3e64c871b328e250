package dev.vivace.opentelemetry;

import dev.vivace.Registration;
import dev.vivace.Runtime;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells OpenTelemetry what tasks do: a span per task, and metrics. Immutable: each call returns a new configuration.
 *
 * <p>A span goes from the start of the work until the task settled and is current in work, retries, fallback and cancel
 * handlers. It is a child of the span that was current where the task was made, or of that of its parent task where that
 * is another; in an orchestra it has a link to each task that it depends on. Attributes are {@code task.id},
 * {@code task.name}, {@code task.path}, {@code task.priority}, {@code task.status}, {@code task.attempt} and
 * {@code error.type}; events are {@code task.retry}, {@code task.stalled}, {@code task.abandoned}, {@code task.warning}
 * and each exception. Results and items never are. A task with {@code tracing(true)} that begins a trace has the trace
 * id that it tells; with {@link TaskIds} its span has its span id too.
 *
 * <p>Metrics are {@code task.duration} (s), {@code task.cpu.usage} (CPU time per time run) and
 * {@code task.memory.usage} (By), where they are known, with {@code task.name} and {@code task.priority};
 * {@code task.scheduled_count}, {@code task.completed_count}, {@code task.failed_count}, {@code task.cancelled_count} and
 * {@code task.retried_count} by {@code task.priority}; and {@code task.running_count}, {@code task.queued_count} and
 * {@code task.abandoned_count}. An id is never an attribute of a metric, and of names only the first 50 are, or those of
 * {@link #names}; all others are {@code other}.
 */
public final class TaskTelemetry {

    private static final String SCOPE = "dev.vivace";
    private static final int NAMES = 50;

    private final OpenTelemetry telemetry;
    private final boolean tracedOnly;
    private final int limit;
    private final Set<String> names;

    private TaskTelemetry(OpenTelemetry telemetry, boolean tracedOnly, int limit, Set<String> names) {
        this.telemetry = telemetry;
        this.tracedOnly = tracedOnly;
        this.limit = limit;
        this.names = names;
    }

    /**
     * Telemetry with the usual configuration.
     *
     * @param telemetry where to
     * @return a configuration
     */
    public static TaskTelemetry of(OpenTelemetry telemetry) {
        return new TaskTelemetry(Objects.requireNonNull(telemetry, "telemetry is null"), false, NAMES, Set.of());
    }

    /**
     * Tells of all tasks that a runtime makes from now on, with the usual configuration.
     *
     * @param runtime whose tasks
     * @param telemetry where to
     * @return ends it
     */
    public static Registration on(Runtime<?, ?> runtime, OpenTelemetry telemetry) {
        return of(telemetry).listenTo(runtime);
    }

    /**
     * Spans for tasks with {@code tracing(true)} only. Metrics are of all tasks all the same.
     *
     * @return a new configuration
     */
    public TaskTelemetry tracedOnly() {
        return new TaskTelemetry(telemetry, true, limit, names);
    }

    /**
     * How many names become attributes of metrics, first come first served.
     *
     * @param most zero or more; without it, 50
     * @return a new configuration
     * @throws IllegalArgumentException when it is negative
     */
    public TaskTelemetry nameLimit(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("name limit must be zero or more, was " + most);
        }
        return new TaskTelemetry(telemetry, tracedOnly, most, Set.of());
    }

    /**
     * Exactly the names that become attributes of metrics.
     *
     * @param only the names
     * @return a new configuration
     */
    public TaskTelemetry names(Set<String> only) {
        return new TaskTelemetry(telemetry, tracedOnly, 0, Set.copyOf(only));
    }

    /**
     * Tells of all tasks that a runtime makes from now on.
     *
     * @param runtime whose tasks; it needs the {@link OpenTelemetryCarrier}, which {@code ServiceLoader} finds
     * @return ends it; spans that are open then end too
     * @throws IllegalStateException when the runtime has spans already
     */
    public Registration listenTo(Runtime<?, ?> runtime) {
        Spans spans = new Spans(telemetry.getTracer(SCOPE), tracedOnly);
        Watched.add(runtime, spans);
        BoundedNames bounded = names.isEmpty() ? BoundedNames.firstCome(limit) : BoundedNames.only(names);
        Measurements measurements = new Measurements(telemetry.getMeter(SCOPE), bounded, runtime);
        Registration tracing = runtime.listen(spans);
        Registration measuring = runtime.listen(measurements);
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true)) {
                tracing.close();
                measuring.close();
                measurements.close();
                Watched.remove(runtime, spans);
                spans.close();
            }
        };
    }
}
