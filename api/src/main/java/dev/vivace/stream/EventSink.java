package dev.vivace.stream;

import java.io.IOException;
import java.util.Optional;

/**
 * Where collected items go besides the collection: a file, a table. A pipeline opens it once per run and closes the writer
 * exactly once, on every path. For authors of connectors; an immutable description that may be used for many runs.
 *
 * @param <C> the type of an item
 */
@FunctionalInterface
public interface EventSink<C> {

    /**
     * Opens it for a run.
     *
     * @return a writer of its own
     * @throws Exception makes the pipeline fail
     */
    Writer<C> open() throws Exception;

    /**
     * An open sink. Used by one thread at a time.
     *
     * @param <C> the type of an item
     */
    interface Writer<C> extends AutoCloseable {

        /**
         * Takes an item. It need not last before {@link #flush}.
         *
         * @param item the item
         * @throws Exception makes the pipeline fail
         */
        void write(C item) throws Exception;

        /**
         * Makes what was written last. Called before a checkpoint is saved, and at the end of a pipeline that ends well.
         *
         * @throws Exception makes the pipeline fail
         */
        void flush() throws Exception;

        /**
         * Lets go of what the sink holds. What was written since the last flush may be lost.
         *
         * @throws IOException makes a pipeline fail that would have ended well
         */
        @Override
        void close() throws IOException;
    }

    /**
     * A sink that keeps the checkpoint of its pipeline by itself: a pipeline with one goes on where it was, without any
     * {@link CheckpointStore}.
     *
     * @param <C> the type of an item
     */
    @FunctionalInterface
    interface Transactional<C> extends EventSink<C> {

        @Override
        TransactionalWriter<C> open() throws Exception;
    }

    /**
     * An open sink that keeps the checkpoint beside the items, in one transaction, so that each item is there once
     * however often the pipeline was killed. Its pipeline saves the checkpoint here, and in no other store.
     *
     * @param <C> the type of an item
     */
    interface TransactionalWriter<C> extends Writer<C> {

        /**
         * The checkpoint of the last commit.
         *
         * @param key whose
         * @return what was given to {@link #commit}, or nothing
         * @throws Exception makes the pipeline fail
         */
        Optional<byte[]> load(String key) throws Exception;

        /**
         * Makes what was written since the last commit and the checkpoint last, both or neither.
         *
         * @param key whose
         * @param state the checkpoint, kept as it is; empty when the run ended well, so that the next one begins anew
         * @throws Exception makes the pipeline fail
         */
        void commit(String key, byte[] state) throws Exception;
    }
}
