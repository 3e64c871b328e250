package dev.vivace.http;

import dev.vivace.AsyncTask;
import dev.vivace.TaskContext;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * How this module waits: as the task does in whose code it is, so that cancelling at any level ends the wait, and time is
 * that of its runtime. Outside of tasks, the thread waits, by the machine's time.
 */
final class Waits {

    private Waits() {}

    /** A time to measure with, in the task or outside; the two do not mix. */
    static long nanoTime() {
        return clock().map(TaskClock::nanoTime).orElseGet(System::nanoTime);
    }

    static Instant now() {
        return clock().map(TaskClock::instant).orElseGet(Instant::now);
    }

    private static Optional<TaskClock> clock() {
        return AsyncTask.current().map(context -> context.task().runtime().clock());
    }

    /** Lets time pass. */
    static void pause(Duration time) throws InterruptedException {
        Optional<TaskContext> context = AsyncTask.current();
        if (context.isPresent()) {
            context.get().sleep(time);
        } else {
            boolean done = isDoneWithin(new CompletableFuture<>(), time.toNanos());
            assert !done : "nobody completes it";
        }
    }

    /** An interrupt that had to pass through a stream as an {@link IOException} becomes one again. */
    static void throwIfInterrupted(IOException failure) throws InterruptedException {
        if (failure instanceof InterruptedIOException && Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /**
     * Waits for a stage, whatever it comes to, and leaves it alone when the time is over or the wait is ended.
     *
     * @throws InterruptedException when the thread is interrupted
     * @throws TaskCancelledException when the task is asked to stop
     */
    static boolean isDoneWithin(CompletionStage<?> stage, long nanos) throws InterruptedException {
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        var _ = stage.whenComplete((value, failure) -> gate.complete(true));
        try {
            TaskContext context = AsyncTask.current().orElse(null);
            return context == null
                    ? gate.completeOnTimeout(false, nanos, TimeUnit.NANOSECONDS).get()
                    : await(gate, nanos, context);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a gate only opens", e);
        }
    }

    private static boolean await(CompletableFuture<Boolean> gate, long nanos, TaskContext context)
            throws InterruptedException {
        TaskClock clock = context.task().runtime().clock();
        Alarm alarm = clock.schedule(clock.nanoTime() + nanos, () -> gate.complete(false));
        try {
            return context.await(gate);
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a gate only opens", e);
        } finally {
            alarm.cancel();
        }
    }
}
