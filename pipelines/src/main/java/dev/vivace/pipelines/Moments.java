package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.id.TaskId;
import dev.vivace.time.TaskClock;
import java.time.Instant;

/** What the events of one run share: the pipeline's id, and a way from readings of the clock to instants. */
final class Moments {

    private final TaskContext context;
    private final TaskClock clock;
    private final Instant originInstant;
    private final long originNanos;

    Moments(TaskContext context) {
        this.context = context;
        clock = context.task().runtime().clock();
        originInstant = clock.instant();
        originNanos = clock.nanoTime();
    }

    TaskClock clock() {
        return clock;
    }

    TaskId taskId() {
        return context.task().id();
    }

    long startNanos() {
        return originNanos;
    }

    Instant at(long nanos) {
        return originInstant.plusNanos(nanos - originNanos);
    }

    Instant now() {
        return at(clock.nanoTime());
    }
}
