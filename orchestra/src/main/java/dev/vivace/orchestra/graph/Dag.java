package dev.vivace.orchestra.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph that refuses the edge that would close a cycle, at the moment it is added. Not thread-safe.
 *
 * <p>It is the two-way search for sparse graphs of M. A. Bender, J. T. Fineman, S. Gilbert and R. E. Tarjan, "A New
 * Approach to Incremental Cycle Detection and Related Problems", ACM Transactions on Algorithms 12(2), 2015, section 2.
 * Every vertex has a level that never falls along an edge. A new edge to a higher level needs no search. Any other is
 * checked by a search backward within one level, cut short after a bounded number of edges; where that does not decide,
 * the vertex behind the edge rises, and so does what it reaches, and a search that comes back has found the cycle. m
 * edges cost O(m * min(m^(1/2), n^(2/3))) in all, in whichever order they come.
 */
public final class Dag {

    private long vertices;
    private long edges;

    // The number of the present search; vertices that carry it have been visited.
    private int search;

    // What the present search has changed, for an edge that is refused.
    private final Deque<Runnable> changes = new ArrayDeque<>();

    private Dag() {}

    /**
     * A graph without vertices.
     *
     * @return a fresh one
     */
    public static Dag empty() {
        return new Dag();
    }

    /**
     * Adds a vertex. It is known by its edges only.
     *
     * @param vertex one without links
     */
    @SuppressWarnings("UnusedVariable") // it is what is counted
    public void add(Vertex vertex) {
        vertices++;
    }

    /**
     * Takes a vertex out, with its edges.
     *
     * @param vertex one that is in this graph
     */
    public void remove(Vertex vertex) {
        vertices--;
        edges -= vertex.dependencies().size() + vertex.dependents().size();
        vertex.leave();
    }

    /**
     * Whether an edge is there.
     *
     * @param dependent where it ends
     * @param dependency where it begins
     * @return true when it is
     */
    public boolean isConnected(Vertex dependent, Vertex dependency) {
        return dependent.dependencies().contains(dependency);
    }

    /**
     * Adds an edge that is not there. The dependency's own list of dependents is the caller's to write, by
     * {@link #announce}, under the dependency's monitor.
     *
     * @param dependent where it ends
     * @param dependency where it begins
     * @return null, or the cycle that it would close: each depends on the next, and the first is also the last
     */
    @SuppressWarnings("ReferenceEquality") // a vertex is itself only
    public @Nullable List<Vertex> connect(Vertex dependent, Vertex dependency) {
        if (dependent == dependency || closesCycle(dependency, dependent)) {
            return cycle(dependent, dependency);
        }
        edges++;
        dependent.dependencies().add(dependency);
        if (dependency.level == dependent.level) {
            dependent.addPeer(dependency);
        }
        return null;
    }

    /**
     * Completes {@link #connect}.
     *
     * @param dependent where the edge ends
     * @param dependency where it begins; its monitor is held
     */
    public void announce(Vertex dependent, Vertex dependency) {
        dependency.dependents().add(dependent);
    }

    // ---------------------------------------------------------------- the search

    private enum Backward {
        CYCLE,
        COMPLETE,
        CUT_SHORT
    }

    private boolean closesCycle(Vertex from, Vertex to) {
        if (from.level < to.level) {
            return false;
        }
        if (to.dependents().size()
                == 0) { // nothing comes back from here; a graph that is built forward needs no search
            if (to.level < from.level) {
                to.level = from.level;
                to.peers = List.of();
            }
            return false;
        }
        Backward backward = searchBackward(from, to);
        if (backward == Backward.CYCLE) {
            return true;
        }
        if (backward == Backward.COMPLETE && from.level == to.level) {
            return false;
        }
        if (backward == Backward.CUT_SHORT) {
            from.mark = ++search; // what it has visited says nothing; to come back to its beginning does
        }
        raise(to, backward == Backward.COMPLETE ? from.level : from.level + 1);
        boolean cycle = searchForward(to);
        if (cycle) {
            changes.descendingIterator().forEachRemaining(Runnable::run);
        }
        changes.clear();
        return cycle;
    }

    /** From the beginning of the edge along peers, as far as the bound allows. */
    @SuppressWarnings("ReferenceEquality") // a vertex is itself only
    private Backward searchBackward(Vertex from, Vertex to) {
        long budget = budget();
        Deque<Vertex> open = new ArrayDeque<>();
        from.mark = ++search;
        open.add(from);
        while (!open.isEmpty()) {
            for (Vertex peer : open.remove().peers) {
                if (peer == to) {
                    return Backward.CYCLE;
                }
                if (--budget < 0) {
                    return Backward.CUT_SHORT;
                }
                if (peer.mark != search) {
                    peer.mark = search;
                    open.add(peer);
                }
            }
        }
        return Backward.COMPLETE;
    }

    private long budget() {
        double byEdges = Math.sqrt((double) Math.max(0, edges));
        double bySize = Math.pow((double) vertices, 2.0 / 3.0);
        return (long) Math.min(byEdges, bySize) + 1;
    }

    /** From a vertex that has risen along all edges, raising what is lower. True when it meets the backward search. */
    private boolean searchForward(Vertex risen) {
        Deque<Vertex> open = new ArrayDeque<>();
        open.add(risen);
        while (!open.isEmpty()) {
            Vertex vertex = open.remove();
            Links links = vertex.dependents();
            for (int i = 0; i < links.size(); i++) {
                Vertex next = links.items()[i];
                if (next.hasLeft()) {
                    continue;
                }
                if (next.mark == search) {
                    return true;
                }
                if (next.level < vertex.level) {
                    raise(next, vertex.level);
                    open.add(next);
                }
                if (next.level == vertex.level) {
                    addPeer(next, vertex);
                }
            }
        }
        return false;
    }

    private void raise(Vertex vertex, int level) {
        int before = vertex.level;
        List<Vertex> peers = vertex.peers;
        changes.add(() -> {
            vertex.level = before;
            vertex.peers = peers;
        });
        vertex.level = level;
        vertex.peers = List.of();
    }

    private void addPeer(Vertex vertex, Vertex peer) {
        vertex.addPeer(peer);
        changes.add(vertex.peers::removeLast);
    }

    // ---------------------------------------------------------------- the path of a refused edge

    @SuppressWarnings("ReferenceEquality") // a vertex is itself only
    private static List<Vertex> cycle(Vertex dependent, Vertex dependency) {
        Map<Vertex, Vertex> reachedFrom = new HashMap<>();
        Deque<Vertex> open = new ArrayDeque<>();
        open.add(dependent);
        while (dependent != dependency && !reachedFrom.containsKey(dependency)) {
            Vertex vertex = open.remove();
            Links links = vertex.dependents();
            for (int i = 0; i < links.size(); i++) {
                if (reachedFrom.putIfAbsent(links.items()[i], vertex) == null) {
                    open.add(links.items()[i]);
                }
            }
        }
        List<Vertex> path = new ArrayList<>();
        path.add(dependent);
        for (Vertex at = dependency; at != dependent && at != null; at = reachedFrom.get(at)) {
            path.add(at);
        }
        path.add(dependent);
        return path;
    }
}
