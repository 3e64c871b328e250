package dev.vivace;

import dev.vivace.id.TaskId;
import dev.vivace.policy.JoinPolicy;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A task that gives one value and can be awaited (row 27). It is a {@link Future} too: {@code cancel(true)} kills,
 * {@code cancel(false)} asks gracefully.
 *
 * @param <T> the type of the result
 * @param <I> the kind of id
 */
public interface SpawningTask<T extends @Nullable Object, I extends TaskId> extends AsyncTask<T, I>, Future<T> {

    /**
     * Starts a task that was prepared. Starting twice does nothing.
     *
     * @return this task
     */
    SpawningTask<T, I> start();

    /**
     * Waits for the value, starting the task where nobody has.
     *
     * @return the value
     * @throws InterruptedException when the calling thread is interrupted; the task goes on
     * @throws dev.vivace.error.AsyncTaskException with the task's error
     */
    T await() throws InterruptedException;

    /**
     * Waits for the result, whichever it is, starting the task where nobody has.
     *
     * @return the result
     * @throws InterruptedException when the calling thread is interrupted; the task goes on
     */
    TaskResult<T> awaitResult() throws InterruptedException;

    /**
     * The result, if it is there.
     *
     * @return nothing before the task has settled
     */
    Optional<TaskResult<T>> result();

    /**
     * The task as a stage. The stage does not start the task, and cancelling it does not cancel the task.
     *
     * @return a stage that completes with the value, or with an {@link dev.vivace.error.AsyncTaskException}
     */
    CompletionStage<T> stage();

    /**
     * Starts a child of this task.
     *
     * @param work what the child does
     * @param <R> the type of its result
     * @return the running child
     * @throws dev.vivace.error.AsyncTaskException Rejected when this task has settled
     */
    <R extends @Nullable Object> SpawningTask<R, I> runChild(AsyncWork<R> work);

    /**
     * Starts a child of this task.
     *
     * @param work what the child does
     * @param <R> the type of its result
     * @return the running child
     * @throws dev.vivace.error.AsyncTaskException Rejected when this task has settled
     */
    default <R extends @Nullable Object> SpawningTask<R, I> runChild(Callable<R> work) {
        return runChild((AsyncWork<R>) context -> work.call());
    }

    /**
     * Joins the children that were started so far.
     *
     * @param policy what to wait for
     * @return what became of them
     * @throws InterruptedException when the calling thread is interrupted; the children go on
     * @throws dev.vivace.error.AsyncTaskException when the policy is not met
     */
    JoinedChildren joinChildren(JoinPolicy policy) throws InterruptedException;

    /**
     * Chains work to this task: a new task, sibling of this one, that waits for the value and goes on with it. When
     * this task fails, so does the new one, with the same error.
     *
     * @param next makes the work from the value
     * @param <R> the type of the new result
     * @return the new task, started
     */
    <R extends @Nullable Object> SpawningTask<R, I> then(Function<? super T, ? extends AsyncWork<R>> next);
}
