package dev.vivace;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a task (row 28): a value or an error, never both. Closed for pattern matching; immutable.
 *
 * @param <T> the type of the value
 */
public sealed interface TaskResult<T extends @Nullable Object> {

    /**
     * A value.
     *
     * @param value null only where {@code T} allows it
     * @param <T> the type of the value
     */
    record Success<T extends @Nullable Object>(T value) implements TaskResult<T> {}

    /**
     * An error.
     *
     * @param error why there is no value
     * @param <T> the type of the value that there is not
     */
    record Failure<T extends @Nullable Object>(AsyncTaskError error) implements TaskResult<T> {}

    /**
     * A result with a value.
     *
     * @param value the value
     * @param <T> its type
     * @return the result
     */
    static <T extends @Nullable Object> TaskResult<T> success(T value) {
        return new Success<>(value);
    }

    /**
     * A result with an error.
     *
     * @param error why there is no value
     * @param <T> the type of the value that there is not
     * @return the result
     */
    static <T extends @Nullable Object> TaskResult<T> failure(AsyncTaskError error) {
        return new Failure<>(error);
    }

    /**
     * Whether there is a value.
     *
     * @return true for {@link Success}
     */
    default boolean isSuccess() {
        return this instanceof Success;
    }

    /**
     * The error.
     *
     * @return nothing for {@link Success}
     */
    default Optional<AsyncTaskError> failure() {
        return this instanceof Failure<T>(AsyncTaskError error) ? Optional.of(error) : Optional.empty();
    }

    /**
     * The value, or the error thrown.
     *
     * @return the value
     * @throws AsyncTaskException with the error
     */
    default T orElseThrow() {
        return switch (this) {
            case Success<T>(T value) -> value;
            case Failure<T>(AsyncTaskError error) -> throw new AsyncTaskException(error);
        };
    }
}
