package dev.vivace;

import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.message.KeyRing;
import dev.vivace.message.PayloadCipher;
import dev.vivace.policy.BreakerConfig;
import dev.vivace.policy.Bulkhead;
import dev.vivace.policy.CircuitBreaker;
import dev.vivace.policy.RateLimiter;
import dev.vivace.priority.RankableByPriority;
import dev.vivace.time.TaskClock;
import dev.vivace.watch.Adviser;
import dev.vivace.watch.RuntimeSnapshot;
import dev.vivace.watch.TaskWarning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks (row 18). Thread-safe. Close it to end every task and thread it has.
 *
 * @param <T> the upper bound of what its tasks give: {@code Object} for a local runtime, perhaps {@code Serializable}
 *     for a remote one
 * @param <I> the kind of id
 */
@SuppressWarnings("JavaLangClash") // the contract's name; an import says which one is meant
public interface Runtime<T extends @Nullable Object, I extends TaskId> extends AutoCloseable {

    /**
     * Begins a configuration that does not know its work yet, for tasks of this runtime.
     *
     * @return a builder
     */
    AsyncTaskBuilder builder();

    /**
     * Begins a task that gives one value.
     *
     * @param <R> the type of the value
     * @return a builder
     */
    <R extends T> SpawningTaskBuilder<R, AsyncTaskException, I> to();

    /**
     * Starts a task.
     *
     * @param work what to do
     * @param priority who goes first
     * @param <R> the type of the value
     * @return the running task
     * @throws AsyncTaskException Rejected when the runtime has shut down
     */
    default <R extends T> SpawningTask<R, I> spawn(AsyncWork<R> work, RankableByPriority priority) {
        return this.<R>to().priority(priority).run(work);
    }

    /**
     * Starts a task.
     *
     * @param work what to do
     * @param priority who goes first
     * @param <R> the type of the value
     * @return the running task
     * @throws AsyncTaskException Rejected when the runtime has shut down
     */
    default <R extends T> SpawningTask<R, I> spawn(Callable<R> work, RankableByPriority priority) {
        return this.<R>to().priority(priority).run(work);
    }

    /**
     * Starts a task and waits for its value; called inside a task, the new one is a child.
     *
     * @param work what to do
     * @param <R> the type of the value
     * @return the value
     * @throws InterruptedException when the calling thread is interrupted; the task is cancelled
     * @throws AsyncTaskException with the task's error
     */
    default <R extends T> R blockOn(AsyncWork<R> work) throws InterruptedException {
        return this.<R>to().await(work);
    }

    /**
     * Starts a task and waits for its value; called inside a task, the new one is a child.
     *
     * @param work what to do
     * @param <R> the type of the value
     * @return the value
     * @throws InterruptedException when the calling thread is interrupted; the task is cancelled
     * @throws AsyncTaskException with the task's error
     */
    default <R extends T> R blockOn(Callable<R> work) throws InterruptedException {
        return this.<R>to().await(work);
    }

    /**
     * How many tasks are live: started and not settled.
     *
     * @return zero or more
     */
    long activeCount();

    /**
     * How many tasks are ready and wait for a thread or a permit.
     *
     * @return zero or more
     */
    long queuedCount();

    /**
     * Tasks whose handle has settled while their work still runs. They keep the permits they hold.
     *
     * @return a copy
     */
    List<AsyncTask<?, I>> abandoned();

    /**
     * Whether it takes new tasks.
     *
     * @return false from the first shutdown on
     */
    boolean isRunning();

    /**
     * Takes no more tasks, waits for the live ones, then cancels what is left by the runtime's cancellation plan.
     * Blocks until that is done; later calls wait for the first and return the same report.
     *
     * @param patience how long to wait before cancelling, zero or more
     * @return what it found
     * @throws InterruptedException when the calling thread is interrupted; the shutdown goes on
     */
    ShutdownReport shutdown(Duration patience) throws InterruptedException;

