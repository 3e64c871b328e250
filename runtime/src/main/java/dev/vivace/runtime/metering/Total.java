package dev.vivace.runtime.metering;

import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.MemoryUsage;
import dev.vivace.metric.TaskUsage;

/** The sum of a task and all below it at one moment. Made and read by one thread. */
public final class Total {

    final Costs costs = new Costs();
    private final Account top;

    Total(Account top) {
        this.top = top;
    }

    /**
     * Adds a live task below.
     *
     * @param account of a task that may have been folded into the total already
     */
    public void add(Account account) {
        account.addTo(this);
    }

    /** Says that there may be tasks below of which nothing is known. */
    public void addUnknown() {
        costs.cpu.addUnknownPart();
        costs.memory.addUnknownPart();
        costs.addPart(false);
    }

    /**
     * The sum.
     *
     * @param heard how far events have been heard
     * @return with how it was obtained
     */
    public TaskUsage usage(Horizon heard) {
        CpuUsage cpu = costs.cpuUsage();
        MemoryUsage memory = costs.memoryUsage();
        IoUsage io = costs.ioUsage(top.hasBegun(heard), top.isComplete(heard));
        return new TaskUsage(cpu, memory, io);
    }
}
