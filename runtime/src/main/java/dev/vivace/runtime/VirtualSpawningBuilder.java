package dev.vivace.runtime;

import dev.vivace.AsyncWork;
import dev.vivace.FallbackWork;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.runtime.wait.Waiting;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes tasks that give one value. */
final class VirtualSpawningBuilder<T extends @Nullable Object, E extends Exception, I extends TaskId>
        extends OptionsBuilder<SpawningTaskBuilder<T, E, I>> implements SpawningTaskBuilder<T, E, I> {

    private final VirtualRuntime<?, I> typed;
    private final Function<AsyncTaskError, E> mapper;

    VirtualSpawningBuilder(VirtualRuntime<?, I> runtime, TaskSpec spec, Function<AsyncTaskError, E> mapper) {
        super(runtime, spec);
        this.typed = runtime;
        this.mapper = mapper;
    }

    @Override
    SpawningTaskBuilder<T, E, I> with(TaskSpec changed) {
        return new VirtualSpawningBuilder<>(typed, changed, mapper);
    }

    @Override
    public SpawningTaskBuilder<T, E, I> fallback(FallbackWork<T> fallback) {
        Checks.notNull("fallback", fallback);
        return edit(draft -> draft.fallback = fallback);
    }

    @Override
    public <F extends Exception> SpawningTaskBuilder<T, F, I> mapError(Function<AsyncTaskError, F> next) {
        Checks.notNull("mapper", next);
        return new VirtualSpawningBuilder<>(typed, spec, next);
    }

    @Override
    public SpawningTask<T, I> run(AsyncWork<T> work) {
        VirtualTask<T, I> task = make(work);
        task.launch();
        return task;
    }

    @Override
    public SpawningTask<T, I> prepare(AsyncWork<T> work) {
        return make(work);
    }

    private VirtualTask<T, I> make(AsyncWork<T> work) {
        Checks.notNull("work", work);
        return typed.make(spec, work, typed.parentFor(spec));
    }

    @Override
    public T await(AsyncWork<T> work) throws E, InterruptedException {
        SpawningTask<T, I> task = settled(work);
        try {
            return task.await();
        } catch (AsyncTaskException e) {
            throw failureOf(e);
        }
    }

    @Override
    public TaskResult<T> awaitResult(AsyncWork<T> work) throws InterruptedException {
        return settled(work).awaitResult();
    }

    /** Runs the work and waits for its end; when the caller is stopped meanwhile, so is the task. */
    private SpawningTask<T, I> settled(AsyncWork<T> work) throws InterruptedException {
        VirtualTask<T, I> task = make(work);
        task.launch();
        try {
            Awaiting.end(task, Waiting.FOREVER);
        } catch (InterruptedException interrupted) {
            Stopping.cancel(task, CancellationLevel.KILL);
            throw interrupted;
        } catch (TaskCancelledException stopped) {
            Stopping.cancel(task, stopped.level());
            throw stopped;
        }
        return task;
    }

    @Override
    public E failureOf(AsyncTaskException carried) {
        E failure;
        try {
            failure = mapper.apply(carried.error());
        } catch (RuntimeException thrown) {
            thrown.addSuppressed(carried);
            throw thrown;
        }
        for (Throwable suppressed : carried.getSuppressed()) {
            failure.addSuppressed(suppressed);
        }
        return failure;
    }
}
