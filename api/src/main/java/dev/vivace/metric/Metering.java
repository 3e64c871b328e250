package dev.vivace.metric;

/** How closely a runtime watches what tasks cost. A runtime refuses, when it is built, what it cannot do. */
public enum Metering {
    /** Not at all: every figure is UNAVAILABLE, and nothing is paid. */
    OFF,
    /** CPU time and allocation of work on the CPU lane are MEASURED; everything else is UNAVAILABLE. */
    CPU_LANE,
    /** All work, from samples. */
    SAMPLED,
    /**
     * All work, exactly, by the scheduler that runs it. Virtual threads that the work starts are charged to it, the last
     * slice of each a moment after its end.
     */
    EXACT
}
