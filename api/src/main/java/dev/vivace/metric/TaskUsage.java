package dev.vivace.metric;

/**
 * What a task cost together with all tasks below it, those that have settled included. A figure is MEASURED when it was
 * for each of them; SAMPLED when it was for some; ESTIMATED, and then no more than a lower bound, when nothing is known of
 * some, or when it is not complete yet.
 *
 * @param cpu processor time
 * @param memory memory
 * @param io input and output
 */
public record TaskUsage(CpuUsage cpu, MemoryUsage memory, IoUsage io) {
    /** Nothing is known. */
    public static final TaskUsage UNAVAILABLE =
            new TaskUsage(CpuUsage.UNAVAILABLE, MemoryUsage.UNAVAILABLE, IoUsage.UNAVAILABLE);
}
