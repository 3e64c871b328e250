package dev.vivace.jfr;

import dev.vivace.AsyncTask;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** A task was asked to stop. */
@Name("dev.vivace.TaskCancelled")
@Label("Task Cancelled")
@Description("A task was asked to stop; how it ended is in the event Task Settled")
final class CancelledEvent extends TaskEvent {

    private static final CancelledEvent PROBE = new CancelledEvent();

    @Label("Level")
    @Nullable
    String level;

    static void emit(AsyncTask<?, ?> task) {
        if (!PROBE.isEnabled()) {
            return;
        }
        CancelledEvent event = new CancelledEvent();
        if (event.shouldCommit()) {
            event.describe(task);
            event.level = task.cancellation().map(Enum::name).orElse(null);
            event.commit();
        }
    }
}
