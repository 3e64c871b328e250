package dev.vivace.orchestra;

import dev.vivace.orchestra.graph.Links;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Hands the rank of what was started and waits to what it depends on, and so on down the graph. Guarded by the engine's
 * lock. A change of rank is told back by the task on the same thread, so what is told meanwhile waits in a line: a long
 * chain needs no deep stack.
 */
final class Ranks {

    private final Deque<Part> moved = new ArrayDeque<>();
    private boolean walking;

    /** Parts were started, and wait from now on. */
    void started(Collection<Part> parts) {
        for (Part part : parts) {
            int rank = part.task.effectiveRank();
            Links links = part.dependencies();
            for (int i = 0; i < links.size(); i++) {
                Part dependency = (Part) links.items()[i];
                if (rank < dependency.awaitedRank) {
                    tell(dependency, rank);
                }
            }
        }
    }

    /** The rank of a part has changed, or it has a dependency more, or it waits no longer. */
    void changed(Part part) {
        moved.add(part);
        if (walking) {
            return;
        }
        walking = true;
        try {
            for (Part next = moved.poll(); next != null; next = moved.poll()) {
                tellDependencies(next);
            }
        } finally {
            walking = false;
        }
    }

    private static void tellDependencies(Part part) {
        if (!part.isStarted()) {
            return;
        }
        boolean waits = !part.isDone();
        int rank = part.task.effectiveRank();
        Links links = part.dependencies();
        for (int i = 0; i < links.size(); i++) {
            Part dependency = (Part) links.items()[i];
            if (waits && rank < dependency.awaitedRank) {
                tell(dependency, rank);
            } else if (dependency.awaitedRank != Integer.MAX_VALUE && !dependency.isDone()) {
                int lowest = lowestRank(dependency);
                if (lowest != dependency.awaitedRank) {
                    tell(dependency, lowest);
                }
            }
        }
    }

    private static void tell(Part dependency, int rank) {
        dependency.awaitedRank = rank;
        dependency.task.awaitedAt(rank);
    }

    /** The lowest rank of those who wait for a part. Who lends what it is lent already ends the search. */
    private static int lowestRank(Part dependency) {
        int lowest = Integer.MAX_VALUE;
        Links links = dependency.dependents();
        for (int i = 0; i < links.size() && lowest > dependency.awaitedRank; i++) {
            Part dependent = (Part) links.items()[i];
            if (dependent.isStarted() && !dependent.isDone()) {
                lowest = Math.min(lowest, dependent.task.effectiveRank());
            }
        }
        return lowest;
    }
}
