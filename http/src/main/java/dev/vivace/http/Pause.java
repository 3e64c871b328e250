package dev.vivace.http;

import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between two attempts. */
@FunctionalInterface
interface Pause {

    void await(Duration time) throws InterruptedException;

    /** By the machine's time. Nobody counts the latch down: waiting for it is the pause. */
    static Pause ofMachine() {
        return time -> {
            boolean opened = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
            assert !opened;
        };
    }

    /** By a clock, which rings when the time has passed. */
    static Pause by(TaskClock clock) {
        return time -> {
            CountDownLatch rung = new CountDownLatch(1);
            Alarm alarm = clock.schedule(clock.nanoTime() + time.toNanos(), rung::countDown);
            try {
                rung.await();
            } finally {
                alarm.cancel();
            }
        };
    }
}
