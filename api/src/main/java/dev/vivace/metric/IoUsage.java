package dev.vivace.metric;

/**
 * Input and output that a task's own code did, files and sockets together.
 *
 * @param bytesRead bytes
 * @param bytesWritten bytes
 * @param operations reads and writes, a count
 * @param waited nanoseconds spent in those operations
 */
public record IoUsage(Figure bytesRead, Figure bytesWritten, Figure operations, Figure waited) {
    /** Nothing is known. */
    public static final IoUsage UNAVAILABLE =
            new IoUsage(Figure.UNAVAILABLE, Figure.UNAVAILABLE, Figure.UNAVAILABLE, Figure.UNAVAILABLE);
}
