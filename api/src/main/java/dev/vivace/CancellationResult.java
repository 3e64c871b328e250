package dev.vivace;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.CancellationLevel;
import java.time.Duration;

/** What became of a cancellation, truly: a closed set, to be switched over. */
public sealed interface CancellationResult {

    /** The task had finished with a value, or did so before the cancellation reached it. */
    record Success() implements CancellationResult {}

    /**
     * The task was cancelled.
     *
     * @param level the level that ended it
     */
    record Cancelled(CancellationLevel level) implements CancellationResult {}

    /**
     * The task had failed, or failed while it was being cancelled.
     *
     * @param error why
     */
    record Failure(AsyncTaskError error) implements CancellationResult {}

    /**
     * The plan came to its end and the task still runs.
     *
     * @param level the highest level that was tried
     * @param waited how long the plan allowed in all
     */
    record TimedOut(CancellationLevel level, Duration waited) implements CancellationResult {}

    /**
     * The task was asked and has not ended yet.
     *
     * @param level the level at which it was asked
     */
    record StillRunning(CancellationLevel level) implements CancellationResult {}
}
