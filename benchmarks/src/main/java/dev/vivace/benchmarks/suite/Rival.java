package dev.vivace.benchmarks.suite;

import java.util.OptionalDouble;

/**
 * One that does the work of a {@link Workload}. All rivals of a workload do the same, and what they give is checked
 * after each run. Made once in a JVM, used by one thread.
 */
@FunctionalInterface
public interface Rival extends AutoCloseable {

    /**
     * Does all of the work once.
     *
     * @param size how much
     * @return what the workload expects of this size
     * @throws Exception when the work fails
     */
    long run(int size) throws Exception;

    /**
     * Makes ready for one run, outside the clock.
     *
     * @param size how much
     * @throws Exception when that fails
     */
    default void prepare(int size) throws Exception {}

    /**
     * What the last run measured by itself.
     *
     * @return the figure in the workload's unit; empty where elapsed time is what counts
     */
    default OptionalDouble measured() {
        return OptionalDouble.empty();
    }

    @Override
    default void close() {}
}
