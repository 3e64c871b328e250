package dev.vivace.runtime.message;

import dev.vivace.error.TaskCancelledException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.runtime.wait.Waiting;
import dev.vivace.time.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Parks threads, knows which are parked and which were woken, and can cancel them. */
final class ParkedWaiting implements Waiting {

    private final HandClock clock;
    private final Set<Thread> cancelled = ConcurrentHashMap.newKeySet();

    // Guarded by the monitor, which is notified of every change.
    private final List<Thread> waiting = new ArrayList<>();
    private final List<Thread> woken = new ArrayList<>();

    ParkedWaiting(HandClock clock) {
        this.clock = clock;
    }

    @Override
    public boolean await(Object what, BooleanSupplier condition, long untilNanos) throws InterruptedException {
        Thread me = Thread.currentThread();
        Alarm alarm = untilNanos == FOREVER ? () -> {} : clock.schedule(untilNanos, () -> LockSupport.unpark(me));
        change(() -> waiting.add(me));
        try {
            while (!condition.getAsBoolean()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (cancelled.contains(me)) {
                    throw new TaskCancelledException(CancellationLevel.GRACEFUL);
                }
                if (untilNanos != FOREVER && clock.nanoTime() >= untilNanos) {
                    return condition.getAsBoolean();
                }
                LockSupport.park(this);
            }
            return true;
        } finally {
            alarm.cancel();
            change(() -> waiting.remove(me));
        }
    }

    @Override
    public void wake(Thread thread) {
        change(() -> woken.add(thread));
        LockSupport.unpark(thread);
    }

    void cancel(Thread thread) {
        cancelled.add(thread);
        LockSupport.unpark(thread);
    }

    /** Blocks the test until so many threads wait. */
    synchronized void untilWaiting(int count) throws InterruptedException {
        while (waiting.size() != count) {
            wait();
        }
    }

    synchronized List<Thread> woken() {
        return List.copyOf(woken);
    }

    private synchronized void change(Runnable change) {
        change.run();
        notifyAll();
    }
}
