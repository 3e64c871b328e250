package dev.vivace.benchmarks.waiting;

/** How a rival starts work of two kinds of urgency. */
interface Ranks {

    void low(Runnable work);

    void high(Runnable work);

    /** Ends what is left. */
    default void end() {}
}
