package dev.vivace.micrometer;

import dev.vivace.Runtime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What is true of a runtime at the moment when somebody looks. */
record Gauges(MeterRegistry registry, AtomicLong running, List<Meter> meters) {

    static Gauges register(MeterRegistry registry, Tags tags, Runtime<?, ?> runtime) {
        AtomicLong running = new AtomicLong();
        return new Gauges(
                registry,
                running,
                List.of(
                        Gauge.builder("task.running_count", running, AtomicLong::get)
                                .description("Tasks whose work has begun and that have not settled")
                                .tags(tags)
                                .register(registry),
                        Gauge.builder("task.queued_count", runtime, Runtime::queuedCount)
                                .description("Tasks that wait for a thread or a permit")
                                .tags(tags)
                                .register(registry),
                        Gauge.builder(
                                        "task.abandoned_count",
                                        runtime,
                                        of -> of.abandoned().size())
                                .description("Tasks that have settled while their work still runs")
                                .tags(tags)
                                .register(registry)));
    }

    void close() {
        meters.forEach(registry::remove);
    }
}
