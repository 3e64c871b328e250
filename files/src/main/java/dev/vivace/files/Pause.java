package dev.vivace.files;

import dev.vivace.AsyncTask;
import dev.vivace.TaskContext;
import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between two looks at a file. */
@FunctionalInterface
interface Pause {

    void await(Duration time) throws InterruptedException;

    /** As the task waits in whose code it is, so that cancelling ends it; outside of tasks by the machine's time. */
    static Pause ofTask() {
        return time -> {
            Optional<TaskContext> context = AsyncTask.current();
            if (context.isPresent()) {
                context.get().sleep(time);
            } else {
                // Nobody counts it down: waiting for it is the pause.
                boolean opened = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
                assert !opened;
            }
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
