package dev.vivace;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.StatusChange;

/**
 * Watches all tasks of a runtime from outside. Called on a virtual thread of the runtime, one call at a time, moves of
 * one task in order. A listener that throws harms nothing but is reported to the uncaught hook.
 */
public interface RuntimeListener {

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
