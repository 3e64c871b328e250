package dev.vivace;

import java.time.Instant;

/**
 * The live task tree at a moment: per task its path, status, age, deadline left, attempt, what it waits for, and stack.
 * Immutable; taken without stopping the tasks, so each task's line is true, while two lines may be of slightly
 * different moments.
 */
public interface TaskDump {

    /**
     * When it was taken.
     *
     * @return the instant, on the runtime's clock
     */
    Instant at();

    /**
     * How many tasks it shows, abandoned ones included.
     *
     * @return zero or more
     */
    int size();

    /**
     * For people: a tree, indented.
     *
     * @return lines of text
     */
    String text();

    /**
     * For machines.
     *
     * @return one JSON object
     */
    String json();
}
