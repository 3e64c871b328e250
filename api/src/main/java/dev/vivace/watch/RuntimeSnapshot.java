package dev.vivace.watch;

import java.time.Instant;
import java.util.List;

/**
 * A runtime and its live task tree at a moment, without stacks. Taken without stopping the tasks, so each entry is true,
 * while two may be of slightly different moments.
 *
 * @param at when, on the runtime's clock
 * @param gauges how busy it is
 * @param tasks the live and the abandoned tasks, parents before children, each branch as a whole
 */
public record RuntimeSnapshot(Instant at, RuntimeGauges gauges, List<TaskSnapshot> tasks) {

    /** Copies the tasks. */
    public RuntimeSnapshot {
        tasks = List.copyOf(tasks);
    }
}
