package dev.vivace;

import dev.vivace.context.ContextKey;
import dev.vivace.id.TaskId;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that knows where it runs, who its relatives are, and what values it was given (row 7).
 *
 * @param <T> the type of the result
 * @param <I> the kind of id
 */
public interface ContextualizedTask<T extends @Nullable Object, I extends TaskId> {

    /**
     * The runtime that runs it.
     *
     * @return the runtime
     */
    Runtime<?, I> runtime();

    /**
     * Parent, children, and the message channels to them.
     *
     * @return a live view
     */
    TaskRelationships<T, I> relationships();

    /**
     * The directory against which the task's own code resolves relative paths. The JVM itself does not follow it.
     *
     * @return what the builder was given, else the parent's, else the directory of the process
     */
    Path workingDirectory();

    /**
     * A value that the task was given or inherited.
     *
     * @param key which one
     * @param <V> its type
     * @return the nearest value: the task's own, else the parent's, and so on
     */
    <V> Optional<V> contextValue(ContextKey<V> key);
}
