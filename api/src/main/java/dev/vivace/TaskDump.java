package dev.vivace;

import dev.vivace.watch.TaskSnapshot;
import dev.vivace.watch.TaskWarning;
import java.time.Instant;
import java.util.List;

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
     * Every task in it, with its stack.
     *
     * @return parents before children, each branch as a whole
     */
    List<TaskSnapshot> tasks();

    /**
     * What looked wrong, in the words of the runtime's advisers.
     *
     * @return empty when nothing did, or there is no adviser
     */
    List<TaskWarning> warnings();

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
