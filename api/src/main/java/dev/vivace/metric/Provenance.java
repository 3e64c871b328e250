package dev.vivace.metric;

/** How a figure was obtained. */
public enum Provenance {
    /** Read from a clock or a counter; as exact as its source. */
    MEASURED,
    /** Derived from samples; see the confidence. */
    SAMPLED,
    /** Calculated from a model. */
    ESTIMATED,
    /** Not known. There is no value. */
    UNAVAILABLE
}
