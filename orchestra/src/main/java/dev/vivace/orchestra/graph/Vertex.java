package dev.vivace.orchestra.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A vertex of a {@link Dag}. Its links change under the lock that guards the graph; those to its dependents also under
 * the vertex's monitor, so that who holds either may read them.
 */
public abstract class Vertex {

    private final Links dependencies = new Links();
    private final Links dependents = new Links();

    // The rest is guarded by the lock that guards the graph, and used by Dag.

    /** Never higher than the level of a dependent. */
    int level = 1;

    /** The dependencies of the same level. */
    List<Vertex> peers = List.of();

    /** The last search that came by. */
    int mark;

    private boolean left;

    /** A vertex outside any graph. */
    protected Vertex() {}

    /**
     * What this vertex waits for.
     *
     * @return live links
     */
    public final Links dependencies() {
        return dependencies;
    }

    /**
     * What waits for this vertex.
     *
     * @return live links
     */
    public final Links dependents() {
        return dependents;
    }

    /**
     * Whether it was removed from its graph.
     *
     * @return false before
     */
    public final boolean hasLeft() {
        return left;
    }

    /** Adds a dependency of the same level. */
    final void addPeer(Vertex peer) {
        if (peers.isEmpty()) {
            peers = new ArrayList<>(2);
        }
        peers.add(peer);
    }

    private void dropPeers() {
        if (!peers.isEmpty()) {
            peers.removeIf(Vertex::hasLeft);
        }
    }

    /** Takes the vertex out. */
    final void leave() {
        left = true;
        for (int i = 0; i < dependencies.size(); i++) {
            Vertex dependency = dependencies.items()[i];
            if (!dependency.left) {
                synchronized (dependency) {
                    dependency.dependents.leftOne();
                }
            }
        }
        for (int i = 0; i < dependents.size(); i++) {
            Vertex dependent = dependents.items()[i];
            if (!dependent.left) {
                dependent.dependencies.leftOne();
                dependent.dropPeers();
            }
        }
        synchronized (this) {
            dependents.clear();
        }
        dependencies.clear();
        peers = List.of();
    }
}
