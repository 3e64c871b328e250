package dev.vivace.metric;

/**
 * Memory of one task, its children not included.
 *
 * @param allocated bytes allocated on the heap so far; what was freed since is not subtracted
 */
public record MemoryUsage(Figure allocated) {
    /** Nothing is known. */
    public static final MemoryUsage UNAVAILABLE = new MemoryUsage(Figure.UNAVAILABLE);
}
