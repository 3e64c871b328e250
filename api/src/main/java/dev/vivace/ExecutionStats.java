package dev.vivace;

import java.time.Duration;
import java.util.Optional;

/**
 * How many tasks are where, and how long those took that ended (row 21). A consistent snapshot: the counts are of one
 * moment, and times are of the completed and the failed, from start to end.
 */
public interface ExecutionStats {

    /**
     * Tasks that ended with a value.
     *
     * @return zero or more
     */
    long completed();

    /**
     * Tasks that ended with an error.
     *
     * @return zero or more
     */
    long failed();

    /**
     * Tasks whose work has begun, or that are being cancelled.
     *
     * @return zero or more
     */
    long running();

    /**
     * Tasks that wait.
     *
     * @return zero or more
     */
    long pending();

    /**
     * Tasks that were cancelled.
     *
     * @return zero or more
     */
    long cancelled();

    /**
     * All tasks.
     *
     * @return the sum of the five
     */
    default long total() {
        return completed() + failed() + running() + pending() + cancelled();
    }

    /**
     * The mean time.
     *
     * @return nothing before a task has ended
     */
    Optional<Duration> averageTime();

    /**
     * The shortest time.
     *
     * @return nothing before a task has ended
     */
    Optional<Duration> minTime();

    /**
     * The longest time.
     *
     * @return nothing before a task has ended
     */
    Optional<Duration> maxTime();

    /**
     * The time within which so many of a hundred tasks ended.
     *
     * @param percent above 0.0, up to 100.0; 50.0 is the median
     * @return nothing before a task has ended
     * @throws IllegalArgumentException when {@code percent} is out of range
     */
    Optional<Duration> percentile(double percent);
}
