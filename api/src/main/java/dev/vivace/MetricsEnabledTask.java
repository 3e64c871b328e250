package dev.vivace;

import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.MemoryUsage;
import dev.vivace.metric.TaskUsage;
import org.jspecify.annotations.Nullable;

/**
 * A task that knows what it cost, as far as its runtime measures it (row 10). Each figure says how it was obtained.
 *
 * @param <T> the type of the result
 */
public interface MetricsEnabledTask<T extends @Nullable Object> {

    /**
     * Processor time.
     *
     * @return nanoseconds, or UNAVAILABLE
     */
    CpuUsage cpuUsage();

    /**
     * Memory.
     *
     * @return bytes, or UNAVAILABLE
     */
    MemoryUsage memoryUsage();

    /**
     * Input and output.
     *
     * @return bytes, counts and nanoseconds, or UNAVAILABLE
     */
    IoUsage ioUsage();

    /**
     * What this task cost together with all tasks below it, those that have settled included.
     *
     * @return sums; see {@link TaskUsage} for what is said of a sum of parts that were obtained in different ways
     */
    TaskUsage totalUsage();
}
