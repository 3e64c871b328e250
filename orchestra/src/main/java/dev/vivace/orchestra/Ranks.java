package dev.vivace.orchestra;

import dev.vivace.orchestra.graph.Links;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Hands the rank of what was started and waits to what it depends on, and so on down the graph. Guarded by the engine's
 * lock. A change of rank is told back by the task on the same thread, so what is told meanwhile waits in a line: a long
 * chain needs no deep stack.
 */
final class Ranks {

    /** That of nobody: no part has been started. */
    private static final int ANY = Integer.MAX_VALUE;

    private final Score score;
    private final Deque<Part> moved = new ArrayDeque<>();
    private boolean walking;

    // As long as all that were started have this rank, none has anything to tell another.
    private boolean level = true;
    private int rank = ANY;

    Ranks(Score score) {
        this.score = score;
    }

    /** A part was started, and waits from now on. */
    void started(Part part) {
        if (!isLevelWith(part)) {
            tellMoreUrgent(part);
        }
    }

    private boolean isLevelWith(Part part) {
        if (level && rank != part.rank()) {
            if (rank == ANY) {
                rank = part.rank();
            } else {
                level = false;
                score.parts().stream()
                        .filter(other -> other.isStarted() && !other.isDone())
                        .forEach(Ranks::tellMoreUrgent);
            }
        }
        return level;
    }

    private static void tellMoreUrgent(Part part) {
        Links links = part.dependencies();
        for (int i = 0; i < links.size(); i++) {
            Part dependency = (Part) links.items()[i];
            if (part.rank() < dependency.awaitedRank) {
                tell(dependency, part.rank());
            }
        }
    }

    /** The rank of a part has changed, or it has a dependency more, or it waits no longer. */
    void changed(Part part) {
        if (!part.isStarted() || isLevelWith(part)) {
            return;
        }
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
        boolean waits = !part.isDone();
        int rank = part.rank();
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
                lowest = Math.min(lowest, dependent.rank());
            }
        }
        return lowest;
    }
}
