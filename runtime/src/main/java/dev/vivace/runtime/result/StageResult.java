package dev.vivace.runtime.result;

import dev.vivace.AsyncResult;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.runtime.wait.Waiting;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An {@link AsyncResult} over a stage of a result that never fails by itself. */
final class StageResult<T extends @Nullable Object> implements AsyncResult<T> {

    private final CompletableFuture<TaskResult<T>> future;
    private final Waiting waiting;

    private StageResult(CompletableFuture<TaskResult<T>> future, Waiting waiting) {
        this.future = future;
        this.waiting = waiting;
    }

    /**
     * A view of a future.
     *
     * @param future completes with a result, never exceptionally; not seen by others
     */
    static <T extends @Nullable Object> StageResult<T> over(CompletableFuture<TaskResult<T>> future, Waiting waiting) {
        return new StageResult<>(future, waiting);
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<R> map(Function<? super T, ? extends R> change) {
        return then(result -> switch (result) {
            case TaskResult.Success<T>(T value) -> TaskResult.success(change.apply(value));
            case TaskResult.Failure<T>(AsyncTaskError error) -> TaskResult.failure(error);
        });
    }

    @Override
    public AsyncResult<T> mapErr(Function<AsyncTaskError, AsyncTaskError> change) {
        return then(result -> switch (result) {
            case TaskResult.Success<T> success -> success;
            case TaskResult.Failure<T>(AsyncTaskError error) ->
                TaskResult.failure(Objects.requireNonNull(change.apply(error), "the function gave no error"));
        });
    }

    private <R extends @Nullable Object> AsyncResult<R> then(Function<TaskResult<T>, TaskResult<R>> step) {
        return over(future.thenApply(result -> Outcomes.guard(() -> step.apply(result))), waiting);
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<R> andThen(Function<? super T, ? extends AsyncResult<R>> next) {
        return thenCompose(result -> switch (result) {
            case TaskResult.Success<T>(T value) -> next.apply(value).stage();
            case TaskResult.Failure<T>(AsyncTaskError error) -> done(TaskResult.failure(error));
        });
    }

    @Override
    public AsyncResult<T> orElse(Function<AsyncTaskError, ? extends AsyncResult<T>> other) {
        return thenCompose(result -> switch (result) {
            case TaskResult.Success<T> success -> done(success);
            case TaskResult.Failure<T>(AsyncTaskError error) ->
                other.apply(error).stage();
        });
    }

    /** What the step throws, and what a stage of foreign make fails with, ends in the last line. */
    private <R extends @Nullable Object> AsyncResult<R> thenCompose(
            Function<TaskResult<T>, CompletionStage<TaskResult<R>>> step) {
        return over(future.thenCompose(step).exceptionally(Outcomes::failure), waiting);
    }

    private static <R extends @Nullable Object> CompletionStage<TaskResult<R>> done(TaskResult<R> result) {
        return CompletableFuture.completedStage(result);
    }

    @Override
    public T unwrap() throws InterruptedException {
        return await().orElseThrow();
    }

    @Override
    public AsyncTaskError unwrapErr() throws InterruptedException {
        return switch (await()) {
            case TaskResult.Failure<T>(AsyncTaskError error) -> error;
            case TaskResult.Success<T>(T value) ->
                throw new IllegalStateException("there is no error but the value " + value);
        };
    }

    @Override
    public TaskResult<T> await() throws InterruptedException {
        if (!future.isDone()) {
            Thread waiter = Thread.currentThread();
            stage().thenRun(() -> waiting.wake(waiter));
            waiting.await("an asynchronous result", future::isDone, Waiting.FOREVER);
        }
        return future.join();
    }

    @Override
    public CompletionStage<TaskResult<T>> stage() {
        return future.minimalCompletionStage();
    }

    @Override
    public String toString() {
        return future.isDone() ? future.join().toString() : "result to come";
    }
}
