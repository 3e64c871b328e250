package dev.vivace.jfr;

import dev.vivace.AsyncTask;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A task settled while its work still runs. */
@Name("dev.vivace.TaskAbandoned")
@Label("Task Abandoned")
@Description("A task settled while its work still runs")
final class AbandonedEvent extends TaskEvent {

    private static final AbandonedEvent PROBE = new AbandonedEvent();

    static void emit(AsyncTask<?, ?> task) {
        if (!PROBE.isEnabled()) {
            return;
        }
        AbandonedEvent event = new AbandonedEvent();
        if (event.shouldCommit()) {
            event.describe(task);
            event.commit();
        }
    }
}
