package dev.vivace.runtime;

import com.sun.management.ThreadMXBean;
import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.Figure;
import dev.vivace.metric.MemoryUsage;
import dev.vivace.metric.Metering;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a task on a platform thread cost: the difference of the thread's own counters. User time is not read, because it
 * costs ten times as much as the total.
 */
final class Usage {

    private static final @Nullable ThreadMXBean COUNTERS =
            ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean ? bean : null;

    private final ThreadMXBean counters;
    private final long cpuBefore;
    private final long allocatedBefore;

    private Usage(ThreadMXBean counters) {
        this.counters = counters;
        cpuBefore = counters.isCurrentThreadCpuTimeSupported() ? counters.getCurrentThreadCpuTime() : -1;
        allocatedBefore = counters.getCurrentThreadAllocatedBytes();
    }

    /** Begins to count on this thread; null when nothing is to be counted. */
    static @Nullable Usage begin(Metering metering) {
        return metering == Metering.OFF || COUNTERS == null ? null : new Usage(COUNTERS);
    }

    /** Ends the count, on the same thread. */
    void end(Extras extras) {
        if (cpuBefore >= 0) {
            long cpu = counters.getCurrentThreadCpuTime() - cpuBefore;
            extras.cpu = new CpuUsage(Figure.measured(cpu), Figure.UNAVAILABLE);
        }
        if (allocatedBefore >= 0) {
            long allocated = counters.getCurrentThreadAllocatedBytes() - allocatedBefore;
            extras.memory = new MemoryUsage(Figure.measured(allocated));
        }
    }
}
