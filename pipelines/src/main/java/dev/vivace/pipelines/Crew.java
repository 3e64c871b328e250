package dev.vivace.pipelines;

import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.TaskContext;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.pipelines.adaptive.GradientLimit;
import dev.vivace.stream.Adaptive;
import dev.vivace.stream.MinMax;
import dev.vivace.stream.Parallel;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a parallel receiver: children of the pipeline's task, between a least and a most. One is hired when there
 * are items that nobody is free for, and leaves when there are none for it.
 */
final class Crew {

    private final TaskContext context;
    private final int min;
    private final int max;
    private final Lane lane;
    private final @Nullable GradientLimit limit;
    private final AtomicInteger size = new AtomicInteger();

    // Set before the first worker is hired.
    private AsyncWork<@Nullable Void> work = task -> null;

    private Crew(TaskContext context, MinMax<Integer> bounds, Lane lane, @Nullable GradientLimit limit) {
        this.context = context;
        min = lane == Lane.CPU ? 0 : bounds.min();
        max = bounds.max();
        this.lane = lane;
        this.limit = limit;
    }

    static Crew of(Parallel parallel, TaskContext context) {
        return new Crew(context, parallel.workers(), parallel.cpu() ? Lane.CPU : Lane.FRESH, null);
    }

    static Crew of(Adaptive adaptive, TaskContext context) {
        MinMax<Integer> window = adaptive.window();
        GradientLimit limit = GradientLimit.of(adaptive.start(), window.min(), window.max());
        return new Crew(context, window, Lane.FRESH, limit);
    }

    /** Whether its workers leave rather than wait: what waits must not hold one of the few threads of the CPU lane. */
    boolean isFed() {
        return lane == Lane.CPU;
    }

    boolean isEmpty() {
        return size.get() == 0;
    }

    int most() {
        return max;
    }

    void begin(AsyncWork<@Nullable Void> what) {
        work = what;
        for (int i = 0; i < min; i++) {
            grow();
        }
    }

    /** Hires one more, if there may be one. */
    void grow() {
        if (size.incrementAndGet() > limit()) {
            size.decrementAndGet();
            return;
        }
        try {
            var _ = context.task()
                    .runtime()
                    .builder()
                    .name("receiver")
                    .parent(context.task())
                    .lane(lane)
                    .run(work);
        } catch (TaskCancelledException stopped) {
            size.decrementAndGet();
        }
    }

    /** One has left at the end, or failed. */
    void left() {
        size.decrementAndGet();
    }

    private int limit() {
        return limit == null ? max : limitNow(limit);
    }

    private static int limitNow(GradientLimit limit) {
        synchronized (limit) {
            return limit.limit();
        }
    }

    /** Lets one leave when there are more than there may be; it is counted out at once, so that no two leave for one. */
    boolean dismissExcess() {
        return dismissAbove(Math.max(min, limit()));
    }

    /** Lets one leave that has nothing to do, but not the last ones. */
    boolean dismissIdle() {
        return dismissAbove(min);
    }

    private boolean dismissAbove(int floor) {
        for (int now = size.get(); now > floor; now = size.get()) {
            if (size.compareAndSet(now, now - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Learns from an item that was received. */
    void learn(long nanos, int underWay) {
        if (limit != null) {
            synchronized (limit) {
                limit.sample(nanos, underWay);
            }
        }
    }
}
