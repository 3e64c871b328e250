package dev.vivace.runtime;

import dev.vivace.time.Alarm;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The moment at which a task ends with all below it, which share this object unless one has an earlier deadline. */
final class Deadline implements Runnable {

    private final TaskEngine task;
    private final long nanos;

    // Written by the launcher, who then looks whether the task has settled; cleared by who settles it.
    private volatile @Nullable Alarm alarm;

    private Deadline(TaskEngine task, long nanos) {
        this.task = task;
        this.nanos = nanos;
    }

    /** The deadline of a task that is about to be queued, its own or the earlier one of its parent; null for none. */
    static @Nullable Deadline of(TaskEngine task) {
        Deadline inherited = task.parent == null ? null : task.parent.deadlineIfAny();
        Duration timeout = task.spec.timeout();
        if (timeout == null) {
            return inherited;
        }
        long own = task.runtime.after(timeout);
        return inherited == null || own - inherited.nanos < 0 ? new Deadline(task, own) : inherited;
    }

    /** On the scale of the runtime's clock. */
    long nanos() {
        return nanos;
    }

    @SuppressWarnings("ReferenceEquality") // a task is itself only
    boolean isOf(TaskProgress candidate) {
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
