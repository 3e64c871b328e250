package dev.vivace.benchmarks.fork;

import java.util.concurrent.Callable;

/** How a rival runs part of a task's work as another task. */
interface Forker extends AutoCloseable {

    /** A part that has been started. */
    @FunctionalInterface
    interface Part {

        /** Waits for what it gives. */
        long join() throws Exception;
    }

    /** Runs the whole work in a task, and waits for it. */
    long root(Callable<Long> work) throws Exception;

    /** Starts a part of the work of the task whose code calls. */
    Part fork(Callable<Long> work) throws Exception;

    @Override
    default void close() {}
}
