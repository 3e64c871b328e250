package dev.vivace;

import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.priority.RankableByPriority;
import dev.vivace.watch.RuntimeSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * A task in the hands of an orchestrator: what can be done with a PENDING task that users cannot do. Obtained from
 * {@link Runtime#conducted}, for authors of orchestrators. Thread-safe.
 *
 * @param <T> the type of the result
 * @param <I> the kind of id
 */
public interface ConductedTask<T extends @Nullable Object, I extends TaskId> extends SpawningTask<T, I> {

    /**
     * Takes the task in hand: it is a live child of the given parent from now on, and nobody but the conductor starts
     * it. Called once.
     *
     * @param parent a task of the same runtime, perhaps not started yet
     * @param priority what the task gets when it was given none
     * @param conductor decides and hears
     * @throws AsyncTaskException InvalidState when the task is not PENDING, was told whose child it is, or has a
     *     conductor; Rejected or Cancelled when the parent takes no more children
     */
    void conduct(AsyncTask<?, I> parent, RankableByPriority priority, Conductor conductor);

    /**
     * Starts the task. Nothing happens when it was started, or asked to stop.
     *
     * @param after a task whose {@link Conductor#settled} is being told on this thread: where the lane of this task
     *     allows it and nothing more urgent waits, it goes on on the same thread; null to queue it
     */
    void launch(@Nullable ConductedTask<?, I> after);

    /**
     * Ends the task with a value that is known already: it is RUNNING and then COMPLETED, and its work does not run.
     *
     * @param value the value
     * @return false when it was started, or asked to stop
     */
    boolean complete(@Nullable Object value);

    /**
     * Asks the task to stop because of something else, which is kept among its errors and as the cause of its exception.
     *
     * @param level how hard
     * @param cause why
     */
    void cancelFor(CancellationLevel level, AsyncTaskException cause);

    /**
     * Starts the task's own cancellation plan, or else its runtime's, and returns at once.
     *
     * @return that plan
     */
    CancellationPlan stop();

    /**
     * What {@link TaskContext#resultOf} gives to others should this task fail.
     *
     * @param value in place of a value of its own
     */
    void substitute(@Nullable Object value);

    /**
     * Tells the task how urgent the most urgent of those is that wait for it in the conductor's books. It ranks no lower
     * than that until it is told otherwise.
     *
     * @param rank the lowest rank among them; {@link Integer#MAX_VALUE} when nobody waits
     */
    void awaitedAt(int rank);

    /**
     * When the work began, on the scale of the runtime's clock.
     *
     * @return nanoseconds; {@link Long#MIN_VALUE} when it never has
     */
    long beginNanos();

    /**
     * When the task settled, on the scale of the runtime's clock.
     *
     * @return nanoseconds; {@link Long#MIN_VALUE} when it has not
     */
    long endNanos();

    /**
     * The error that the task settled with, as an exception, with what else went wrong suppressed under it. The
     * failure counts as seen.
     *
     * @return null when it has not settled, or has a value
     */
    @Nullable
    AsyncTaskException failure();

    /**
     * Says what this task looks like to users: {@link Runtime#find} gives that instead of the task.
     *
     * @param facade a view of this task that can do more, such as a pipeline or an orchestra
     */
    void presentAs(AsyncTask<?, I> facade);

    /**
     * The live tree below this task, without stacks, with it at the root. The gauges are those of the runtime.
     *
     * @return a picture of this moment
     */
    RuntimeSnapshot snapshot();

    /**
     * The live tree below this task, with it at the root.
     *
     * @return a picture of this moment
     */
    TaskDump dump();
}
