package dev.vivace.runtime.schedule;

import org.jspecify.annotations.Nullable;

/** What is ready, in the order in which it is to go on. Thread-safe. */
interface ReadyQueue {

    /** Queues an entry at its present rank. One entry may be queued at several ranks; all but one are stale then. */
    void add(Ready entry);

    /** Takes the next entry that is not stale; null when there is none. */
    @Nullable
    Ready poll();

    /** Whether nothing is queued, stale entries included. */
    boolean isEmpty();

    /** Whether something may be queued that is to go on before a newcomer of this rank, those of its own rank aside. */
    default boolean mayHaveAbove(int rank) {
        return !isEmpty();
    }

    /** Drops the entries that are stale. Looks at all. */
    void dropStale();

    /** How many entries are queued and not stale, at about this moment. */
    long size();
}
