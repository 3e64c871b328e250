package dev.vivace;

import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that can be stopped (row 4). Cancelling reaches all descendants, children before parents. Every method may be
 * called by any thread, the task's own included.
 *
 * @param <T> the type of the result
 */
public interface CancellableTask<T extends @Nullable Object> {

    /**
     * Asks the task and its descendants to stop, and returns at once. A higher level may follow a lower one; a lower
     * one after a higher one changes nothing.
     *
     * @param level how hard
     * @return what is true at this moment; StillRunning when the work has yet to end
     */
    CancellationResult cancel(CancellationLevel level);

    /**
     * Stops the task by a plan, and blocks until it has ended or the plan has. Called by the task itself it asks for
     * the first level and returns StillRunning, since it cannot wait for itself.
     *
     * @param plan the windows
     * @return what became of it
     * @throws InterruptedException when the calling thread is interrupted; the cancellation goes on as far as it got
     */
    CancellationResult cancel(CancellationPlan plan) throws InterruptedException;

    /**
     * Adds a handler. On a task that was asked to stop already it runs soon; on one that has ended it never runs.
     *
     * @param handler what to run at GRACEFUL only
     * @return removes the handler
     */
    default Registration onCancel(CancelHandler handler) {
        return onCancel(handler, false);
    }

    /**
     * Adds a handler, perhaps an essential one.
     *
     * @param handler what to run
     * @param essential whether it runs at KILL too, for a bounded time
     * @return removes the handler
     */
    Registration onCancel(CancelHandler handler, boolean essential);

    /**
     * How hard the task was asked to stop.
     *
     * @return the highest level so far, or nothing
     */
    Optional<CancellationLevel> cancellation();
}
