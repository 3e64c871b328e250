package dev.vivace.runtime.schedule;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks every ten milliseconds, while work waits and no carrier is free, for carriers that hang in a slice without using
 * their processor, and has them replaced. It has a thread of its own, started when it is first needed.
 */
final class CarrierWatch implements Runnable {

    private static final long LOOK_NANOS = 10_000_000;
    private static final long LITTLE_NANOS = 100_000;

    private final CarrierLane lane;
    private final ThreadFactory factory;
    private final ThreadMXBean counters = ManagementFactory.getThreadMXBean();

    // Written under this object's monitor.
    private volatile @Nullable Thread thread;

    // Set by the watch before it parks; cleared by who nudges it.
    private volatile boolean dozing;

    CarrierWatch(CarrierLane lane, ThreadFactory factory) {
        this.lane = lane;
        this.factory = factory;
    }

    /** Work waits and no carrier is free, or the lane was closed. */
    void nudge() {
        if (thread == null && !lane.isClosed()) {
            begin();
        } else if (dozing) {
            dozing = false;
            LockSupport.unpark(thread);
        }
    }

    private synchronized void begin() {
        if (thread == null) {
            Thread mine = factory.newThread(this);
            thread = mine;
            mine.start();
        }
    }

    @Override
    public void run() {
        while (!lane.isClosed()) {
            if (lane.isWorkLeft()) {
                LockSupport.parkNanos(lane, LOOK_NANOS);
                look();
            } else {
                doze();
            }
        }
    }

    private void doze() {
        dozing = true;
        while (dozing && !lane.isWorkLeft() && !lane.isClosed()) {
            LockSupport.park(lane);
        }
        dozing = false;
    }

    private void look() {
        for (Carrier carrier : lane.carriers()) {
            Thread of = carrier.thread();
            if (of != null && carrier.seemsBlocked(counters.getThreadCpuTime(of.threadId()), LITTLE_NANOS)) {
                lane.replace(carrier);
            }
        }
    }
}
