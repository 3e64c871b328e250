package dev.vivace.lifecycle;

/** How hard a task is asked to stop. Each level includes what the one before it does. */
public enum CancellationLevel {
    /** Asks: the work sees it at its next checkpoint or library wait; every cancel handler runs. */
    GRACEFUL,
    /** Interrupts the work's thread; only essential cancel handlers run, for a bounded time. */
    KILL,
    /** Settles the task CANCELLED at once and runs no handler. Work that still runs is listed as abandoned. */
    KILL_HARD
}
