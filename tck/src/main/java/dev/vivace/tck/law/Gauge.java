package dev.vivace.tck.law;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/**
 * What the platform thread below us has cost so far, as the JVM's own counters say. Between two looks, during which a
 * virtual thread does not wait, the difference is what the code between them cost, whoever schedules it.
 *
 * @param cpu nanoseconds
 * @param allocated bytes
 */
record Gauge(long cpu, long allocated) {

    private static final ThreadMXBean COUNTERS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    // The carrier that was found last; to look for one among all takes long. Written and read by any test.
    private static volatile long found = 1;

    /** The platform thread that runs us: a virtual thread names it at the end of its text. */
    static long carrier() {
        Thread thread = Thread.currentThread();
        if (!thread.isVirtual()) {
            return thread.threadId();
        }
        String text = thread.toString();
        String name = text.substring(text.indexOf('@') + 1);
        ThreadInfo same = COUNTERS.getThreadInfo(found);
        if (same != null && same.getThreadName().equals(name)) {
            return found;
        }
        for (ThreadInfo info : COUNTERS.getThreadInfo(COUNTERS.getAllThreadIds())) {
            if (info != null && info.getThreadName().equals(name)) {
                found = info.getThreadId();
                return found;
            }
        }
        throw new IllegalStateException("no platform thread is called " + name + ", which runs " + text);
    }

    static Gauge of(long carrier) {
        return new Gauge(COUNTERS.getThreadCpuTime(carrier), COUNTERS.getThreadAllocatedBytes(carrier));
    }

    /** What was spent since an earlier look. */
    Gauge since(Gauge before) {
        return new Gauge(cpu - before.cpu, allocated - before.allocated);
    }

    Gauge plus(Gauge more) {
        return new Gauge(cpu + more.cpu, allocated + more.allocated);
    }
}
