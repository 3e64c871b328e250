package dev.vivace.runtime.schedule;

import dev.vivace.priority.RankableByPriority;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Order of ranks, and chance within one: the same seed chooses the same way. For tests. */
final class SeededQueue implements ReadyQueue {

    private final Random random;
    private final List<List<Ready>> levels = new ArrayList<>();

    SeededQueue(long seed) {
        random = new Random(seed);
        for (int rank = 0; rank <= RankableByPriority.LOWEST_RANK; rank++) {
            levels.add(new ArrayList<>());
        }
    }

    @Override
    public synchronized void add(Ready entry) {
        levels.get(entry.rank()).add(entry);
    }

    @Override
    public synchronized @Nullable Ready poll() {
        dropStale();
        for (List<Ready> level : levels) {
            if (!level.isEmpty()) {
                return level.remove(random.nextInt(level.size()));
            }
        }
        return null;
    }

    @Override
    public synchronized void dropStale() {
        for (int level = 0; level < levels.size(); level++) {
            int rank = level;
            levels.get(rank).removeIf(entry -> !entry.isReadyAt(rank));
        }
    }

    @Override
    public synchronized boolean isEmpty() {
        return levels.stream().allMatch(List::isEmpty);
    }

    @Override
    public synchronized long size() {
        long size = 0;
        for (int rank = 0; rank < levels.size(); rank++) {
            int level = rank;
            size += levels.get(rank).stream()
                    .filter(entry -> entry.isReadyAt(level))
                    .count();
        }
        return size;
    }
}
