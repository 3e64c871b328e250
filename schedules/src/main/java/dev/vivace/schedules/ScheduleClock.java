package dev.vivace.schedules;

import dev.vivace.TaskContext;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that a schedule goes by: the time of day, or one that began with it and only goes on. Waits on the runtime's
 * clock. Used by the task's thread.
 */
final class ScheduleClock {

    /** The time of day may jump, and goes on while the machine sleeps; the time that is waited for does neither. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final TaskContext context;
    private final TaskClock clock;
    private final boolean followsTimeOfDay;
    private final Instant began;
    private final long beganNanos;

    ScheduleClock(TaskContext context, boolean followsTimeOfDay) {
        this.context = context;
        this.clock = context.task().runtime().clock();
        this.followsTimeOfDay = followsTimeOfDay;
        this.began = clock.instant();
        this.beganNanos = clock.nanoTime();
    }

    Instant now() {
        return followsTimeOfDay ? clock.instant() : began.plusNanos(clock.nanoTime() - beganNanos);
    }

    void sleepUntil(Instant due) throws InterruptedException {
        for (Duration left = left(due); left.isPositive(); left = left(due)) {
            boolean isShort = !followsTimeOfDay || left.compareTo(LOOK_AGAIN) < 0;
            context.sleep(isShort ? left : LOOK_AGAIN);
        }
    }

    private Duration left(Instant due) {
        return Duration.between(now(), due);
    }
}
