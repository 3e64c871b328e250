package dev.vivace.benchmarks.spawn;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * How a rival starts a task and waits for many of them.
 *
 * @param <H> what it gives for a task
 */
interface Spawner<H> extends AutoCloseable {

    /** Starts a task. */
    H start(Callable<Integer> work) throws Exception;

    /** Waits for all, and adds up what they gave. */
    long join(List<H> handles) throws Exception;

    /** Runs code in a task of this rival, and waits for it. */
    default long inside(Callable<Long> code) throws Exception {
        return code.call();
    }

    @Override
    default void close() {}
}
