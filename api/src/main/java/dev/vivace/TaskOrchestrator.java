package dev.vivace;

import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.FailurePolicy;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks that depend on each other (row 17): each starts when all it depends on have completed, the more urgent
 * first, the ready ones in parallel. Thread-safe.
 *
 * <p>Every method that is given an id or a group throws {@link dev.vivace.error.OrchestratorException} with
 * TaskNotFound or GroupNotFound when there is none. Sets and maps are copies, in the order of registration.
 *
 * @param <T> the upper bound of what its tasks give
 * @param <Task> the kind of task
 * @param <I> the kind of id
 */
public interface TaskOrchestrator<
        T extends @Nullable Object, Task extends AsyncTask<? extends T, I>, I extends TaskId> {

    /**
     * Registers a task that has not been started.
     *
     * @param task a PENDING task
     * @param <S> its exact kind
     * @return the same task
     * @throws dev.vivace.error.OrchestratorException TaskAlreadyExists; InvalidTaskState when it is not PENDING, or this
     *     orchestrator was cancelled; OperationFailed when it is of another runtime, was told whose child it is, has
     *     another orchestrator, or this one is closed
     */
    <S extends Task> S register(S task);

    /**
     * A builder whose tasks are registered here, and are started by this orchestrator: {@code run} means as soon as all
     * they depend on have completed. What stands behind {@link SpawningTaskBuilder#orchestrator}.
     *
     * @param builder makes the tasks
     * @param <R> the type of their results
     * @param <E> the typed failure of the builder
     * @return a builder with the same configuration
     */
    <R extends @Nullable Object, E extends Exception> SpawningTaskBuilder<R, E, I> registering(
            SpawningTaskBuilder<R, E, I> builder);

    /**
     * A task.
     *
     * @param id which one
     * @return the task
     */
    Task task(I id);

    /**
     * Makes a task wait for another. Their order in the sketch of a plan: {@code addDependency(load, extract)}.
     *
     * @param dependent starts later
     * @param dependency completes before
     * @throws dev.vivace.error.OrchestratorException DependencyCycle with the path; InvalidTaskState when the dependent
     *     has started, or everything it waited for has ended and it is about to
     */
    void addDependency(I dependent, I dependency);

    /**
     * What a task waits for.
     *
     * @param id which task
     * @return those it depends on directly
     */
    Set<I> dependencies(I id);

    /**
     * What waits for a task.
     *
     * @param id which task
     * @return those that depend on it directly
     */
    Set<I> dependents(I id);

    /**
     * Makes an empty group.
     *
     * @param group not blank
     * @throws dev.vivace.error.OrchestratorException GroupAlreadyExists
     */
    void createGroup(String group);

    /**
     * Puts a task into a group; it may be in several.
     *
     * @param group which group
     * @param id which task
     */
    void addToGroup(String group, I id);

    /**
     * The groups and who is in them.
     *
     * @return ids by name
     */
    Map<String, Set<I>> groups();

    /**
     * Starts a task, and all that it depends on.
     *
     * @param id which task
     * @return the tasks that this concerns
     */
    OrchestraRun<I> start(I id);

    /**
     * Starts the members of a group, and all that they depend on.
     *
     * @param group which group
     * @return the tasks that this concerns
     */
    OrchestraRun<I> startGroup(String group);

    /**
     * Starts all tasks.
     *
     * @return those that were not started before, and those that have not ended
     */
    OrchestraRun<I> startAll();

    /**
     * Waits for all tasks that were started.
     *
     * @return what became of them
     * @throws InterruptedException when the calling thread is interrupted; the tasks go on
     */
    OrchestraResults<I> join() throws InterruptedException;

    /**
     * Asks a task to stop, and all that depend on it.
     *
     * @param id which task
     * @param level how hard
     * @return what is true of the task at this moment
     */
    CancellationResult cancel(I id, CancellationLevel level);

    /**
     * Asks exactly the members of a group to stop, and all that depend on them.
     *
     * @param group which group
     * @param level how hard
     * @return what is true of each member at this moment
     */
    Map<I, CancellationResult> cancelGroup(String group, CancellationLevel level);

    /**
     * Where a task is in its life.
     *
     * @param id which task
     * @return its status
     */
    TaskStatus status(I id);

    /**
     * Where all tasks are in their lives.
     *
     * @return statuses by id
     */
    Map<I, TaskStatus> statuses();

    /**
     * Chooses what happens when a task fails, from now on.
     *
     * @param policy the policy; without it, CONTINUE
     */
    void onFailure(FailurePolicy policy);

    /**
     * Gives those that depend on a task a value to go on with should it fail. The task itself still ends FAILED.
     *
     * @param task a registered task that has not settled
     * @param value what its dependents get as its result
     * @param <R> the type of its result
     * @throws dev.vivace.error.OrchestratorException InvalidTaskState when it has settled
     */
    <R extends @Nullable Object> void substitute(SpawningTask<R, I> task, R value);

    /**
     * Runs only so many tasks at a time, from now on. Ready tasks that are held back wait without a thread, the more
     * urgent first.
     *
     * @param most at least 1; without it, no limit but the runtime's
     */
    void limit(int most);

    /**
     * Runs only so many members of a group at a time, from now on.
     *
     * @param group which group
     * @param most at least 1
     */
    void limitGroup(String group, int most);
}
