package dev.vivace.logging;

import dev.vivace.AsyncTask;
import dev.vivace.RuntimeListener;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.watch.RetryNotice;
import dev.vivace.watch.TaskWarning;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what the runtime tells into lines. */
final class Lines implements RuntimeListener {

    private final Sink sink;

    Lines(Sink sink) {
        this.sink = sink;
    }

    @Override
    public void onStatus(AsyncTask<?, ?> task, StatusChange change) {
        switch (change.to()) {
            case PENDING -> {} // where every task begins
            case RUNNING -> sink.log(TaskEventKind.STARTED, task, () -> started(task, change));
            case PENDING_CANCELLATION -> sink.log(TaskEventKind.CANCELLED, task, () -> asked(task));
            case COMPLETED -> sink.log(TaskEventKind.COMPLETED, task, () -> "completed" + cost(task, change));
            case CANCELLED -> sink.log(TaskEventKind.CANCELLED, task, () -> "cancelled" + cost(task, change));
            case FAILED -> failed(task, change);
        }
    }

    @Override
    public void onRetry(AsyncTask<?, ?> task, RetryNotice notice) {
        sink.log(
                TaskEventKind.RETRIED,
                task,
                notice.error(),
                () -> "attempt " + notice.attempt() + " failed (" + Words.of(notice.error()) + "), the next one in "
                        + Words.of(notice.delay()));
    }

    @Override
    public void onStalled(AsyncTask<?, ?> task) {
        sink.log(TaskEventKind.STALLED, task, () -> "missed its heartbeats");
    }

    @Override
    public void onAbandoned(AsyncTask<?, ?> task) {
        sink.log(TaskEventKind.ABANDONED, task, () -> "has settled, but its work still runs");
    }

    @Override
    public void onWarning(AsyncTask<?, ?> task, TaskWarning warning) {
        sink.log(TaskEventKind.WARNING, task, () -> warning.kind() + ": " + Words.plain(warning.text()));
    }

    private void failed(AsyncTask<?, ?> task, StatusChange change) {
        AsyncTaskError error = last(task.errors());
        sink.log(TaskEventKind.FAILED, task, error, () -> "failed" + because(error) + cost(task, change));
    }

    private static String because(@Nullable AsyncTaskError error) {
        return error == null ? "" : " (" + Words.of(error) + ")";
    }

    private static @Nullable AsyncTaskError last(List<AsyncTaskError> errors) {
        return errors.isEmpty() ? null : errors.getLast();
    }

    private static String started(AsyncTask<?, ?> task, StatusChange change) {
        return "started after " + Words.of(Duration.between(task.createdAt(), change.at()));
    }

    private static String asked(AsyncTask<?, ?> task) {
        return "was asked to stop"
                + task.cancellation().map(level -> " (" + level + ")").orElse("");
    }

    private static String cost(AsyncTask<?, ?> task, StatusChange change) {
        String attempts = task.attempt() > 1 ? ", " + task.attempt() + " attempts" : "";
        return task.startedAt()
                .map(start -> " after " + Words.of(Duration.between(start, change.at())) + attempts)
                .orElse(" before it started");
    }
}
