package dev.vivace;

import dev.vivace.error.AsyncTaskError;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TaskResult} that may be yet to come, to be transformed before it is there (row 29). Immutable and
 * thread-safe. Functions run on the thread that brings the result, or at once when it is there; one that throws makes
 * the result that comes of it a Panic.
 *
 * @param <T> the type of the value
 */
public interface AsyncResult<T extends @Nullable Object> {

    /**
     * Changes the value.
     *
     * @param change applied to a value; an error passes unchanged
     * @param <R> the new type
     * @return the changed result
     */
    <R extends @Nullable Object> AsyncResult<R> map(Function<? super T, ? extends R> change);

    /**
     * Changes the error.
     *
     * @param change applied to an error; a value passes unchanged
     * @return the changed result
     */
    AsyncResult<T> mapErr(Function<AsyncTaskError, AsyncTaskError> change);

    /**
     * Goes on with something that may fail too.
     *
     * @param next applied to a value; an error passes unchanged
     * @param <R> the new type
     * @return the result of {@code next}
     */
    <R extends @Nullable Object> AsyncResult<R> andThen(Function<? super T, ? extends AsyncResult<R>> next);

    /**
     * Goes on with something else after an error.
     *
     * @param other applied to an error; a value passes unchanged
     * @return this value, or the other result
     */
    AsyncResult<T> orElse(Function<AsyncTaskError, ? extends AsyncResult<T>> other);

    /**
     * Waits for the value.
     *
     * @return the value
     * @throws InterruptedException when the thread is interrupted while it waits
     * @throws dev.vivace.error.AsyncTaskException with the error, when there is one
     */
    T unwrap() throws InterruptedException;

    /**
     * Waits for the error.
     *
     * @return the error
     * @throws InterruptedException when the thread is interrupted while it waits
     * @throws IllegalStateException when there is a value; the message shows it
     */
    AsyncTaskError unwrapErr() throws InterruptedException;

    /**
     * Waits for the result, whichever it is.
     *
     * @return the result
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    TaskResult<T> await() throws InterruptedException;

    /**
     * The result as a stage, which never fails by itself.
     *
     * @return a stage of the result
     */
    CompletionStage<TaskResult<T>> stage();

    /**
     * A result that is there already.
     *
     * @param result the result
     * @param <T> the type of the value
     * @return the same as an asynchronous result
     */
    static <T extends @Nullable Object> AsyncResult<T> of(TaskResult<T> result) {
        return RuntimeProvider.find().into(result).intoAsyncResult();
    }
}
