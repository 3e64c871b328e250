package dev.vivace.metric;

/**
 * Processor time of one task, its children not included.
 *
 * @param total nanoseconds on a processor, in user and in kernel mode
 * @param user nanoseconds in user mode
 */
public record CpuUsage(Figure total, Figure user) {
    /** Nothing is known. */
    public static final CpuUsage UNAVAILABLE = new CpuUsage(Figure.UNAVAILABLE, Figure.UNAVAILABLE);
}
