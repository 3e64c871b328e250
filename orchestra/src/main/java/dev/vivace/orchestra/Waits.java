package dev.vivace.orchestra;

import dev.vivace.AsyncTask;
import dev.vivace.TaskContext;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** How a caller waits: inside a task by a library wait, elsewhere by blocking its thread. */
final class Waits {

    /** What longer times are cut to: a hundred years. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Waits() {}

    static void await(CompletableFuture<@Nullable Void> end) throws InterruptedException {
        if (end.isDone()) {
            return;
        }
        Optional<TaskContext> inside = AsyncTask.current();
        if (inside.isPresent()) {
            awaitInside(inside.get(), end.copy()); // who gives up cancels what it waits for
        } else {
            awaitOutside(end);
        }
    }

    /** False when it has not ended in time. */
    static boolean await(CompletableFuture<@Nullable Void> end, Deadline deadline) throws InterruptedException {
        Duration left = deadline.left();
        if (end.isDone() || left.isZero()) {
            return end.isDone();
        }
        TaskClock clock = deadline.clock();
        Duration bounded = left.compareTo(LONGEST) > 0 ? LONGEST : left;
        CompletableFuture<@Nullable Void> either = end.copy();
        Alarm alarm = clock.schedule(clock.nanoTime() + bounded.toNanos(), () -> either.complete(null));
        try {
            await(either);
        } finally {
            alarm.cancel();
        }
        return end.isDone();
    }

    private static void awaitInside(TaskContext context, CompletableFuture<@Nullable Void> end)
            throws InterruptedException {
        try {
            context.await(end);
        } catch (InterruptedException | RuntimeException stopped) {
            throw stopped;
        } catch (Exception impossible) {
            throw new AsyncTaskException(AsyncTaskError.of(impossible));
        }
    }

    private static void awaitOutside(CompletableFuture<@Nullable Void> end) throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("nobody ends a wait with a failure", impossible);
        }
    }
}
