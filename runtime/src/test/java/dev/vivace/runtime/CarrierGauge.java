package dev.vivace.runtime;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;

/**
 * What the platform thread below us has cost so far, as the JVM's own counters say: the truth that exact figures are
 * compared with, as long as nothing between two looks lets a virtual thread go elsewhere.
 */
record CarrierGauge(long cpu, long allocated) {

    private static final ThreadMXBean COUNTERS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Method CARRIER = currentCarrier();

    static CarrierGauge now(long carrier) {
        return new CarrierGauge(COUNTERS.getThreadCpuTime(carrier), COUNTERS.getThreadAllocatedBytes(carrier));
    }

    /** The platform thread that runs us. Needs the door that exact metering needs: {@code java.lang} opened. */
    static long carrier() throws ReflectiveOperationException {
        return ((Thread) CARRIER.invoke(null)).threadId();
    }

    private static Method currentCarrier() {
        try {
            Method method = Thread.class.getDeclaredMethod("currentCarrierThread");
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new AssertionError("this JDK does not say which carrier runs a virtual thread", e);
        }
    }
}
