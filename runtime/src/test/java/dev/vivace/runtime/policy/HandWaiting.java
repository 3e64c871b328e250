package dev.vivace.runtime.policy;

import dev.vivace.error.TaskCancelledException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.runtime.wait.Waiting;
import dev.vivace.time.TaskClock;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Parks on a clock that the test moves, tells who has begun to wait, and cancels whom the test says. */
final class HandWaiting implements Waiting {

    final BlockingQueue<Thread> arrivals = new LinkedBlockingQueue<>();
    private final Set<Thread> cancelled = ConcurrentHashMap.newKeySet();
    private final TaskClock clock;

    HandWaiting(TaskClock clock) {
        this.clock = clock;
    }

    /** The wait of the thread ends by cancellation, even when its condition holds. */
    void cancel(Thread thread) {
        cancelled.add(thread);
        wake(thread);
    }

    @Override
    public boolean await(Object what, BooleanSupplier condition, long untilNanos) throws InterruptedException {
        Thread me = Thread.currentThread();
        arrivals.add(me);
        while (true) {
            if (cancelled.contains(me)) {
                throw new TaskCancelledException(CancellationLevel.GRACEFUL);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException(what.toString());
            }
            if (condition.getAsBoolean()) {
                return true;
            }
            if (untilNanos != FOREVER && clock.nanoTime() - untilNanos >= 0) {
                return false;
            }
            LockSupport.park(this);
        }
    }

    @Override
    public void wake(Thread thread) {
        LockSupport.unpark(thread);
    }
}
