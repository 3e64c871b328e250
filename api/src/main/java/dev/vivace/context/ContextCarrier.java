package dev.vivace.context;

/**
 * Carries something that lives in a thread, such as a logging context, from where a task is made to wherever the task's
 * code runs: work, retries, fallback, cancel handlers.
 *
 * <p>Carriers are found through {@code ServiceLoader} or given to the runtime's builder. A runtime without carriers pays
 * nothing.
 */
@FunctionalInterface
public interface ContextCarrier {

    /**
     * Takes a snapshot of this thread's state.
     *
     * @return the snapshot, immutable
     */
    Snapshot capture();

    /** A state that was captured. Used by any thread, any number of times. */
    @FunctionalInterface
    interface Snapshot {

        /**
         * Puts the snapshot into this thread.
         *
         * @return gives this thread back what it had; closed by the same thread
         */
        Restoration restore();
    }

    /** Undoes a {@link Snapshot#restore()}. */
    @FunctionalInterface
    interface Restoration extends AutoCloseable {

        /** Gives the thread back what it had. */
        @Override
        void close();
    }
}
