package dev.vivace.runtime.metering;

/**
 * How far the events that were written have been heard, in rounds.
 *
 * @param confirmed all that was written in rounds before this one has been heard
 * @param lost the last round in which the JVM lost events; negative when it never did
 */
public record Horizon(long confirmed, long lost) {

    /** No events are heard. */
    public static final Horizon NONE = new Horizon(-1, -1);

    boolean hasReached(long round) {
        return confirmed > round;
    }

    /** Whether everything has been heard that was written between two rounds. */
    boolean covers(long first, long last) {
        boolean loss = lost >= first && lost <= last + 2;
        return hasReached(last) && !loss;
    }
}
