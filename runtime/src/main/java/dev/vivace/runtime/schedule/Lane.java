package dev.vivace.runtime.schedule;

/** Runs what is in the ready queue of virtual threads. Thread-safe. */
interface Lane {

    /** Sees to it that somebody looks at the queue, if there is anything in it. */
    void signal();

    /** The same after something was queued, without a look at the queue, whose ends others write. */
    default void signalAdded() {
        signal();
    }

    /** The calling task's work has ended; where slices are charged, this one is now. */
    default void endSlice() {}

    /** Ends what the lane has of its own. */
    default void close() {}
}
