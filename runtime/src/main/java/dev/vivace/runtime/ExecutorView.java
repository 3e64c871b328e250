package dev.vivace.runtime;

import dev.vivace.AsyncWork;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.lifecycle.CancellationLevel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A runtime as an executor: what is submitted runs as tasks, and futures are the tasks themselves. They are roots even
 * when they are submitted inside a task, because who takes an executor expects no scope.
 */
final class ExecutorView extends AbstractExecutorService {

    private final VirtualRuntime<?, ?> runtime;

    ExecutorView(VirtualRuntime<?, ?> runtime) {
        this.runtime = runtime;
    }

    @Override
    public void execute(Runnable command) {
        Future<?> _ = this.<@Nullable Void>launch(context -> {
            try {
                command.run();
            } catch (RuntimeException | Error e) {
                runtime.uncaught(CurrentTask.TASK.get(), e);
                throw e;
            }
            return null;
        });
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

    private <V extends @Nullable Object> VirtualTask<V, ?> launch(AsyncWork<V> work) {
        VirtualTask<V, ?> task = runtime.make(TaskSpec.EMPTY, work, null);
        try {
            task.launch();
        } catch (AsyncTaskException refused) {
            throw new RejectedExecutionException(refused.getMessage(), refused);
        }
        return task;
    }

    @Override
    public void shutdown() {
        runtime.shutdownState().begin(VirtualRuntime.LONGEST);
    }

    /** Kills what is live. The list is empty: a task that never started is cancelled like the others. */
    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        runtime.liveRoots().forEach(task -> Stopping.cancel(task, CancellationLevel.KILL));
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return !runtime.isRunning();
    }

    @Override
    public boolean isTerminated() {
        return runtime.shutdownState().isDone();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        Duration patience = Duration.ofNanos(Math.min(unit.toNanos(timeout), VirtualRuntime.LONGEST.toNanos()));
        return runtime.shutdownState().await(patience);
    }
}
