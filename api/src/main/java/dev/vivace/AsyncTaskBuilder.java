package dev.vivace;

import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that does not know its work yet (row 12). Immutable: each call returns a new builder.
 *
 * {@snippet :
 * AsyncTaskBuilder polite = AsyncTask.builder().priority(LOW).retry(5, exponential(...));
 * var a = polite.name("a").run(() -> fetch("a"));
 * var b = polite.name("b").run(() -> fetch("b"));
 * }
 */
public interface AsyncTaskBuilder extends TaskOptions<AsyncTaskBuilder> {

    /**
     * Goes on to a task that gives one value.
     *
     * @param <T> the type of the value
     * @return a builder with this configuration
     */
    <T extends @Nullable Object> SpawningTaskBuilder<T, AsyncTaskException, TaskId> to();

    /**
     * Goes on to a task that gives a stream of events.
     *
     * @param <T> the type of an event's data
     * @return a builder with this configuration
     * @throws IllegalStateException when no pipeline provider is on the module path; the message says what to add
     */
    <T> EmittingTaskBuilder<T, T, AsyncTaskException, TaskId> emits();

    /**
     * Runs work with this configuration.
     *
     * @param work what to do
     * @param <T> the type of the value
     * @return the running task
     */
    default <T extends @Nullable Object> SpawningTask<T, TaskId> run(Callable<T> work) {
        return this.<T>to().run(work);
    }

    /**
     * Runs work with this configuration.
     *
     * @param work what to do
     * @param <T> the type of the value
     * @return the running task
     */
    default <T extends @Nullable Object> SpawningTask<T, TaskId> run(AsyncWork<T> work) {
        return this.<T>to().run(work);
    }
}
