package dev.vivace.runtime;

import org.jspecify.annotations.Nullable;

/** The task in whose code we are: bound for the time of its work and of its cancel handlers. */
final class CurrentTask {

    static final ScopedValue<TaskEngine> TASK = ScopedValue.newInstance();

    private CurrentTask() {}

    static @Nullable TaskEngine get() {
        return TASK.isBound() ? TASK.get() : null;
    }

    /** The task whose work this very thread runs; null outside work, and in cancel handlers. */
    static @Nullable TaskEngine working() {
        TaskEngine task = get();
        return task != null && task.isRunBy(Thread.currentThread()) ? task : null;
    }
}
