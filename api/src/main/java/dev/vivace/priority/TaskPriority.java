package dev.vivace.priority;

/** The usual priorities. */
public enum TaskPriority implements RankableByPriority {
    /** Rank 0: before everything else. */
    CRITICAL(0),
    /** Rank 1. */
    HIGH(1),
    /** Rank 2: what a task has when nobody said otherwise. */
    NORMAL(2),
    /** Rank 3. */
    LOW(3),
    /** Rank 4: when nothing else is ready. */
    BACKGROUND(4);

    private final int rank;

    TaskPriority(int rank) {
        this.rank = rank;
    }

    @Override
    public int rank() {
        return rank;
    }
}
