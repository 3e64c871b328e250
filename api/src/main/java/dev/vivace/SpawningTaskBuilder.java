package dev.vivace;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes tasks that give one value (row 14). Immutable and thread-safe; one builder makes any number of tasks.
 *
 * <p>{@code run} starts at once; {@code prepare} gives a PENDING task that {@link SpawningTask#start()},
 * {@link SpawningTask#await()} or an orchestrator starts. Work may give a value, or with {@link AsyncWork#ofResult},
 * {@link AsyncWork#ofStage} and {@link AsyncWork#ofStageOfResult} a result, a stage, or a stage of a result.
 *
 * @param <T> the type of the value
 * @param <E> the typed failure that {@link #await} throws
 * @param <I> the kind of id
 */
public interface SpawningTaskBuilder<T extends @Nullable Object, E extends Exception, I extends TaskId>
        extends TaskOptions<SpawningTaskBuilder<T, E, I>>, OrchestratorBuilder<T, SpawningTask<T, I>, I> {

    @Override
    default SpawningTaskBuilder<T, E, I> orchestrator(TaskOrchestrator<?, ? super SpawningTask<T, I>, I> orchestrator) {
        return orchestrator.registering(this);
    }

    /**
     * What is done when the work has failed for good.
     *
     * @param fallback gives a value in the work's stead
     * @return a new builder
     */
    SpawningTaskBuilder<T, E, I> fallback(FallbackWork<T> fallback);

    /**
     * Chooses the typed failure that {@link #await} throws.
     *
     * @param mapper makes it from the error
     * @param <F> its type
     * @return a new builder
     */
    <F extends Exception> SpawningTaskBuilder<T, F, I> mapError(Function<AsyncTaskError, F> mapper);

    /**
     * The typed failure that {@link #await} throws in place of an exception. For authors of orchestrators.
     *
     * @param carried what the task ended with
     * @return the failure, with what was suppressed
     */
    E failureOf(AsyncTaskException carried);

    /**
     * Starts a task.
     *
     * @param work what to do
     * @return the running task
     * @throws dev.vivace.error.AsyncTaskException Rejected when the runtime has shut down or the parent has settled
     */
    SpawningTask<T, I> run(AsyncWork<T> work);

    /**
     * Starts a task whose work does not look at its context.
     *
     * @param work what to do
     * @return the running task
     */
    default SpawningTask<T, I> run(Callable<T> work) {
        return run((AsyncWork<T>) context -> work.call());
    }

    /**
     * Makes a task and does not start it.
     *
     * @param work what to do
     * @return a PENDING task, which holds no thread
     */
    SpawningTask<T, I> prepare(AsyncWork<T> work);

    /**
     * Makes a task whose work does not look at its context, and does not start it.
     *
     * @param work what to do
     * @return a PENDING task, which holds no thread
     */
    default SpawningTask<T, I> prepare(Callable<T> work) {
        return prepare((AsyncWork<T>) context -> work.call());
    }

    /**
     * Runs the work and waits for the value.
     *
     * @param work what to do
     * @return the value
     * @throws E the typed failure
     * @throws InterruptedException when the calling thread is interrupted; the task is cancelled
     */
    T await(AsyncWork<T> work) throws E, InterruptedException;

    /**
     * Runs the work and waits for the value.
     *
     * @param work what to do
     * @return the value
     * @throws E the typed failure
     * @throws InterruptedException when the calling thread is interrupted; the task is cancelled
     */
    default T await(Callable<T> work) throws E, InterruptedException {
        return await((AsyncWork<T>) context -> work.call());
    }

    /**
     * Runs the work and waits for the result.
     *
     * @param work what to do
     * @return the result, whichever it is
     * @throws InterruptedException when the calling thread is interrupted; the task is cancelled
     */
    TaskResult<T> awaitResult(AsyncWork<T> work) throws InterruptedException;

    /**
     * Runs the work, waits, and folds the result in one call.
     *
     * @param work what to do
     * @param handler makes something of the result
     * @param <R> the type of what it makes
     * @return what the handler made
     * @throws InterruptedException when the calling thread is interrupted; the task is cancelled
     */
    default <R extends @Nullable Object> R awaitResult(
            AsyncWork<T> work, Function<? super TaskResult<T>, ? extends R> handler) throws InterruptedException {
        return handler.apply(awaitResult(work));
    }
}
