package dev.vivace.runtime;

import dev.vivace.Lane;
import dev.vivace.metric.Metering;
import dev.vivace.runtime.metering.Account;
import dev.vivace.runtime.metering.Horizon;
import dev.vivace.runtime.metering.TaskEvents;
import dev.vivace.runtime.schedule.Scheduler;
import dev.vivace.runtime.schedule.Threads;
import java.lang.System.Logger;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * How one runtime measures its tasks. A runtime that does not has none. Thread-safe.
 *
 * <p>Each run of a task's work is a {@link Usage}, which fills the task's account; accounts of settled tasks are folded
 * into those of their parents.
 */
final class Meter {

    private static final Logger LOGGER = System.getLogger("dev.vivace");

    // Whether it was said that EXACT is not to be had.
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private final Metering metering;
    private final @Nullable TaskEvents events;

    private Meter(Metering metering, @Nullable TaskEvents events) {
        this.metering = metering;
        this.events = events;
    }

    /** What a runtime needs for a metering; null for OFF. */
    static @Nullable Meter of(Metering metering) {
        return switch (metering) {
            case OFF -> null;
            case CPU_LANE -> new Meter(metering, null);
            case SAMPLED -> new Meter(metering, TaskEvents.acquire(true, Threads::startVirtual));
            case EXACT -> Scheduler.canSlice() ? exact() : sampledInstead();
        };
    }

    private static Meter exact() {
        return new Meter(Metering.EXACT, TaskEvents.acquire(false, Threads::startVirtual));
    }

    private static Meter sampledInstead() {
        if (!TOLD.getAndSet(true)) {
            LOGGER.log(
                    Logger.Level.WARNING,
                    "tasks cannot be metered exactly in this JVM, and are sampled instead; start it with "
                            + Scheduler.flagToSlice());
        }
        return new Meter(Metering.SAMPLED, TaskEvents.acquire(true, Threads::startVirtual));
    }

    /** Learns of the threads that slices start, where slices are charged; else null. */
    @Nullable
    TaskEvents slices() {
        return metering == Metering.EXACT ? events : null;
    }

    /** Whether each task of the virtual lane must have a thread of its own, so that what the thread does is the task's. */
    boolean needsFreshThreads() {
        return events != null;
    }

    /** Begins to count on this thread; null when this task is not counted. */
    @Nullable
    Usage begin(TaskEngine task) {
        boolean cpuLane = task.spec.lane() == Lane.CPU;
        if (metering == Metering.CPU_LANE && !cpuLane) {
            return null;
        }
        return Usage.begin(task, cpuLane ? Usage.Way.THREAD : way(), events);
    }

    private Usage.Way way() {
        return metering == Metering.EXACT ? Usage.Way.SLICES : Usage.Way.SAMPLES;
    }

    /** The account of a task that is settling becomes part of its parent's. */
    void settled(Account account) {
        account.fold(events == null ? -1 : events.round());
    }

    /** Whether each task has an account once its work has begun. */
    boolean countsAll() {
        return metering != Metering.CPU_LANE;
    }

    Horizon horizon() {
        return events == null ? Horizon.NONE : events.horizon();
    }

    void flush() throws InterruptedException {
        if (events != null) {
            events.flush();
        }
    }

    /** Counts no more. Called once, when all tasks have settled. */
    void close() {
        if (events != null) {
            try {
                events.release(metering == Metering.SAMPLED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
