package dev.vivace.pipelines;

import org.jspecify.annotations.Nullable;

/** What the pipeline's thread does with the results of items. */
interface Intake {

    /**
     * Takes in the result of one item.
     *
     * @return false when the limit is reached
     */
    boolean accept(long id, Object crossed, long takenNanos, @Nullable Object result) throws Exception;

    /** A batch is done: the time to save, if it is time. */
    void pause() throws Exception;
}
