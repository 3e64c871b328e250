package dev.vivace;

import dev.vivace.context.ContextKey;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.message.TaskChannel;
import dev.vivace.policy.JoinPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What work sees of its own task. Used by the task's code, on the task's thread.
 *
 * <p>Every method that waits is a library wait: it ends with {@link TaskCancelledException} when the task is asked to
 * stop, and gives the task's permit back while it waits.
 */
public interface TaskContext {

    /**
     * The task itself.
     *
     * @return its handle
     */
    AsyncTask<?, TaskId> task();

    /**
     * Which attempt this is.
     *
     * @return 1 for the first
     */
    int attempt();

    /**
     * Ends the work here when the task was asked to stop, and shows that it is alive.
     *
     * @throws TaskCancelledException when the task was asked to stop
     */
    void checkpoint();

    /**
     * Whether the task was asked to stop, for work that prefers to end in its own way.
     *
     * @return true from the first request on
     */
    boolean isCancellationRequested();

    /**
     * How long until the deadline.
     *
     * @return zero when it has passed; nothing when there is none
     */
    Optional<Duration> timeLeft();

    /**
     * Waits, on the runtime's clock.
     *
     * @param time zero or more
     * @throws InterruptedException when the task is killed
     * @throws TaskCancelledException when the task is asked to stop
     */
    void sleep(Duration time) throws InterruptedException;

    /**
     * Waits for a stage of another library.
     *
     * @param stage what to wait for; asked to cancel when this task is
     * @param <V> the type of its value
     * @return the value
     * @throws InterruptedException when the task is killed
     * @throws Exception what the stage failed with
     */
    <V extends @Nullable Object> V await(CompletionStage<V> stage) throws Exception;

    /**
     * Joins the children that were started so far.
     *
     * @param policy what to wait for
     * @return what became of them
     * @throws InterruptedException when the task is killed
     * @throws dev.vivace.error.AsyncTaskException when the policy is not met
     */
    JoinedChildren join(JoinPolicy policy) throws InterruptedException;

    /**
     * A dependency that was handed to the task with {@code with(value)}.
     *
     * @param type its class
     * @param <V> its type
     * @return the value
     * @throws IllegalStateException when nobody handed one of that class to the task or its parents
     */
    <V> V get(Class<V> type);

    /**
     * A value of the context.
     *
     * @param key which one
     * @param <V> its type
     * @return the nearest value
     */
    <V> Optional<V> find(ContextKey<V> key);

    /**
     * The result of a task that this one depends on in an orchestra, or of any other task that has completed.
     *
     * @param dependency the task
     * @param <R> the type of its result
     * @return the value
     * @throws dev.vivace.error.AsyncTaskException the dependency's own error, or InvalidState when it has not settled
     */
    <R extends @Nullable Object> R resultOf(SpawningTask<R, ?> dependency);

    /**
     * The channel to and from the parent.
     *
     * @return this task's end
     */
    default TaskChannel parent() {
        return task().relationships().parentChannel();
    }

    /**
     * The channel to and from the children.
     *
     * @return this task's end
     */
    default TaskChannel children() {
        return task().relationships().childrenChannel();
    }

    /** Shows that the task is alive; checkpoints, waits and messages do so too. */
    void heartbeat();

    /**
     * Adds a cancel handler to the task.
     *
     * @param handler what to run
     * @return removes the handler
     */
    default Registration onCancel(CancelHandler handler) {
        return task().onCancel(handler);
    }
}
