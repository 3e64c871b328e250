package dev.vivace.console.seen;

/**
 * What has happened since the console was opened.
 *
 * @param started tasks whose work began
 * @param completed tasks that gave a value
 * @param failed tasks that failed
 * @param cancelled tasks that were cancelled
 */
public record Counts(long started, long completed, long failed, long cancelled) {

    /** Nothing yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);
}
