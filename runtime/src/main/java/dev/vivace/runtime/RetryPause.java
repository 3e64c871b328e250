package dev.vivace.runtime;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.time.Alarm;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The wait between two attempts of a task, which holds no thread, and which anyone may end. It begins when the task's thread
 * has let go of it; who ends it before has it end there and then.
 */
final class RetryPause {

    private final TaskEngine task;
    private final long untilNanos;

    // All guarded by this pause's monitor.
    private boolean begun;
    private boolean over;
    private @Nullable Alarm alarm;

    private RetryPause(TaskEngine task, long untilNanos) {
        this.task = task;
        this.untilNanos = untilNanos;
    }

    /** The pause after a failed attempt. Called on the task's thread; those who listen are told of it. */
    static RetryPause before(TaskEngine task, Duration delay, AsyncTaskError error) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        RetryPause pause = new RetryPause(task, task.runtime.after(delay));
        task.waitsFor(pause);
        task.runtime.retrying(task, task.attempts(), delay, error);
        return pause;
    }

    /** Called when the task rests, by the thread that was its own until then. */
    void begin() {
        if (beginsInTime()) {
            arm();
        } else {
            task.goOn();
        }
    }

    private synchronized boolean beginsInTime() {
        begun = true;
        return !over;
    }

    private void arm() {
        Alarm armed = task.runtime.clock().schedule(untilNanos, this::end);
        synchronized (this) {
            if (!over) {
                alarm = armed;
                return;
            }
        }
        armed.cancel();
    }

    /** Ends the wait; false when it is over. */
    boolean end() {
        Alarm armed;
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
            if (!begun) {
                return true; // whoever begins it goes on at once
            }
            armed = alarm;
        }
        if (armed != null) {
            armed.cancel();
        }
        task.goOn();
        return true;
    }

    @Override
    public String toString() {
        return "retry " + task.attempts() + " of " + task.spec.retries();
    }
}
