package dev.vivace.orchestra;

import dev.vivace.time.TaskClock;
import java.time.Duration;

/** A moment until which somebody waits, on a runtime's clock. */
record Deadline(TaskClock clock, long from, Duration patience) {

    static Deadline in(Duration patience, TaskClock clock) {
        return new Deadline(clock, clock.nanoTime(), patience);
    }

    /** Never negative. */
    Duration left() {
        Duration left = patience.minusNanos(clock.nanoTime() - from);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
