package dev.vivace.runtime.schedule;

import dev.vivace.priority.RankableByPriority;
import dev.vivace.time.TaskClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Order of ranks that fall by one for each interval waited; among equals, who waited longest. So nothing of rank r is
 * overtaken by what came more than r intervals later. One lock: aging buys fairness, not speed.
 */
final class AgingQueue implements ReadyQueue {

    private record Waiting(Ready entry, long since) {}

    private final TaskClock clock;
    private final long intervalNanos;
    private final List<Queue<Waiting>> levels = new ArrayList<>();

    AgingQueue(TaskClock clock, long intervalNanos) {
        this.clock = clock;
        this.intervalNanos = intervalNanos;
        for (int rank = 0; rank <= RankableByPriority.LOWEST_RANK; rank++) {
            levels.add(new ArrayDeque<>());
        }
    }

    @Override
    public synchronized void add(Ready entry) {
        levels.get(entry.rank()).add(new Waiting(entry, clock.nanoTime()));
    }

    @Override
    public synchronized @Nullable Ready poll() {
        long now = clock.nanoTime();
        int best = -1;
        long bestRank = Long.MAX_VALUE;
        long bestSince = 0;
        for (int rank = 0; rank < levels.size(); rank++) {
            Waiting head = freshHead(rank);
            if (head == null) {
                continue;
            }
            long aged = Math.max(0, rank - (now - head.since) / intervalNanos);
            if (aged < bestRank || (aged == bestRank && head.since - bestSince < 0)) {
                best = rank;
                bestRank = aged;
                bestSince = head.since;
            }
        }
        return best < 0 ? null : levels.get(best).remove().entry;
    }

    private @Nullable Waiting freshHead(int rank) {
        Queue<Waiting> level = levels.get(rank);
        while (!level.isEmpty() && !level.element().entry.isReadyAt(rank)) {
            level.remove();
        }
        return level.peek();
    }

    @Override
    public synchronized boolean mayHaveAbove(int below) {
        long now = clock.nanoTime();
        for (int rank = 0; rank < levels.size(); rank++) {
            Waiting head = freshHead(rank);
            if (head != null && Math.max(0, rank - (now - head.since) / intervalNanos) < below) {
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized boolean isEmpty() {
        return levels.stream().allMatch(Queue::isEmpty);
    }

    @Override
    public synchronized void dropStale() {
        for (int level = 0; level < levels.size(); level++) {
            int rank = level;
            levels.get(rank).removeIf(waiting -> !waiting.entry.isReadyAt(rank));
        }
    }

    @Override
    public synchronized long size() {
        long size = 0;
        for (int rank = 0; rank < levels.size(); rank++) {
            int level = rank;
            size += levels.get(rank).stream()
                    .filter(waiting -> waiting.entry.isReadyAt(level))
                    .count();
        }
        return size;
    }
}
