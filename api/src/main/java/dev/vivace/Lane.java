package dev.vivace;

/** What kind of thread runs a task's work. Admission, priority and cancellation are the same on all lanes. */
public enum Lane {
    /**
     * A virtual thread of its own: thread locals are fresh, and blocking is free. The default.
     */
    FRESH,
    /**
     * A virtual thread that has run other tasks of this lane before. About twice as fast to start as {@link #FRESH};
     * for short work that leaves no thread locals behind, because the next task would see them. A parent on this lane that
     * awaits a child which nobody has begun may run it itself, on its own stack.
     */
    SHARED,
    /**
     * One of as many platform threads as there are processors, for work that computes and does not block. A task that waits
     * for others through the library lends its place for that time.
     */
    CPU
}
