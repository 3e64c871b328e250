package dev.vivace;

import dev.vivace.id.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * A runtime, an orchestrator and a task in one (row 16).
 *
 * @param <T> the upper bound of what its tasks give
 * @param <Task> the kind of task
 * @param <I> the kind of id
 */
public interface Orchestra<T extends @Nullable Object, Task extends AsyncTask<? extends T, I>, I extends TaskId>
        extends Runtime<T, I> {}
