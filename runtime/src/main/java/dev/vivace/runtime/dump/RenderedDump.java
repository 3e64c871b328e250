package dev.vivace.runtime.dump;

import dev.vivace.TaskDump;
import dev.vivace.watch.TaskSnapshot;
import dev.vivace.watch.TaskWarning;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dump that is written out when somebody reads it, and then kept. Thread-safe. */
public final class RenderedDump implements TaskDump {

    private final Instant at;
    private final List<TaskSnapshot> tasks;
    private final List<TaskWarning> warnings;

    // Each is written by any thread that asks first, perhaps twice with equal values, and read by all that ask later.
    private volatile @Nullable String text;
    private volatile @Nullable String json;

    private RenderedDump(Instant at, List<TaskSnapshot> tasks, List<TaskWarning> warnings) {
        this.at = at;
        this.tasks = List.copyOf(tasks);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * A dump of a tree.
     *
     * @param at when the tree was looked at
     * @param tasks parents before children, each branch as a whole; the abandoned ones without a place in the tree last
     * @param warnings what looked wrong
     * @return the dump
     */
    public static RenderedDump of(Instant at, List<TaskSnapshot> tasks, List<TaskWarning> warnings) {
        return new RenderedDump(at, tasks, warnings);
    }

    @Override
    public Instant at() {
        return at;
    }

    @Override
    public int size() {
        return tasks.size();
    }

    @Override
    public List<TaskSnapshot> tasks() {
        return tasks;
    }

    @Override
    public List<TaskWarning> warnings() {
        return warnings;
    }

    @Override
    public String text() {
        String known = text;
        if (known == null) {
            known = TextDump.of(at, tasks, warnings);
            text = known;
        }
        return known;
    }

    /**
     * {@inheritDoc}
     *
     * <p>{@code {"at", "size", "tasks", "warnings"}}; the tasks are one flat list, parents before children, each with its {@code depth}
     * and the id of its {@code parent}, because JSON readers bound how deep objects may nest. Times are ISO-8601.
     */
    @Override
    public String json() {
        String known = json;
        if (known == null) {
            known = JsonDump.of(at, tasks, warnings);
            json = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "TaskDump[" + tasks.size() + " tasks at " + at + "]";
    }
}
