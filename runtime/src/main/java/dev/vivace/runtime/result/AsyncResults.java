package dev.vivace.runtime.result;

import dev.vivace.IntoAsyncResult;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.runtime.wait.Waiting;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes asynchronous results of what other libraries give. They block through a {@link Waiting}, so that a task that
 * waits for one sees cancellation.
 */
public final class AsyncResults {

    private AsyncResults() {}

    /**
     * From a result that is there.
     *
     * @param result the result
     * @param waiting how results made of this one block
     * @param <T> the type of its value
     * @return the same, which never blocks
     */
    public static <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> ofResult(
            TaskResult<T> result, Waiting waiting) {
        return typed(CompletableFuture.completedFuture(result), waiting);
    }

    /**
     * From a stage. Wrapping exceptions are taken off; a cancelled stage is Cancelled.
     *
     * @param stage the stage
     * @param waiting how the result blocks
     * @param <T> the type of its value
     * @return a result that comes when the stage completes
     */
    public static <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> ofStage(
            CompletionStage<T> stage, Waiting waiting) {
        CompletableFuture<TaskResult<T>> result = new CompletableFuture<>();
        stage.whenComplete((value, thrown) ->
                result.complete(thrown == null ? TaskResult.success(value) : Outcomes.failure(thrown)));
        return typed(result, waiting);
    }

    /**
     * From a future. One that is a stage is taken as a stage; for another one that is not done yet a thread waits.
     *
     * @param future the future
     * @param threads makes that thread
     * @param waiting how the result blocks
     * @param <T> the type of its value
     * @return a result that comes when the future is done
     */
    @SuppressWarnings("unchecked") // a future that is a stage completes both with the same value
    public static <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> ofFuture(
            Future<T> future, ThreadFactory threads, Waiting waiting) {
        if (future instanceof CompletionStage<?> stage) {
            return ofStage((CompletionStage<T>) stage, waiting);
        }
        CompletableFuture<TaskResult<T>> result = new CompletableFuture<>();
        if (future.isDone()) {
            result.complete(outcomeOf(future));
        } else {
            threads.newThread(() -> result.complete(outcomeOf(future))).start();
        }
        return typed(result, waiting);
    }

    private static <T extends @Nullable Object> TaskResult<T> outcomeOf(Future<T> future) {
        try {
            return TaskResult.success(future.get());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Outcomes.failure(interrupted);
        } catch (Throwable thrown) {
            return Outcomes.failure(thrown);
        }
    }

    /**
     * From a publisher of one item, which is cancelled after the first. No item is InvalidData.
     *
     * @param publisher the publisher; subscribed at once
     * @param waiting how the result blocks
     * @param <T> the type of its item
     * @return a result that comes with the item
     */
    public static <T> IntoAsyncResult<T, AsyncTaskException> ofPublisher(Flow.Publisher<T> publisher, Waiting waiting) {
        CompletableFuture<TaskResult<T>> result = new CompletableFuture<>();
        try {
            publisher.subscribe(new OneItem<>(result));
        } catch (Throwable thrown) {
            result.complete(Outcomes.failure(thrown));
        }
        return typed(result, waiting);
    }

    private static <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> typed(
            CompletableFuture<TaskResult<T>> result, Waiting waiting) {
        return new TypedResult<>(StageResult.over(result, waiting), AsyncTaskException::new);
    }
}