    /** Shuts down, waiting thirty seconds for live tasks; an interrupt makes it cancel at once. */
    @Override
    void close();

    /**
     * Blocks until no task is queued or executing: all that are live wait for time, messages, or each other. For tests.
     *
     * @throws InterruptedException when the calling thread is interrupted
     * @throws UnsupportedOperationException when the runtime has no limit of concurrent tasks, and so does not count
     */
    void awaitQuiet() throws InterruptedException;

    /**
     * Blocks until the figures of tasks that have settled are final, where figures arrive late: input and output, and
     * whatever is sampled. Without it they are final some three seconds later.
     *
     * @throws InterruptedException when the calling thread is interrupted
     */
    void flushMetering() throws InterruptedException;

    /**
     * The runtime as an executor: what is submitted runs as tasks.
     *
     * @return a view; shutting it down shuts this runtime down
     */
    ExecutorService asExecutor();

    /**
     * The live task tree, with stacks, and what the advisers say of it.
     *
     * @return a picture of this moment
     */
    TaskDump dump();

    /**
     * The live task tree without stacks, and how busy this runtime is: cheap enough to be taken each second.
     *
     * @return a picture of this moment
     */
    RuntimeSnapshot snapshot();

    /**
     * A live or abandoned task by the text of its id. It looks through all of them.
     *
     * @param id as {@link TaskId#text} gives it
     * @return the task; where it is that of a pipeline or an orchestra, the {@link EmittingTask} or {@link Orchestra}
     */
    Optional<AsyncTask<?, I>> find(String id);

    /**
     * Adds a listener. It hears of every task that is made from now on, first {@link RuntimeListener#onMade} and then
     * each move; of the tasks that are there already it hears retries, stalls, abandonment and warnings only.
     *
     * @param listener watches
     * @return removes the listener, which hears nothing more
     */
    Registration listen(RuntimeListener listener);

    /**
     * Tells the listeners of a warning. For those who evaluate warnings.
     *
     * @param task the task in question
     * @param warning what is wrong with it
     */
    void warn(AsyncTask<?, I> task, TaskWarning warning);

    /**
     * Adds an adviser, who is asked for warnings when a dump is taken. One that throws harms nothing but is reported to
     * the uncaught hook.
     *
     * @param adviser says what looks wrong
     * @return removes the adviser
     */
    Registration advise(Adviser adviser);

    /**
     * What the advisers say now.
     *
     * @return their warnings, in the order in which the advisers came
     */
    List<TaskWarning> warnings();

    /**
     * Where its time comes from.
     *
     * @return the clock
     */
    TaskClock clock();

    /**
     * Makes a circuit breaker on this runtime's clock.
     *
     * @param config what it does
     * @return a closed breaker
     */
    CircuitBreaker circuitBreaker(BreakerConfig config);

    /**
     * Makes a rate limiter on this runtime's clock.
     *
     * @param name for people
     * @param calls how many calls, at least 1, evenly spread
     * @param per in which time
     * @return a limiter
     */
    RateLimiter rateLimiter(String name, int calls, Duration per);

    /**
     * Makes a bulkhead.
     *
     * @param name for people
     * @param limit how many calls at a time, at least 1
     * @param patience how long a call waits for a place, zero or more
     * @return a bulkhead
     */
    Bulkhead bulkhead(String name, int limit, Duration patience);

    /**
     * Makes a cipher for messages.
     *
     * @param keys the keys
     * @return a cipher with its own sender number and replay memory
     */
    PayloadCipher cipher(KeyRing keys);

    /**
     * A task of this runtime as an orchestrator needs it. For authors of orchestrators.
     *
     * @param task a task of this runtime, or a view of one
     * @param <R> the type of its result
     * @return the task itself
     * @throws IllegalArgumentException when it is not a task of this runtime
     */
    <R extends @Nullable Object> ConductedTask<R, I> conducted(AsyncTask<R, I> task);
}
