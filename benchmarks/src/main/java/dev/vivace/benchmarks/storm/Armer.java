package dev.vivace.benchmarks.storm;

import java.time.Duration;

/** How a rival sets a deadline. */
interface Armer extends AutoCloseable {

    /** Something that was set. */
    @FunctionalInterface
    interface Armed {

        /** Calls it off. */
        void disarm();
    }

    /** Sets one: unless it is called off, the action runs then. */
    Armed arm(Duration in, Runnable action) throws Exception;

    @Override
    default void close() {}
}
