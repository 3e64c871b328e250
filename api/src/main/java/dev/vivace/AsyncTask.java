package dev.vivace;

import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A task: work with identity, priority, cancellation, tracing, time, context, recovery, status, metrics and a name
 * (row 1). Pipelines and orchestras are tasks too.
 *
 * <p>This is the door. {@link #to()} begins a task that gives one value, {@link #emits()} one that gives a stream of
 * events. Both use the runtime of the task they are called in, or else the default runtime, which is found through
 * {@link java.util.ServiceLoader}.
 *
 * {@snippet :
 * Model model = AsyncTask.<Model>to()
 *         .name("download")
 *         .timeout(Duration.ofSeconds(30))
 *         .retry(3, RetryStrategy.exponential(Duration.ofMillis(100), 2.0, Duration.ofSeconds(5)).withJitter())
 *         .fallback(error -> Model.cached())
 *         .run(() -> hub.download("mistral-7b"))
 *         .await();
 * }
 *
 * <p>A task object is a view: it may stand for work in another process. All its methods may be called by any thread.
 *
 * @param <T> the type of the result
 * @param <I> the kind of id
 */
public interface AsyncTask<T extends @Nullable Object, I extends TaskId>
        extends PrioritizedTask<T>,
                CancellableTask<T>,
                TracingTask<T>,
                TimedTask<T>,
                ContextualizedTask<T, I>,
                RecoverableTask<T>,
                StatusEnabledTask<T>,
                MetricsEnabledTask<T>,
                NamedTask {

    /**
     * The identity of this task, made when it is first asked for and the same ever after.
     *
     * @return the id
     */
    I id();

    /**
     * Begins a task that gives one value.
     *
     * @param <T> the type of the value; {@code AsyncTask.<Model>to()} names it where it cannot be inferred
     * @return a builder
     */
    static <T extends @Nullable Object> SpawningTaskBuilder<T, AsyncTaskException, TaskId> to() {
        return RuntimeProvider.current().to();
    }

    /**
     * Begins a task that gives a stream of events and, at its end, what was collected.
     *
     * @param <T> the type of an event's data
     * @return a builder
     * @throws IllegalStateException when no pipeline provider is on the module path; the message says what to add
     */
    static <T> EmittingTaskBuilder<T, T, AsyncTaskException, TaskId> emits() {
        return PipelineProvider.find().emits(RuntimeProvider.current());
    }

    /**
     * Begins a configuration that does not know its work yet, to be used for several kinds of task.
     *
     * @return a builder
     */
    static AsyncTaskBuilder builder() {
        return RuntimeProvider.current().builder();
    }

    /**
     * Runs work with nothing configured; short for {@code to().run(work)}, with the type inferred.
     *
     * @param work what to do
     * @param <T> the type of the value
     * @return the running task
     */
    static <T extends @Nullable Object> SpawningTask<T, TaskId> run(Callable<T> work) {
        return AsyncTask.<T>to().run(work);
    }

    /**
     * The context of the task whose code this is.
     *
     * @return nothing outside tasks
     */
    static Optional<TaskContext> current() {
        return RuntimeProvider.find().currentContext();
    }
}
