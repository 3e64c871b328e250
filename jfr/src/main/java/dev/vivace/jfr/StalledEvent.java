package dev.vivace.jfr;

import dev.vivace.AsyncTask;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A task missed its heartbeats. */
@Name("dev.vivace.TaskStalled")
@Label("Task Stalled")
@Description("A task missed its heartbeats")
final class StalledEvent extends TaskEvent {

    private static final StalledEvent PROBE = new StalledEvent();

    static void emit(AsyncTask<?, ?> task) {
        if (!PROBE.isEnabled()) {
            return;
        }
        StalledEvent event = new StalledEvent();
        if (event.shouldCommit()) {
            event.describe(task);
            event.commit();
        }
    }
}
