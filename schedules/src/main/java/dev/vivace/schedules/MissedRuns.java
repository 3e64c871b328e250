package dev.vivace.schedules;

/** What becomes of runs that were due while the one before still ran, the machine slept, or nobody was there. */
public enum MissedRuns {
    /** They are left out; the next one is the next that is due. */
    SKIP,
    /** One run, at once, stands for all of them. The default. */
    ONCE,
    /** Each is run, at once, one after the other. */
    ALL
}
