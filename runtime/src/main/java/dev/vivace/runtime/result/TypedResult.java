package dev.vivace.runtime.result;

import dev.vivace.AsyncResult;
import dev.vivace.IntoAsyncResult;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An asynchronous result together with the exception that its error is thrown as. */
record TypedResult<T extends @Nullable Object, E extends Exception>(
        AsyncResult<T> intoAsyncResult, Function<AsyncTaskError, E> mapper) implements IntoAsyncResult<T, E> {

    @Override
    public <F extends Exception> IntoAsyncResult<T, F> mapError(Function<AsyncTaskError, F> next) {
        return new TypedResult<>(intoAsyncResult, next);
    }

    @Override
    public T await() throws E, InterruptedException {
        return switch (intoAsyncResult.await()) {
            case TaskResult.Success<T>(T value) -> value;
            case TaskResult.Failure<T>(AsyncTaskError error) -> throw mapper.apply(error);
        };
    }
}
