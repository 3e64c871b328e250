package dev.vivace.tck.law;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the platform thread below us has cost so far, as the JVM's own counters say. Between two looks, during which a
 * virtual thread does not wait, the difference is what the code between them cost, whoever schedules it.
 *
 * @param cpu nanoseconds
 * @param allocated bytes
 */
record Gauge(long cpu, long allocated) {

    private static final ThreadMXBean COUNTERS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    // The carriers that were found; to look for one among all takes a millisecond, which whoever looks is charged for.
    private static final Map<String, Long> FOUND = new ConcurrentHashMap<>();

    /** The platform thread that runs us: a virtual thread names it at the end of its text. */
    static long carrier() {
        Thread thread = Thread.currentThread();
        if (!thread.isVirtual()) {
            return thread.threadId();
        }
        String text = thread.toString();
        String name = text.substring(text.indexOf('@') + 1);
        Long known = FOUND.get(name);
        ThreadInfo same = known == null ? null : COUNTERS.getThreadInfo(known);
        if (same != null && same.getThreadName().equals(name)) {
            return same.getThreadId();
        }
        for (ThreadInfo info : COUNTERS.getThreadInfo(COUNTERS.getAllThreadIds())) {
            if (info != null && info.getThreadName().equals(name)) {
                FOUND.put(name, info.getThreadId());
                return info.getThreadId();
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
