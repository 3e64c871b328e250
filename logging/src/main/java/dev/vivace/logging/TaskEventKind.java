package dev.vivace.logging;

import java.lang.System.Logger.Level;

/** What can be logged of a task, and how loud it is unless {@link TaskLog#level} says otherwise. */
public enum TaskEventKind {
    /** Its work began. */
    STARTED(Level.DEBUG),
    /** It has a value. */
    COMPLETED(Level.DEBUG),
    /** It failed for good, by a deadline too. */
    FAILED(Level.WARNING),
    /** It was asked to stop, or has ended for that. */
    CANCELLED(Level.DEBUG),
    /** An attempt failed and another one follows. */
    RETRIED(Level.INFO),
    /** It missed its heartbeats. */
    STALLED(Level.WARNING),
    /** It settled while its work still runs. */
    ABANDONED(Level.WARNING),
    /** Something about it wants attention. */
    WARNING(Level.WARNING);

    private final Level usual;

    TaskEventKind(Level usual) {
        this.usual = usual;
    }

    Level usual() {
        return usual;
    }
}
