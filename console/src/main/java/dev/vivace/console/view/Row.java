package dev.vivace.console.view;

import org.jspecify.annotations.Nullable;

/**
 * A task as a line of the table. Times are milliseconds.
 *
 * @param id the text of its id
 * @param parent the id of its parent
 * @param name its own name
 * @param path names from the root down
 * @param kind TASK, PIPELINE or ORCHESTRA
 * @param status where it is in its life
 * @param ageMs since it was made
 * @param runMs since its work began, or how long that took
 * @param attempt 1 for the first, 0 before it
 * @param priority its label
 * @param deadlineLeftMs until its deadline, negative when that has passed
 * @param cancellation the level asked for
 * @param waiting what it waits for
 * @param queued whether it is ready and waits for a thread or a permit
 * @param abandoned whether its handle has settled while its work runs
 * @param stalled whether it has missed its heartbeats
 * @param errors how many errors it has noted
 * @param children how many tasks below it are shown
 * @param descendants how many live ones there are on all levels below it
 * @param warnings how many warnings are about it
 * @param settled whether it is over
 */
public record Row(
        String id,
        @Nullable String parent,
        @Nullable String name,
        String path,
        String kind,
        String status,
        long ageMs,
        @Nullable Long runMs,
        int attempt,
        String priority,
        @Nullable Long deadlineLeftMs,
        @Nullable String cancellation,
        @Nullable String waiting,
        boolean queued,
        boolean abandoned,
        boolean stalled,
        int errors,
        int children,
        int descendants,
        int warnings,
        boolean settled) {

    /**
     * The row without what grows by itself, to see whether anything else has changed.
     *
     * @return a copy
     */
    public Row still() {
        return new Row(
                id,
                parent,
                name,
                path,
                kind,
                status,
                0,
                runMs == null ? null : 0L,
                attempt,
                priority,
                deadlineLeftMs == null ? null : 0L,
                cancellation,
                waiting,
                queued,
                abandoned,
                stalled,
                errors,
                children,
                descendants,
                warnings,
                settled);
    }
}
