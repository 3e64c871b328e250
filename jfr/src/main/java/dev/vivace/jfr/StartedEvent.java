package dev.vivace.jfr;

import dev.vivace.AsyncTask;
import dev.vivace.lifecycle.StatusChange;
import java.time.Duration;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;

/** A task's work began. */
@Name("dev.vivace.TaskStarted")
@Label("Task Started")
@Description("A task's work began")
final class StartedEvent extends TaskEvent {

    /** Asked whether the event is on, so that none is made for nothing. */
    private static final StartedEvent PROBE = new StartedEvent();

    @Label("Queued")
    @Description("From when the task was made until its work began")
    @Timespan(Timespan.NANOSECONDS)
    long queued;

    static void emit(AsyncTask<?, ?> task, StatusChange change) {
        if (!PROBE.isEnabled()) {
            return;
        }
        StartedEvent event = new StartedEvent();
        if (event.shouldCommit()) {
            event.describe(task);
            event.queued = Duration.between(task.createdAt(), change.at()).toNanos();
            event.commit();
        }
    }
}
