package dev.vivace.runtime;

import com.sun.management.ThreadMXBean;
import dev.vivace.runtime.metering.Account;
import dev.vivace.runtime.metering.TaskEvents;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * One run of a task's work on one thread, as it is counted. Begun and ended on that thread. User time is not read, because
 * it costs ten times as much as the total.
 */
final class Usage {

    /** How CPU time and allocation are obtained. */
    enum Way {
        /** The counters of the platform thread, before and after. */
        THREAD,
        /** The counters of the carriers, slice by slice; the scheduler charges them. */
        SLICES,
        /** Samples, which arrive as events. */
        SAMPLES
    }

    private static final @Nullable ThreadMXBean COUNTERS =
            ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                            && bean.isCurrentThreadCpuTimeSupported()
                            && bean.isThreadAllocatedMemorySupported()
                    ? bean
                    : null;

    /** The run that a platform thread is at, to which those belong that it begins meanwhile; see {@link Helping}. */
    private static final ThreadLocal<@Nullable Usage> CURRENT = new ThreadLocal<>();

    private final TaskEngine task;
    private final Account account;
    private final Way way;
    private final @Nullable TaskEvents events;
    private final long number;
    private long cpuBefore;
    private long allocatedBefore;
    private @Nullable Usage outer;
    private long innerCpu;
    private long innerAllocated;

    private Usage(TaskEngine task, Account account, Way way, @Nullable TaskEvents events) {
        this.task = task;
        this.account = account;
        this.way = way;
        this.events = events;
        account.begin(way == Way.SAMPLES, events == null ? -1 : events.round());
        number = events == null ? 0 : events.begin(account, way == Way.SAMPLES);
    }

    static Usage begin(TaskEngine task, Way way, @Nullable TaskEvents events) {
        Usage usage = new Usage(task, task.account(), way, events);
        if (way == Way.THREAD && COUNTERS != null) {
            usage.outer = CURRENT.get();
            CURRENT.set(usage);
            usage.cpuBefore = COUNTERS.getCurrentThreadCpuTime();
            usage.allocatedBefore = COUNTERS.getCurrentThreadAllocatedBytes();
        }
        return usage;
    }

    /** Ends the count. */
    void end() {
        if (way == Way.THREAD && COUNTERS != null) {
            charge(
                    COUNTERS.getCurrentThreadCpuTime() - cpuBefore,
                    COUNTERS.getCurrentThreadAllocatedBytes() - allocatedBefore);
        }
        if (way == Way.SLICES) {
            task.runtime.scheduler().endSlice();
        }
        if (events != null) {
            events.end(number);
        }
        account.end(events == null ? -1 : events.round());
    }

    /** Charges what this thread cost since the begin, without the runs that it helped with meanwhile. */
    private void charge(long cpu, long allocated) {
        account.charge(cpu - innerCpu, allocated - innerAllocated);
        CURRENT.set(outer);
        if (outer != null) {
            outer.innerCpu += cpu;
            outer.innerAllocated += allocated;
        }
    }
}
