package dev.vivace;

import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task whose status can be read and followed (row 9). Reading never blocks.
 *
 * @param <T> the type of the result
 */
public interface StatusEnabledTask<T extends @Nullable Object> {

    /**
     * Where it is in its life.
     *
     * @return the status
     */
    TaskStatus status();

    /**
     * Every move so far, in order.
     *
     * @return a copy
     */
    List<StatusChange> statusHistory();

    /**
     * Follows the moves: first those that were made already, then each new one, once and in order. Listeners run
     * outside the task's own thread; one that throws harms nothing but is reported to the uncaught hook.
     *
     * @param listener what to do with a move
     * @return removes the listener
     */
    Registration onStatus(Consumer<StatusChange> listener);

    /**
     * Whether the task has missed its heartbeats.
     *
     * @return false while it shows life, or when no heartbeat is asked of it
     */
    boolean isStalled();
}
