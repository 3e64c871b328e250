package dev.vivace.orchestra.graph;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The neighbours of a vertex on one side, in the order in which they came. Changes need a lock of the caller's; who has
 * read {@link #items} and {@link #size} under that lock may go on reading so many items without it.
 */
public final class Links {

    private static final Vertex[] NONE = {};
    private static final int FEW = 16;

    // Grows in place; what is below size changes only by a new array.
    private Vertex[] items = NONE;
    private int size;

    // How many of the items have been removed from the graph.
    private int gone;

    // The same as items, once there are many.
    private @Nullable Set<Vertex> index;

    Links() {}

    /**
     * The items; those beyond {@link #size} mean nothing, and some may have left the graph.
     *
     * @return not to be changed
     */
    public Vertex[] items() {
        return items;
    }

    /**
     * How many items there are.
     *
     * @return those that have left the graph included, as long as they are listed
     */
    public int size() {
        return size;
    }

    @SuppressWarnings("ReferenceEquality") // a vertex is itself only
    boolean contains(Vertex vertex) {
        if (index != null) {
            return index.contains(vertex);
        }
        for (int i = 0; i < size; i++) {
            if (items[i] == vertex) {
                return true;
            }
        }
        return false;
    }

    void add(Vertex vertex) {
        if (size == items.length) {
            items = Arrays.copyOf(items, Math.max(2, size * 2));
        }
        items[size++] = vertex;
        if (index != null) {
            index.add(vertex);
        } else if (size > FEW) {
            index = new HashSet<>(Arrays.asList(items).subList(0, size));
        }
    }

    /** Takes back what was added last. */
    void removeLast() {
        size--;
        if (index != null) {
            index.remove(items[size]);
        }
    }

    /** Notes that an item has left the graph; the array is written anew when half of its items have. */
    void leftOne() {
        gone++;
        if (gone * 2 < size) {
            return;
        }
        Vertex[] kept = Arrays.stream(items, 0, size)
                .filter(vertex -> !vertex.hasLeft())
                .toArray(Vertex[]::new);
        items = kept;
        size = kept.length;
        gone = 0;
        index = size > FEW ? new HashSet<>(Arrays.asList(kept)) : null;
    }

    void clear() {
        items = NONE;
        size = 0;
        gone = 0;
        index = null;
    }
}
