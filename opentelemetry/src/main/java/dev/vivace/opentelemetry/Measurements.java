package dev.vivace.opentelemetry;

import dev.vivace.AsyncTask;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.watch.RetryNotice;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongUpDownCounter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Counts and measures what the runtime tells, one call at a time. */
final class Measurements implements RuntimeListener, AutoCloseable {

    private final BoundedNames names;
    private final DoubleHistogram duration;
    private final DoubleHistogram cpu;
    private final LongHistogram memory;
    private final LongCounter scheduled;
    private final LongCounter completed;
    private final LongCounter failed;
    private final LongCounter cancelled;
    private final LongCounter retried;
    private final List<ObservableLongUpDownCounter> levels;

    // Tasks that have begun and not settled. Written by the thread that tells listeners, read by whoever collects.
    private final AtomicLong running = new AtomicLong();

    Measurements(Meter meter, BoundedNames names, Runtime<?, ?> runtime) {
        this.names = names;
        duration = meter.histogramBuilder("task.duration")
                .setUnit("s")
                .setDescription("From the start of the work until the task settled")
                .build();
        cpu = meter.histogramBuilder("task.cpu.usage")
                .setUnit("1")
                .setDescription("CPU time per time run")
                .build();
        memory = meter.histogramBuilder("task.memory.usage")
                .ofLongs()
                .setUnit("By")
                .setDescription("Bytes allocated on the heap")
                .build();
        scheduled = counter(meter, "scheduled", "Tasks made");
        completed = counter(meter, "completed", "Tasks that ended with a value");
        failed = counter(meter, "failed", "Tasks that ended with an error");
        cancelled = counter(meter, "cancelled", "Tasks that were stopped");
        retried = counter(meter, "retried", "Attempts that failed and were followed by another");
        levels = List.of(
                level(meter, "running", "Tasks whose work has begun and that have not settled", running::get),
                level(meter, "queued", "Tasks that wait for a thread or a permit", runtime::queuedCount),
                level(
                        meter,
                        "abandoned",
                        "Tasks that have settled while their work still runs",
                        () -> runtime.abandoned().size()));
    }

    private static LongCounter counter(Meter meter, String what, String description) {
        return meter.counterBuilder("task." + what + "_count")
                .setDescription(description)
                .build();
    }

    private static ObservableLongUpDownCounter level(Meter meter, String what, String description, LongSupplier value) {
        return meter.upDownCounterBuilder("task." + what + "_count")
                .setDescription(description)
                .buildWithCallback(measurement -> measurement.record(value.getAsLong()));
    }

    @Override
    public void onMade(AsyncTask<?, ?> task) {
        scheduled.add(1, priority(task));
    }

    @Override
    public void onRetry(AsyncTask<?, ?> task, RetryNotice notice) {
        retried.add(1, priority(task));
    }

    @Override
    public void onStatus(AsyncTask<?, ?> task, StatusChange change) {
        switch (change.to()) {
            case RUNNING -> running.incrementAndGet();
            case COMPLETED -> settled(completed, task, change);
            case FAILED -> settled(failed, task, change);
            case CANCELLED -> settled(cancelled, task, change);
            case PENDING, PENDING_CANCELLATION -> {} // nothing to count
        }
    }

    private void settled(LongCounter outcome, AsyncTask<?, ?> task, StatusChange change) {
        outcome.add(1, priority(task));
        task.startedAt().ifPresent(start -> ran(task, start, change.to(), change.at()));
    }

    private void ran(AsyncTask<?, ?> task, Instant start, TaskStatus status, Instant end) {
        running.decrementAndGet();
        long nanos = Duration.between(start, end).toNanos();
        Attributes whose = Attributes.of(Keys.NAME, names.of(task), Keys.PRIORITY, Keys.of(task.priority()));
        duration.record(
                nanos / 1e9, whose.toBuilder().put(Keys.STATUS, status.name()).build());
        OptionalLong spent = task.cpuUsage().total().value();
        if (spent.isPresent() && nanos > 0) {
            cpu.record((double) spent.getAsLong() / nanos, whose);
        }
        task.memoryUsage().allocated().value().ifPresent(bytes -> memory.record(bytes, whose));
    }

    private static Attributes priority(AsyncTask<?, ?> task) {
        return Attributes.of(Keys.PRIORITY, Keys.of(task.priority()));
    }

    @Override
    public void close() {
        levels.forEach(ObservableLongUpDownCounter::close);
    }
}
