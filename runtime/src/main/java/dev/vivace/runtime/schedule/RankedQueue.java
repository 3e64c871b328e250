package dev.vivace.runtime.schedule;

import dev.vivace.priority.RankableByPriority;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Strict order of ranks, first come first served within one. Lock-free. */
final class RankedQueue implements ReadyQueue {

    private final ConcurrentLinkedQueue<Ready>[] levels = levels();

    // Written by adders, only upwards, before they add; bounds how many levels pollers look at.
    private volatile int deepest;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ConcurrentLinkedQueue<Ready>[] levels() {
        ConcurrentLinkedQueue<Ready>[] levels = new ConcurrentLinkedQueue[RankableByPriority.LOWEST_RANK + 1];
        for (int rank = 0; rank < levels.length; rank++) {
            levels[rank] = new ConcurrentLinkedQueue<>();
        }
        return levels;
    }

    @Override
    public void add(Ready entry) {
        int rank = entry.rank();
        if (rank > deepest) {
            deepen(rank);
        }
        levels[rank].add(entry);
    }

    private synchronized void deepen(int rank) {
        deepest = Math.max(deepest, rank);
    }

    @Override
    public @Nullable Ready poll() {
        int last = deepest;
        for (int rank = 0; rank <= last; rank++) {
            for (Ready entry = levels[rank].poll(); entry != null; entry = levels[rank].poll()) {
                if (entry.isReadyAt(rank)) {
                    return entry;
                }
            }
        }
        return null;
    }

    @Override
    public boolean isEmpty() {
        return !mayHaveAbove(deepest + 1);
    }

    /** The rank of the most urgent entry, stale ones included; a larger one than any when there is none. */
    int firstRank() {
        int last = deepest;
        for (int rank = 0; rank <= last; rank++) {
            if (!levels[rank].isEmpty()) {
                return rank;
            }
        }
        return levels.length;
    }

    @Override
    public boolean mayHaveAbove(int below) {
        int last = Math.min(deepest + 1, below);
        for (int rank = 0; rank < last; rank++) {
            if (!levels[rank].isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void dropStale() {
        int last = deepest;
        for (int level = 0; level <= last; level++) {
            int rank = level;
            levels[rank].removeIf(entry -> !entry.isReadyAt(rank));
        }
    }

    @Override
    public long size() {
        long size = 0;
        for (int rank = 0; rank < levels.length; rank++) {
            for (Ready entry : levels[rank]) {
                if (entry.isReadyAt(rank)) {
                    size++;
                }
            }
        }
        return size;
    }
}
