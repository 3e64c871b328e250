package dev.vivace;

import dev.vivace.lifecycle.CancellationLevel;

/** Code that runs when a task is asked to stop: closes a connection, tells the other side, removes a half-made file. */
@FunctionalInterface
public interface CancelHandler {

    /**
     * Called at most once, on a virtual thread of its own with the task's context.
     *
     * @param level how hard the task was asked to stop
     * @throws Exception kept as suppressed under the task's error
     */
    void cancelled(CancellationLevel level) throws Exception;
}
