package dev.vivace.jfr;

import dev.vivace.AsyncTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/** A task has ended. */
@Name("dev.vivace.TaskSettled")
@Label("Task Settled")
@Description("A task has ended: it completed, failed, or was cancelled")
final class SettledEvent extends TaskEvent {

    private static final SettledEvent PROBE = new SettledEvent();

    @Label("Outcome")
    @Nullable
    String outcome;

    @Label("Error")
    @Description("The kind of error and the class of its cause, where the task did not complete")
    @Nullable
    String error;

    @Label("Attempts")
    int attempts;

    @Label("Created")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long created;

    @Label("Ran")
    @Description("From the start of the work until the task settled; zero when it never started")
    @Timespan(Timespan.NANOSECONDS)
    long ran;

    static void emit(AsyncTask<?, ?> task, StatusChange change) {
        if (!PROBE.isEnabled()) {
            return;
        }
        SettledEvent event = new SettledEvent();
        if (event.shouldCommit()) {
            event.describe(task);
            event.outcome = change.to().name();
            event.error = change.to() == TaskStatus.COMPLETED ? null : lastError(task);
            event.attempts = task.attempt();
            event.created = task.createdAt().toEpochMilli();
            event.ran =
                    task.startedAt().map(start -> between(start, change.at())).orElse(0L);
            event.commit();
        }
    }

    private static @Nullable String lastError(AsyncTask<?, ?> task) {
        List<AsyncTaskError> errors = task.errors();
        return errors.isEmpty() ? null : Words.of(errors.getLast());
    }

    private static long between(Instant from, Instant to) {
        return Duration.between(from, to).toNanos();
    }
}
