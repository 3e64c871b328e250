package dev.vivace.cli.demo;

import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.id.TaskId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task and what it is about.
 *
 * @param about what it is about
 * @param task its handle, which tells what became of it
 * @param <A> the type of what it is about
 * @param <T> the type of its result
 */
public record Noted<A, T extends @Nullable Object>(A about, SpawningTask<T, TaskId> task) {

    /**
     * What the task gave.
     *
     * @return nothing when it has not ended, or not with a value
     */
    public Optional<T> value() {
        return task.result()
                .flatMap(result -> result instanceof TaskResult.Success<T>(T value)
                        ? Optional.ofNullable(value)
                        : Optional.empty());
    }
}
