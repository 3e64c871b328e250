package dev.vivace;

import dev.vivace.id.TaskId;

/**
 * Makes pipelines (row 15). Immutable and thread-safe.
 *
 * @param <T> the type of an item
 * @param <C> the type of a collected item
 * @param <E> the typed failure
 * @param <I> the kind of id
 */
public interface EmittingTaskBuilder<T, C, E extends Exception, I extends TaskId>
        extends TaskOptions<EmittingTaskBuilder<T, C, E, I>> {}
