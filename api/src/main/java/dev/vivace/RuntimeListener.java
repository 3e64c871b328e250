package dev.vivace;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.watch.RetryNotice;
import dev.vivace.watch.TaskWarning;

/**
 * Watches all tasks of a runtime from outside. Called on a virtual thread of the runtime, one call at a time, moves of
 * one task in order. A listener that throws harms nothing but is reported to the uncaught hook.
 */
public interface RuntimeListener {

    /**
     * Whether it wants to hear of tasks that are made, of their moves and their errors. Asked once, when it is added.
     * Without that, tasks cost no more than if nobody listened.
     *
     * @return false for one that only wants to hear of retries, stalls, abandonment and warnings
     */
    default boolean followsTasks() {
        return true;
    }

    /**
     * A task was made. Told before any of its moves.
     *
     * @param task the task, PENDING when it was made and perhaps further by now
     */
    default void onMade(AsyncTask<?, ?> task) {}

    /**
     * An attempt failed, and the wait before the next begins.
     *
     * @param task the task
     * @param notice which attempt, why, and for how long it waits
     */
    default void onRetry(AsyncTask<?, ?> task, RetryNotice notice) {}

    /**
     * Something about a task should be looked at. Told once for each occurrence.
     *
     * @param task the task
     * @param warning what is wrong
     */
    default void onWarning(AsyncTask<?, ?> task, TaskWarning warning) {}

    /**
     * A task moved.
     *
     * @param task the task
     * @param change from where to where, and when
     */
    default void onStatus(AsyncTask<?, ?> task, StatusChange change) {}

    /**
     * An attempt failed and another will follow, or an error was recorded.
     *
     * @param task the task
     * @param error what happened
     */
    default void onError(AsyncTask<?, ?> task, AsyncTaskError error) {}

    /**
     * A task missed its heartbeats.
     *
     * @param task the task
     */
    default void onStalled(AsyncTask<?, ?> task) {}

    /**
     * A task's handle settled while its work still runs.
     *
     * @param task the task
     */
    default void onAbandoned(AsyncTask<?, ?> task) {}
}
