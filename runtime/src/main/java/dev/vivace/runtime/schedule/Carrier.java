package dev.vivace.runtime.schedule;

import dev.vivace.runtime.metering.SliceMeter;
import dev.vivace.runtime.metering.TaskEvents;
import java.lang.System.Logger;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A platform thread that runs slices of virtual threads, the most urgent first. */
final class Carrier implements Runnable {

    private static final Logger LOGGER = System.getLogger("dev.vivace");

    /** One look may find a thread that the machine itself keeps waiting. */
    private static final int LOOKS = 2;

    private final CarrierLane lane;
    private final TaskEvents events;

    // Written by this thread before it is seen by others.
    private volatile @Nullable Thread thread;

    // Made, written and read on this thread.
    private @Nullable SliceMeter meter;

    // What runs now, and after it until the next does. Of this thread.
    private Strand.@Nullable Slice running;

    // Whether it was a slice that ran last, so that a start of the same rank is next. Of this thread.
    private boolean sliceBefore;

    // Set by who has work for an idle carrier; cleared by this thread.
    private volatile boolean woken;

    // Odd while a slice runs. The first is of this thread, which shows it to the lane's watch with the second.
    private long steps;
    private volatile long slices;

    // What the watch saw when it looked last. Written and read by it.
    private long seenSlices;
    private long seenCpu;
    private int stillLooks;

    // Whether it hangs in a slice without using its processor. Guarded by the lane.
    boolean blocked;

    Carrier(CarrierLane lane, TaskEvents events) {
        this.lane = lane;
        this.events = events;
    }

    /** The life of the thread. */
    @Override
    public void run() {
        thread = Thread.currentThread();
        SliceMeter mine = SliceMeter.ofThisThread(events, Threads::nextNumber);
        meter = mine;
        lane.arrived(this);
        try {
            while (lane.keeps(this)) {
                if (!runNext() && !lane.isWorkLeft()) {
                    idle(mine);
                }
            }
        } finally {
            lane.left(this);
        }
    }

    private boolean runNext() {
        Ready entry = lane.nextStart(sliceBefore);
        sliceBefore = entry == null;
        if (entry == null) {
            Strand.Slice slice = lane.nextSlice();
            if (slice == null) {
                return false;
            }
            run(slice);
        } else if (entry.needs() == Ready.Needs.PERMIT_ONLY) {
            lane.execute(entry);
        } else {
            run(lane.start(entry));
        }
        return true;
    }

    private void run(Strand.Slice slice) {
        SliceMeter mine = meter();
        mine.begin(slice.payer());
        running = slice;
        slice.begun();
        slices = ++steps;
        try {
            slice.proceed();
        } catch (Throwable t) {
            LOGGER.log(Logger.Level.ERROR, "a virtual thread could not go on", t);
        }
        slices = ++steps;
        mine.end();
        slice.charged();
    }

    private void idle(SliceMeter mine) {
        woken = false;
        lane.becomesIdle(this);
        if (lane.isWorkLeft() || lane.isClosed()) {
            lane.noLongerIdle(this);
        } else {
            while (!woken && !lane.isClosed()) {
                LockSupport.park(lane);
                Thread.interrupted(); // nobody has a reason to; a stale flag must not make it spin
            }
        }
        mine.resume();
    }

    /** Lets it look at the queues. */
    void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }

    /** Called on this thread, or on a virtual thread that it runs. */
    SliceMeter meter() {
        SliceMeter mine = meter;
        if (mine == null) {
            throw new IllegalStateException("the carrier has not begun");
        }
        return mine;
    }

    /** Called on a virtual thread that it runs. */
    Strand.Slice running() {
        return Objects.requireNonNull(running);
    }

    @Nullable
    Thread thread() {
        return thread;
    }

    /** Whether it was in the same slice when this was asked the last few times, and used next to no processor time. */
    boolean seemsBlocked(long cpuNow, long littleNanos) {
        long now = slices;
        boolean still = now == seenSlices && (now & 1) == 1 && cpuNow - seenCpu < littleNanos;
        stillLooks = still ? stillLooks + 1 : 0;
        seenSlices = now;
        seenCpu = cpuNow;
        return stillLooks >= LOOKS;
    }
}
