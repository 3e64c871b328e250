package dev.vivace.orchestra;

import dev.vivace.AsyncWork;
import dev.vivace.SpawningTask;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An orchestra as an executor: what is submitted runs as children of its task, and futures are the tasks themselves. */
final class ExecutorFace extends AbstractExecutorService {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final RuntimeFace orchestra;

    ExecutorFace(RuntimeFace orchestra) {
        this.orchestra = orchestra;
    }

    @Override
    public void execute(Runnable command) {
        Future<?> _ = submit(command);
    }

    @Override
    public <V> Future<V> submit(Callable<V> task) {
        return launch(context -> task.call());
    }

    @Override
    public Future<?> submit(Runnable task) {
        return this.<@Nullable Void>launch(context -> {
            task.run();
            return null;
        });
    }

    @Override
    public <V> Future<V> submit(Runnable task, V result) {
        return launch(context -> {
            task.run();
            return result;
        });
    }

    private <V extends @Nullable Object> SpawningTask<V, TaskId> launch(AsyncWork<V> work) {
        try {
            return orchestra.<V>to().run(work);
        } catch (AsyncTaskException refused) {
            throw new RejectedExecutionException(refused.getMessage(), refused);
        }
    }

    @Override
    public void shutdown() {
        orchestra.closing().begin(LONGEST);
    }

    /** Kills what is live. The list is empty: a task that never started is cancelled like the others. */
    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        orchestra.cancel(CancellationLevel.KILL);
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return !orchestra.isRunning();
    }

    @Override
    public boolean isTerminated() {
        return orchestra.closing().isDone();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        Duration patience = Duration.ofNanos(Math.min(unit.toNanos(timeout), LONGEST.toNanos()));
        return orchestra.closing().await(patience);
    }
}
