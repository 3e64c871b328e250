package dev.vivace.error;

import dev.vivace.lifecycle.CancellationLevel;

/**
 * Thrown by checkpoints and library waits inside work that was asked to stop. Let it pass: it ends the task CANCELLED.
 */
public final class TaskCancelledException extends AsyncTaskException {

    private static final long serialVersionUID = 1L;

    private final CancellationLevel level;

    /**
     * An exception for a level.
     *
     * @param level how hard the task was asked to stop
     */
    public TaskCancelledException(CancellationLevel level) {
        super(new AsyncTaskError.Cancelled(level));
        this.level = level;
    }

    /**
     * How hard the task was asked to stop.
     *
     * @return the level
     */
    public CancellationLevel level() {
        return level;
    }
}
