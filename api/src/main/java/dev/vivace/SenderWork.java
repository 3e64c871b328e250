package dev.vivace;

import dev.vivace.stream.EventSource;

/**
 * What a sender does: it names the source of a pipeline's items.
 *
 * @param <T> the type of an item
 */
@FunctionalInterface
public interface SenderWork<T> {

    /**
     * Names the source. Called at the start of each run, in the pipeline's task.
     *
     * @param sources what there is
     * @return the source, which the pipeline opens
     * @throws Exception makes the pipeline fail
     */
    EventSource<? extends T> source(Sources<T> sources) throws Exception;
}
