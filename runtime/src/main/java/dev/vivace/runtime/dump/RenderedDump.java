package dev.vivace.runtime.dump;

import dev.vivace.TaskDump;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dump that is written out when somebody reads it, and then kept. Thread-safe. */
public final class RenderedDump implements TaskDump {

    private final Instant at;
    private final List<DumpNode> roots;
    private final int size;

    // Each is written by any thread that asks first, perhaps twice with equal values, and read by all that ask later.
    private volatile @Nullable String text;
    private volatile @Nullable String json;

    private RenderedDump(Instant at, List<DumpNode> roots) {
        this.at = at;
        this.roots = roots;
        this.size = count(roots);
    }

    /**
     * A dump of a tree.
     *
     * @param at when the tree was looked at
     * @param roots the tasks without a parent, then the abandoned ones without a place in the tree
     * @return the dump
     */
    public static RenderedDump of(Instant at, List<DumpNode> roots) {
        return new RenderedDump(at, List.copyOf(roots));
    }

    @Override
    public Instant at() {
        return at;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String text() {
        String known = text;
        if (known == null) {
            known = TextDump.of(at, size, roots);
            text = known;
        }
        return known;
    }

    /**
     * {@inheritDoc}
     *
     * <p>{@code {"at", "size", "tasks"}}; the tasks are one flat list, parents before children, each with its {@code depth}
     * and the id of its {@code parent}, because JSON readers bound how deep objects may nest. Times are ISO-8601.
     */
    @Override
    public String json() {
        String known = json;
        if (known == null) {
            known = JsonDump.of(at, size, roots);
            json = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "TaskDump[" + size + " tasks at " + at + "]";
    }

    private static int count(List<DumpNode> roots) {
        int count = 0;
        for (TreeWalk walk = TreeWalk.over(roots); walk.advance(); ) {
            count++;
        }
        return count;
    }
}
