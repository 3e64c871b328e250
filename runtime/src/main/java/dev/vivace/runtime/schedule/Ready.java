package dev.vivace.runtime.schedule;

import dev.vivace.runtime.metering.Account;

/** Something that could go on now, if it had a thread and a permit. */
public interface Ready {

    /** Where a moment is asked for: not known. Earlier than any. */
    long NO_MOMENT = Long.MIN_VALUE;

    /** What it needs to go on. */
    enum Needs {
        /** A thread that has run nothing yet. */
        FRESH_THREAD,
        /** A virtual thread, perhaps a used one. */
        ANY_THREAD,
        /** A platform thread of the CPU lane. */
        CPU_THREAD,
        /** Nothing but a permit: it has a thread, which is parked. */
        PERMIT_ONLY
    }

    /** The rank to queue it at; lower goes first. */
    int rank();

    /** False for an entry that is to be dropped: it was queued at this rank and has since been moved or taken. */
    boolean isReadyAt(int rank);

    /** What it needs. */
    Needs needs();

    /**
     * What it costs is charged here.
     *
     * @return its account
     * @throws UnsupportedOperationException when it is not charged for anything
     */
    default Account account() {
        throw new UnsupportedOperationException("nothing is charged for " + this);
    }

    /**
     * It was given a virtual thread whose slices are ordered by rank.
     *
     * @param strand is to be told when the rank changes
     */
    default void runsOn(Strand strand) {}

    /**
     * Goes on. Called once, by a thread that holds a permit. With {@link Needs#PERMIT_ONLY} the permit passes to the
     * parked thread; otherwise this runs to the end of the work, and the caller gives the permit back.
     */
    void proceed();

    /**
     * The same, right after another entry on the same thread: the end of one may be the start of the next.
     *
     * @param ended when that one ended, a moment ago, or {@link #NO_MOMENT}
     * @return when this one ended, a moment ago, or {@link #NO_MOMENT}
     */
    default long proceed(long ended) {
        proceed();
        return NO_MOMENT;
    }
}
