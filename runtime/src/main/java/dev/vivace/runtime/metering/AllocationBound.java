package dev.vivace.runtime.metering;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Bounds what samples of allocation say by what all threads have allocated since there could be any. The JVM gives each
 * sample the weight of all that its carrier thread allocated since the last one, so the first on a carrier that {@link Priming}
 * did not reach has that of hours. Used by the thread that hears events.
 */
final class AllocationBound {

    private static final ThreadMXBean COUNTERS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long before = COUNTERS.getTotalThreadAllocatedBytes();
    private long most;
    private long said;

    /** As much of a sample's weight as can be true. */
    long bound(long weight) {
        if (before < 0) {
            return weight; // this JVM does not count them
        }
        if (said + weight > most) {
            most = COUNTERS.getTotalThreadAllocatedBytes() - before;
        }
        long bounded = Math.max(0, Math.min(weight, most - said));
        said += bounded;
        return bounded;
    }
}
