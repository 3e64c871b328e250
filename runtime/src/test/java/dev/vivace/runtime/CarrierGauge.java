package dev.vivace.runtime;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/**
 * What the platform thread below us has cost so far, as the JVM's own counters say: the truth that exact figures are
 * compared with, as long as nothing between two looks lets a virtual thread go elsewhere.
 */
record CarrierGauge(long cpu, long allocated) {

    private static final ThreadMXBean COUNTERS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static CarrierGauge now(long carrier) {
        return new CarrierGauge(COUNTERS.getThreadCpuTime(carrier), COUNTERS.getThreadAllocatedBytes(carrier));
    }

    /** The platform thread that runs us: a virtual thread names it at the end of its text. */
    static long carrier() {
        Thread thread = Thread.currentThread();
        if (!thread.isVirtual()) {
            return thread.threadId();
        }
        String text = thread.toString();
        String name = text.substring(text.indexOf('@') + 1);
        for (ThreadInfo info : COUNTERS.getThreadInfo(COUNTERS.getAllThreadIds())) {
            if (info != null && info.getThreadName().equals(name)) {
                return info.getThreadId();
            }
        }
        throw new AssertionError("no carrier is called " + name);
    }
}
