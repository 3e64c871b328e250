package dev.vivace.runtime.metering;

import com.sun.management.ThreadMXBean;
import dev.vivace.runtime.time.SystemClock;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Charges the CPU time and allocation of one carrier thread to accounts, slice by slice. Used by that thread only, below a
 * virtual thread or without one.
 *
 * <p>A short slice is charged the time that passed, because reading the CPU clock would cost more than most slices do. After
 * a slice of more than 20 microseconds, and when the last reading is a millisecond ago, the clock is read, and the slice
 * is charged what was not charged since. So a thread that loses its processor is not charged for that.
 */
public final class SliceMeter {

    private static final long LONG_NANOS = 20_000;
    private static final long READING_NANOS = 1_000_000;

    private static final @Nullable ThreadMXBean COUNTERS =
            ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                            && bean.isThreadCpuTimeSupported()
                            && bean.isThreadAllocatedMemorySupported()
                    ? bean
                    : null;

    private final ThreadMXBean counters = Objects.requireNonNull(COUNTERS);
    private final long carrier;
    private final TaskEvents events;
    private final LongSupplier nextThread;

    // All written and read on the carrier thread.
    private @Nullable Account account;
    private long startNanos;
    private long readNanos;
    private long readCpu;
    private long chargedSince;
    private long allocatedBefore;
    private long threadsBefore;

    private SliceMeter(long carrier, TaskEvents events, LongSupplier nextThread) {
        this.carrier = carrier;
        this.events = events;
        this.nextThread = nextThread;
    }

    /**
     * Whether this JVM has the counters.
     *
     * @return true on HotSpot
     */
    public static boolean isSupported() {
        return COUNTERS != null;
    }

    /**
     * A meter of the calling thread.
     *
     * @param events learns which threads were started on this one
     * @param nextThread gives the number that a thread would have that was made now
     * @return the meter
     */
    public static SliceMeter ofThisThread(TaskEvents events, LongSupplier nextThread) {
        long id = Thread.currentThread().threadId();
        events.carries(id, nextThread.getAsLong());
        SliceMeter meter = new SliceMeter(id, events, nextThread);
        meter.resume();
        return meter;
    }

    /** Begins anew after the thread was idle. */
    public void resume() {
        startNanos = SystemClock.machineNanos();
        read(startNanos, counters.getThreadCpuTime(carrier));
        allocatedBefore = counters.getThreadAllocatedBytes(carrier);
        threadsBefore = counters.getTotalStartedThreadCount();
    }

    /**
     * A slice begins where the last one ended.
     *
     * @param charged whose it is; null for nobody's
     */
    public void begin(@Nullable Account charged) {
        account = charged;
    }

    /** The slice ends here, though its thread may go on: what follows is nobody's. */
    public void end() {
        charge();
        account = null;
    }

    /** Charges what the slice has cost so far. */
    public void charge() {
        Account charged = account;
        long now = SystemClock.machineNanos();
        long wall = now - startNanos;
        long nanos = wall;
        if (wall > LONG_NANOS) {
            tellOfThreads(charged);
        }
        if (wall > LONG_NANOS || now - readNanos > READING_NANOS) {
            long cpu = counters.getThreadCpuTime(carrier);
            nanos = Math.clamp(cpu - readCpu - chargedSince, 0, wall);
            read(now, cpu);
        } else {
            chargedSince += nanos;
        }
        long allocated = counters.getThreadAllocatedBytes(carrier);
        if (charged != null) {
            charged.charge(nanos, allocated - allocatedBefore);
        }
        startNanos = now;
        allocatedBefore = allocated;
    }

    private void read(long now, long cpu) {
        readNanos = now;
        readCpu = cpu;
        chargedSince = 0;
    }

    /** To start a platform thread takes longer than a short slice lasts. */
    private void tellOfThreads(@Nullable Account charged) {
        long threads = counters.getTotalStartedThreadCount();
        if (threads != threadsBefore) {
            threadsBefore = threads;
            events.startedThreads(carrier, charged, nextThread.getAsLong());
        }
    }
}
