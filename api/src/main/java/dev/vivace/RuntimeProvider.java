package dev.vivace;

import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * How a runtime is found: the API's static doors ask the first provider that {@link ServiceLoader} knows. For authors of
 * runtimes.
 */
public interface RuntimeProvider {

    /**
     * Begins a runtime.
     *
     * @return a builder with defaults
     */
    RuntimeBuilder<@Nullable Object, TaskId> runtimeBuilder();

    /**
     * The runtime that is used outside tasks. Made on first use; it does not keep the JVM alive.
     *
     * @return the same each time
     */
    Runtime<@Nullable Object, TaskId> defaultRuntime();

    /**
     * The context of the task whose code calls.
     *
     * @return nothing outside tasks
     */
    Optional<TaskContext> currentContext();

    /**
     * Makes an asynchronous result.
     *
     * @param result a result that is there
     * @param <T> the type of its value
     * @return the result
     */
    <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> into(TaskResult<T> result);

    /**
     * Makes an asynchronous result.
     *
     * @param stage a stage
     * @param <T> the type of its value
     * @return the result
     */
    <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> into(CompletionStage<T> stage);

    /**
     * Makes an asynchronous result.
     *
     * @param future a future
     * @param <T> the type of its value
     * @return the result
     */
    <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> into(Future<T> future);

    /**
     * Makes an asynchronous result.
     *
     * @param publisher a publisher of one item
     * @param <T> the type of its item
     * @return the result
     */
    <T> IntoAsyncResult<T, AsyncTaskException> into(Flow.Publisher<T> publisher);

    /**
     * The provider.
     *
     * @return the first that {@link ServiceLoader} knows
     * @throws IllegalStateException when there is none; the message says what to add
     */
    static RuntimeProvider find() {
        return Providers.runtime();
    }

    /**
     * The runtime of the task whose code calls, or else the default runtime.
     *
     * @return the runtime
     */
    @SuppressWarnings("unchecked") // ids are only handed out, and every kind is a TaskId
    static Runtime<@Nullable Object, TaskId> current() {
        RuntimeProvider provider = find();
        return provider.currentContext()
                .map(context ->
                        (Runtime<@Nullable Object, TaskId>) context.task().runtime())
                .orElseGet(provider::defaultRuntime);
    }
}
