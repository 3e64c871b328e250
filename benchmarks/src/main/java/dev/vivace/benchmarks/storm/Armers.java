package dev.vivace.benchmarks.storm;

import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Those who set deadlines. */
final class Armers {

    private Armers() {}

    /** The yardstick: the JDK's timer, which forgets at once what is called off. */
    static final class Timer implements Armer {

        private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

        Timer() {
            timer.setRemoveOnCancelPolicy(true);
        }

        @Override
        public Armed arm(Duration in, Runnable action) {
            var armed = timer.schedule(action, in.toNanos(), TimeUnit.NANOSECONDS);
            return () -> armed.cancel(false);
        }

        @Override
        public void close() {
            timer.shutdownNow();
        }
    }

    /** A future with a timeout. */
    static final class Future implements Armer {
        @Override
        public Armed arm(Duration in, Runnable action) {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            future.orTimeout(in.toNanos(), TimeUnit.NANOSECONDS).exceptionally(timeout -> {
                action.run();
                return 0;
            });
            return () -> future.complete(1);
        }
    }

    /** An alarm of the clock, which is what a task's timeout sets. */
    static final class Alarm implements Armer {

        private final Runtime<@Nullable Object, TaskId> runtime =
                RuntimeProvider.find().runtimeBuilder().build();
        private final TaskClock clock = runtime.clock();

        @Override
        public Armed arm(Duration in, Runnable action) {
            return clock.schedule(clock.nanoTime() + in.toNanos(), action)::cancel;
        }

        @Override
        public void close() {
            runtime.close();
        }
    }
}
