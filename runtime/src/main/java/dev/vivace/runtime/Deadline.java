package dev.vivace.runtime;

import dev.vivace.time.Alarm;
import org.jspecify.annotations.Nullable;

/** The moment at which a task ends with all below it, which share this object unless one has an earlier deadline. */
final class Deadline implements Runnable {

    private final TaskEngine task;
    private final long nanos;

    // Written by the launcher, who then looks whether the task has settled; cleared by who settles it.
    private volatile @Nullable Alarm alarm;

    Deadline(TaskEngine task, long nanos) {
        this.task = task;
        this.nanos = nanos;
    }

    /** On the scale of the runtime's clock. */
    long nanos() {
        return nanos;
    }

    @SuppressWarnings("ReferenceEquality") // a task is itself only
    boolean isOf(TaskEngine candidate) {
        return task == candidate;
    }

    void arm() {
        alarm = task.runtime.clock().schedule(nanos, this);
        if (task.isTerminal()) {
            cancel();
        }
    }

    void cancel() {
        Alarm armed = alarm;
        if (armed != null) {
            armed.cancel();
            alarm = null;
        }
    }

    /** The moment has come. */
    @Override
    public void run() {
        Stopping.expire(task);
    }
}
