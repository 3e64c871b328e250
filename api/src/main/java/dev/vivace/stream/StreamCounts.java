package dev.vivace.stream;

/**
 * How far a pipeline is, in items. A consistent snapshot.
 *
 * @param sent left the source
 * @param received were taken by a receiver and are done, well or not
 * @param collected were collected; a receiver may collect none or many of one item
 * @param retried attempts after the first, of all items together
 * @param deadLetters failed for good
 * @param gaps numbers that an {@link IdSequence} missed
 */
public record StreamCounts(long sent, long received, long collected, long retried, long deadLetters, long gaps) {

    /** Nothing has moved yet. */
    public static final StreamCounts ZERO = new StreamCounts(0, 0, 0, 0, 0, 0);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public StreamCounts {
        Checks.atLeast("sent", 0, sent);
        Checks.atLeast("received", 0, received);
        Checks.atLeast("collected", 0, collected);
        Checks.atLeast("retried", 0, retried);
        Checks.atLeast("deadLetters", 0, deadLetters);
        Checks.atLeast("gaps", 0, gaps);
    }
}
