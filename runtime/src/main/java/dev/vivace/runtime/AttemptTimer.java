package dev.vivace.runtime;

import dev.vivace.time.Alarm;
import java.time.Duration;

/** Interrupts a task's thread when one attempt takes too long, and never after the attempt has ended. */
final class AttemptTimer {

    private final TaskEngine task;
    private final Thread thread = Thread.currentThread();

    // Both guarded by this timer's monitor, so that the interrupt cannot hit what comes after the attempt.
    private boolean stopped;
    private boolean rung;

    private AttemptTimer(TaskEngine task) {
        this.task = task;
    }

    static AttemptTimer start(TaskEngine task, Duration timeout) {
        AttemptTimer timer = new AttemptTimer(task);
        timer.alarm = task.runtime.clock().schedule(task.runtime.after(timeout), timer::ring);
        return timer;
    }

    // Written once by the task's thread, before the attempt begins.
    private Alarm alarm = () -> {};

    private synchronized void ring() {
        if (!stopped) {
            rung = true;
            thread.interrupt();
            task.wake(thread);
        }
    }

    synchronized boolean hasRung() {
        return rung;
    }

    /** Ends the watch; an interrupt of this timer that nobody took is taken back. */
    void stop() {
        alarm.cancel();
        synchronized (this) {
            stopped = true;
            if (rung && !task.isCancelling()) {
                Thread.interrupted();
            }
        }
    }
}
