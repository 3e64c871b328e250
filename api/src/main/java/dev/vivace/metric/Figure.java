package dev.vivace.metric;

import java.util.OptionalLong;

/**
 * One number and how it was obtained. What is unknown has no value: it is never zero.
 *
 * @param value the number, empty exactly when UNAVAILABLE; the unit is that of the accessor that gave the figure
 * @param provenance how it was obtained
 * @param confidence 0.0 to 1.0; 1.0 for MEASURED, 0.0 for UNAVAILABLE
 */
public record Figure(OptionalLong value, Provenance provenance, double confidence) {

    /** The figure nobody knows. */
    public static final Figure UNAVAILABLE = new Figure(OptionalLong.empty(), Provenance.UNAVAILABLE, 0.0);

    /**
     * Checks that value, provenance and confidence agree.
     *
     * @throws IllegalArgumentException when they do not
     */
    public Figure {
        if (value.isEmpty() != (provenance == Provenance.UNAVAILABLE)) {
            throw new IllegalArgumentException(
                    "a figure has a value unless UNAVAILABLE, was " + value + " " + provenance);
        }
        if (!(confidence >= 0.0 && confidence <= 1.0)) {
            throw new IllegalArgumentException("confidence must be 0.0 to 1.0, was " + confidence);
        }
    }

    /**
     * A figure read from a clock or a counter.
     *
     * @param value the number
     * @return a MEASURED figure
     */
    public static Figure measured(long value) {
        return new Figure(OptionalLong.of(value), Provenance.MEASURED, 1.0);
    }

    /**
     * A figure derived from samples.
     *
     * @param value the number
     * @param confidence 0.0 to 1.0
     * @return a SAMPLED figure
     */
    public static Figure sampled(long value, double confidence) {
        return new Figure(OptionalLong.of(value), Provenance.SAMPLED, confidence);
    }

    @Override
    public String toString() {
        return value.isPresent() ? value.getAsLong() + " (" + provenance + ")" : "unavailable";
    }
}
