package dev.vivace;

import dev.vivace.id.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * A builder that lets one choose the orchestrator before configuring the task (row 20).
 *
 * @param <T> the type of the task's result
 * @param <Task> the kind of task that is built
 * @param <I> the kind of id
 */
public interface OrchestratorBuilder<
        T extends @Nullable Object, Task extends AsyncTask<? extends T, I>, I extends TaskId> {

    /**
     * The orchestrator with which every task of this builder is registered. It starts them too: {@code run} means that
     * the task starts as soon as all it depends on have completed.
     *
     * @param orchestrator takes tasks of this kind
     * @return a new builder
     */
    TaskOptions<?> orchestrator(TaskOrchestrator<?, ? super Task, I> orchestrator);
}
