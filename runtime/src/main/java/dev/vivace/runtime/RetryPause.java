package dev.vivace.runtime;

import dev.vivace.error.AsyncTaskError;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The wait between two attempts of a task, which anyone may end. */
final class RetryPause {

    private final TaskEngine task;
    private final Thread thread = Thread.currentThread();

    // Set by who ends the wait, or by its thread when the time has passed.
    private final AtomicBoolean over = new AtomicBoolean();

    private RetryPause(TaskEngine task) {
        this.task = task;
    }

    /** Waits on the task's thread, and tells who listens that another attempt follows. */
    static void await(TaskEngine task, int attempt, Duration delay, AsyncTaskError error) throws InterruptedException {
        RetryPause pause = new RetryPause(task);
        Extras extras = task.extras();
        extras.pause = pause;
        try {
            task.runtime.retrying(task, attempt, delay, error);
            String what = "retry " + attempt + " of " + task.spec.retries();
            task.runtime.waits().await(what, pause.over::get, task.runtime.after(delay));
        } finally {
            pause.over.set(true);
            extras.pause = null;
        }
    }

    /** Ends the wait; false when it is over. */
    boolean end() {
        boolean mine = over.compareAndSet(false, true);
        if (mine) {
            task.wake(thread);
        }
        return mine;
    }
}
