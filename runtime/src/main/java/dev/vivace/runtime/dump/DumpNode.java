package dev.vivace.runtime.dump;

import dev.vivace.lifecycle.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One task in a dump.
 *
 * <p>The lists are not copied, so that a tree of any depth can be built from the root down without recursion: a node may
 * be given an empty {@code ArrayList} of children that is filled before the dump is made, and never after.
 *
 * @param path names from the root down; for a task without a name, its id
 * @param name the task's own name
 * @param id the text of its id
 * @param status where it is in its life
 * @param age how long since it was created
 * @param deadlineLeft how long until its deadline, zero or less when that has passed
 * @param attempt 1 for the first, 0 before it
 * @param priority its label
 * @param waitingFor what it waits for
 * @param abandoned whether its handle has settled while its work still runs
 * @param stack the frames of its thread, innermost first; empty when it has none
 * @param children its live children, oldest first
 */
public record DumpNode(
        String path,
        Optional<String> name,
        String id,
        TaskStatus status,
        Duration age,
        Optional<Duration> deadlineLeft,
        int attempt,
        String priority,
        Optional<String> waitingFor,
        boolean abandoned,
        List<String> stack,
        List<DumpNode> children) {

    /** Without the children, whose depth has no bound. */
    @Override
    public String toString() {
        return path + " " + status + " (" + children.size() + " children)";
    }
}
