package dev.vivace;

import dev.vivace.id.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of tasks that an orchestrator ran. An immutable snapshot.
 *
 * @param <I> the kind of id
 */
public interface OrchestraResults<I extends TaskId> {

    /**
     * The results, in the order in which the tasks ended.
     *
     * @return by id
     */
    Map<I, TaskResult<?>> results();

    /**
     * The result of one task.
     *
     * @param task a task that ran
     * @param <R> the type of its result
     * @return the result
     * @throws dev.vivace.error.OrchestratorException TaskNotFound when it is not among them
     */
    <R extends @Nullable Object> TaskResult<R> of(SpawningTask<R, I> task);

    /**
     * Whether all ended with a value.
     *
     * @return false when one failed or was cancelled
     */
    default boolean isSuccess() {
        return results().values().stream().allMatch(TaskResult::isSuccess);
    }

    /**
     * The chain of dependencies that took longest, and so decided when the last task ended.
     *
     * @return first to last; empty when nothing ran
     */
    List<I> criticalPath();

    /**
     * How much longer each task could have taken without the end being later.
     *
     * @return by id; zero on the critical path
     */
    Map<I, Duration> slack();

    /**
     * The numbers.
     *
     * @return of these tasks only
     */
    ExecutionStats statistics();
}
