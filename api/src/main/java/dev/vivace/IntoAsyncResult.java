package dev.vivace;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be made into an asynchronous result (row 30): a value, a result, a stage, a future, a publisher of
 * one item.
 *
 * {@snippet :
 * Response response = IntoAsyncResult.ofStage(http.sendAsync(request, ofString()))
 *         .mapError(error -> new IOException(error.message()))
 *         .await();
 * }
 *
 * @param <T> the type of the value
 * @param <E> the typed failure that {@link #await()} throws
 */
public interface IntoAsyncResult<T extends @Nullable Object, E extends Exception> {

    /**
     * The asynchronous result.
     *
     * @return the same each time
     */
    AsyncResult<T> intoAsyncResult();

    /**
     * Chooses the typed failure.
     *
     * @param mapper makes it from the error
     * @param <F> its type
     * @return a view of the same result
     */
    <F extends Exception> IntoAsyncResult<T, F> mapError(Function<AsyncTaskError, F> mapper);

    /**
     * Waits for the value.
     *
     * @return the value
     * @throws E the typed failure
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    T await() throws E, InterruptedException;

    /**
     * From a value that is there.
     *
     * @param value the value
     * @param <T> its type
     * @return a result that is there
     */
    static <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> ofValue(T value) {
        return RuntimeProvider.find().into(TaskResult.success(value));
    }

    /**
     * From a result that is there.
     *
     * @param result the result
     * @param <T> the type of its value
     * @return the same result
     */
    static <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> ofResult(TaskResult<T> result) {
        return RuntimeProvider.find().into(result);
    }

    /**
     * From a stage; what it fails with becomes an error as if work had thrown it.
     *
     * @param stage the stage
     * @param <T> the type of its value
     * @return a result that comes when the stage completes
     */
    static <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> ofStage(CompletionStage<T> stage) {
        return RuntimeProvider.find().into(stage);
    }

    /**
     * From a future, for which a virtual thread waits unless it is a stage as well.
     *
     * @param future the future
     * @param <T> the type of its value
     * @return a result that comes when the future is done
     */
    static <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> ofFuture(Future<T> future) {
        return RuntimeProvider.find().into(future);
    }

    /**
     * From a publisher of one item. No item is InvalidData; a second one is not asked for, and the subscription is
     * cancelled after the first.
     *
     * @param publisher the publisher; subscribed at once
     * @param <T> the type of its item
     * @return a result that comes with the item
     */
    static <T> IntoAsyncResult<T, AsyncTaskException> ofPublisher(Flow.Publisher<T> publisher) {
        return RuntimeProvider.find().into(publisher);
    }
}
