package dev.vivace.runtime;

import dev.vivace.Lane;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.runtime.wait.Waiting;
import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** How library code blocks; see {@link Waiting}. */
final class TaskWaits implements Waiting {

    private final TaskClock clock;

    TaskWaits(TaskClock clock) {
        this.clock = clock;
    }

    @Override
    public void wake(Thread thread) {
        Parked.wake(thread);
    }

    /** What a wait does that is over before it has begun: it sees cancellation. */
    static void look(@Nullable TaskEngine waiting) {
        checkCancelled(waiting);
    }

    @Override
    public boolean await(Object what, BooleanSupplier condition, long untilNanos) throws InterruptedException {
        TaskEngine task = CurrentTask.working();
        checkCancelled(task);
        if (condition.getAsBoolean()) {
            return true;
        }
        Thread thread = Thread.currentThread();
        Alarm alarm = untilNanos == FOREVER ? () -> {} : clock.schedule(untilNanos, () -> wake(thread));
        try {
            if (task == null) {
                return parkOutside(condition, untilNanos);
            }
            task.waitsFor(what);
            return task.spec.lane() == Lane.CPU
                    ? parkOnCpuLane(task, condition, untilNanos)
                    : parkInside(task, condition, untilNanos);
        } finally {
            alarm.cancel();
            if (task != null) {
                task.waitsFor(null);
            }
        }
    }

    private boolean parkOnCpuLane(TaskEngine task, BooleanSupplier condition, long untilNanos)
            throws InterruptedException {
        task.runtime.scheduler().beginWaitOnCpuLane();
        try {
            return parkInside(task, condition, untilNanos);
        } finally {
            task.runtime.scheduler().endWaitOnCpuLane();
        }
    }

    private boolean parkInside(TaskEngine task, BooleanSupplier condition, long untilNanos)
            throws InterruptedException {
        return task.runtime.scheduler().isLimited()
                ? parkWithoutPermit(task, condition, untilNanos)
                : park(task, condition, untilNanos);
    }

    private boolean parkOutside(BooleanSupplier condition, long untilNanos) throws InterruptedException {
        for (; ; ) {
            checkInterrupted();
            if (condition.getAsBoolean()) {
                return true;
            }
            if (isOver(untilNanos)) {
                return false;
            }
            LockSupport.park(this);
        }
    }

    private boolean park(TaskEngine task, BooleanSupplier condition, long untilNanos) throws InterruptedException {
        for (; ; ) {
            checkCancelled(task);
            checkInterrupted();
            if (condition.getAsBoolean()) {
                return true;
            }
            if (isOver(untilNanos)) {
                return false;
            }
            LockSupport.park(this);
        }
    }

    private boolean parkWithoutPermit(TaskEngine task, BooleanSupplier condition, long untilNanos)
            throws InterruptedException {
        Parked parked = Parked.enter(task);
        try {
            for (; ; ) {
                checkCancelled(task);
                checkInterrupted();
                if (condition.getAsBoolean()) {
                    return true;
                }
                if (isOver(untilNanos)) {
                    return false;
                }
                parked.parkWithoutPermit();
                parked.rearm();
            }
        } finally {
            parked.leave();
        }
    }

    private boolean isOver(long untilNanos) {
        return untilNanos != FOREVER && clock.nanoTime() - untilNanos >= 0;
    }

    private static void checkInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static void checkCancelled(@Nullable TaskEngine task) {
        CancellationLevel level = task == null ? null : task.level();
        if (level != null) {
            throw new TaskCancelledException(level);
        }
    }
}
