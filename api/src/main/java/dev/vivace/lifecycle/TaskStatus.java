package dev.vivace.lifecycle;

/**
 * Where a task is in its life.
 *
 * <pre>
 * PENDING ──► RUNNING ──► COMPLETED | FAILED
 *    │           │
 *    │           ▼
 *    ├──► PENDING_CANCELLATION ──► CANCELLED | COMPLETED | FAILED
 *    └──► CANCELLED
 * </pre>
 */
public enum TaskStatus {
    /** Made, perhaps queued; its work has not begun. */
    PENDING,
    /** Its work has begun. */
    RUNNING,
    /** It ended with a value. Terminal. */
    COMPLETED,
    /** It ended with an error. Terminal. */
    FAILED,
    /** It was asked to stop and has not ended yet. */
    PENDING_CANCELLATION,
    /** It was stopped before it had a result. Terminal. */
    CANCELLED;

    /**
     * Whether nothing comes after this status.
     *
     * @return true for COMPLETED, FAILED and CANCELLED
     */
    public boolean isTerminal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /**
     * Whether a task may move from this status to another (law S1).
     *
     * @param next the status to move to
     * @return true when the picture above has the arrow
     */
    public boolean canMoveTo(TaskStatus next) {
        return switch (this) {
            case PENDING -> next == RUNNING || next == PENDING_CANCELLATION || next == CANCELLED;
            case RUNNING -> next == COMPLETED || next == FAILED || next == PENDING_CANCELLATION;
            case PENDING_CANCELLATION -> next.isTerminal();
            case COMPLETED, FAILED, CANCELLED -> false;
        };
    }
}
