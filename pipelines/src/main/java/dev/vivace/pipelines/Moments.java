package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.id.TaskId;
import dev.vivace.time.TaskClock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the events of one run share: the pipeline's id, and a way from readings of the clock to instants. */
final class Moments {

    private final TaskContext context;
    private final TaskClock clock;
    private final Instant originInstant;
    private final long originNanos;

    /** Under which number each item is known; null where items are counted as they come. */
    private final long @Nullable [] numbers;

    private Moments(TaskContext context, TaskClock clock, Instant instant, long nanos, long @Nullable [] numbers) {
        this.context = context;
        this.clock = clock;
        originInstant = instant;
        originNanos = nanos;
        this.numbers = numbers;
    }

    static Moments of(TaskContext context) {
        TaskClock clock = context.task().runtime().clock();
        return new Moments(context, clock, clock.instant(), clock.nanoTime(), null);
    }

    /** The same, for items that had their numbers before. */
    Moments numbered(long[] known) {
        return new Moments(context, clock, originInstant, originNanos, known);
    }

    /** The number of the item that came as the n-th. */
    long number(long n) {
        return numbers == null ? n : numbers[(int) n - 1];
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
