package dev.vivace.jfr;

import dev.vivace.AsyncTask;
import dev.vivace.watch.TaskWarning;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** Something about a task wants attention. */
@Name("dev.vivace.TaskWarning")
@Label("Task Warning")
@Description("Something about a task wants attention")
final class WarningEvent extends TaskEvent {

    private static final WarningEvent PROBE = new WarningEvent();

    @Label("Kind")
    @Nullable
    String kind;

    @Label("Text")
    @Description("What is wrong, and what to do about it")
    @Nullable
    String text;

    static void emit(AsyncTask<?, ?> task, TaskWarning warning) {
        if (!PROBE.isEnabled()) {
            return;
        }
        WarningEvent event = new WarningEvent();
        if (event.shouldCommit()) {
            event.describe(task);
            event.kind = warning.kind().name();
            event.text = warning.text();
            event.commit();
        }
    }
}
