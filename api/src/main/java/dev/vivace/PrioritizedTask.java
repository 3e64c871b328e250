package dev.vivace;

import dev.vivace.priority.RankableByPriority;
import org.jspecify.annotations.Nullable;

/**
 * A task with a priority (row 3): among those that are ready, the lower rank starts first, and first come goes first
 * within a rank.
 *
 * @param <T> the type of the result
 */
public interface PrioritizedTask<T extends @Nullable Object> {

    /**
     * The priority that was given.
     *
     * @return NORMAL when nobody said otherwise
     */
    RankableByPriority priority();

    /**
     * The rank that counts now: that of the priority, or a lower one inherited from whoever waits for this task.
     *
     * @return 0 to {@link RankableByPriority#LOWEST_RANK}
     */
    int effectiveRank();

    /**
     * Changes the priority. A task that is queued takes its place at the end of the new rank; one that has started
     * hands the new priority to what it starts from now on.
     *
     * @param priority the new priority
     * @throws IllegalArgumentException when its rank is out of range
     */
    void changePriority(RankableByPriority priority);
}
