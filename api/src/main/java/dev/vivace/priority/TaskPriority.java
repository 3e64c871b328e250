package dev.vivace.priority;

/** The usual priorities. */
public enum TaskPriority implements RankableByPriority {
    /** Rank 0: before everything else. */
    CRITICAL,
    /** Rank 1. */
    HIGH,
    /** Rank 2: what a task has when nobody said otherwise. */
    NORMAL,
    /** Rank 3. */
    LOW,
    /** Rank 4: when nothing else is ready. */
    BACKGROUND;

    @Override
    public int rank() {
        return ordinal();
    }
}
