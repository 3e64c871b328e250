package dev.vivace.micrometer;

import dev.vivace.AsyncTask;
import dev.vivace.RuntimeListener;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.priority.RankableByPriority;
import dev.vivace.watch.RetryNotice;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Counts and measures what the runtime tells, one call at a time. */
final class Meters implements RuntimeListener {

    private static final String NAME = "task.name";
    private static final String PRIORITY = "task.priority";
    private static final String STATUS = "task.status";

    private final MeterRegistry registry;
    private final Tags tags;
    private final BoundedNames names;
    private final AtomicLong running;
    private final MeterProvider<Timer> duration;
    private final MeterProvider<DistributionSummary> cpu;
    private final MeterProvider<DistributionSummary> memory;

    Meters(MeterRegistry registry, Tags tags, BoundedNames names, AtomicLong running) {
        this.registry = registry;
        this.tags = tags;
        this.names = names;
        this.running = running;
        duration = Timer.builder("task.duration")
                .description("From the start of the work until the task settled")
                .tags(tags)
                .withRegistry(registry);
        cpu = summary("task.cpu.usage", "1", "CPU time per time run");
        memory = summary("task.memory.usage", "By", "Bytes allocated on the heap");
    }

    private MeterProvider<DistributionSummary> summary(String name, String unit, String description) {
        return DistributionSummary.builder(name)
                .baseUnit(unit)
                .description(description)
                .tags(tags)
                .withRegistry(registry);
    }

    @Override
    public void onMade(AsyncTask<?, ?> task) {
        count("scheduled", task);
    }

    @Override
    public void onStatus(AsyncTask<?, ?> task, StatusChange change) {
        if (change.to() == TaskStatus.RUNNING) {
            running.incrementAndGet();
        }
        if (change.to().isTerminal()) {
            settled(task, change);
        }
    }

    @Override
    public void onRetry(AsyncTask<?, ?> task, RetryNotice notice) {
        count("retried", task);
    }

    private void settled(AsyncTask<?, ?> task, StatusChange change) {
        count(change.to().name().toLowerCase(Locale.ROOT), task);
        task.startedAt().ifPresent(start -> ran(task, start, change));
    }

    private void ran(AsyncTask<?, ?> task, Instant start, StatusChange change) {
        running.decrementAndGet();
        Duration time = Duration.between(start, change.at());
        Tags whose = Tags.of(NAME, names.of(task), PRIORITY, priority(task.priority()));
        duration.withTags(whose.and(STATUS, change.to().name())).record(time);
        OptionalLong spent = task.cpuUsage().total().value();
        if (spent.isPresent() && time.isPositive()) {
            cpu.withTags(whose).record((double) spent.getAsLong() / time.toNanos());
        }
        task.memoryUsage()
                .allocated()
                .value()
                .ifPresent(bytes -> memory.withTags(whose).record((double) bytes));
    }

    private void count(String what, AsyncTask<?, ?> task) {
        registry.counter("task." + what + "_count", tags.and(PRIORITY, priority(task.priority())))
                .increment();
    }

    private static String priority(RankableByPriority priority) {
        return priority instanceof Enum<?> constant ? constant.name() : "rank-" + priority.rank();
    }
}
