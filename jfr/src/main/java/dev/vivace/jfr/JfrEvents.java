package dev.vivace.jfr;

import dev.vivace.AsyncTask;
import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.watch.RetryNotice;
import dev.vivace.watch.TaskWarning;

/**
 * Writes what tasks do into the flight recorder: {@code dev.vivace.TaskStarted}, {@code TaskSettled},
 * {@code TaskRetried}, {@code TaskCancelled}, {@code TaskStalled}, {@code TaskAbandoned} and {@code TaskWarning}.
 *
 * <p>An event that is off, or no recording at all, allocates nothing here. Events are written by the thread that tells
 * the listeners of the runtime, a little after what they tell of; so durations and instants of a task are fields of the
 * event, on the clock of its runtime. Ids, names and kinds of errors are written; results and messages of exceptions
 * never are. Thread-safe.
 */
public final class JfrEvents {

    private static final RuntimeListener LISTENER = new RuntimeListener() {
        @Override
        public void onStatus(AsyncTask<?, ?> task, StatusChange change) {
            moved(task, change);
        }

        @Override
        public void onRetry(AsyncTask<?, ?> task, RetryNotice notice) {
            RetriedEvent.emit(task, notice);
        }

        @Override
        public void onStalled(AsyncTask<?, ?> task) {
            StalledEvent.emit(task);
        }

        @Override
        public void onAbandoned(AsyncTask<?, ?> task) {
            AbandonedEvent.emit(task);
        }

        @Override
        public void onWarning(AsyncTask<?, ?> task, TaskWarning warning) {
            WarningEvent.emit(task, warning);
        }
    };

    private JfrEvents() {}

    /**
     * Writes events of all tasks that a runtime makes from now on.
     *
     * @param runtime whose tasks
     * @return ends it
     */
    public static Registration on(Runtime<?, ?> runtime) {
        return runtime.listen(LISTENER);
    }

    /**
     * The same for the builder of a runtime.
     *
     * @return to be given to {@link dev.vivace.RuntimeBuilder#listener}
     */
    public static RuntimeListener listener() {
        return LISTENER;
    }

    private static void moved(AsyncTask<?, ?> task, StatusChange change) {
        TaskStatus to = change.to();
        if (to == TaskStatus.RUNNING) {
            StartedEvent.emit(task, change);
        }
        if (wasAskedToStop(change)) {
            CancelledEvent.emit(task);
        }
        if (to.isTerminal()) {
            SettledEvent.emit(task, change);
        }
    }

    /** A hard stop settles a task with no move in between. */
    private static boolean wasAskedToStop(StatusChange change) {
        return change.to() == TaskStatus.PENDING_CANCELLATION
                || (change.to() == TaskStatus.CANCELLED && change.from() != TaskStatus.PENDING_CANCELLATION);
    }
}
