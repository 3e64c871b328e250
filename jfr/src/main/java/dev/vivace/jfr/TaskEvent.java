package dev.vivace.jfr;

import dev.vivace.AsyncTask;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** What every event says of its task. An event belongs to the thread that fills it in. */
@Category({"Vivace", "Tasks"})
@StackTrace(false)
abstract class TaskEvent extends Event {

    @Label("Task Id")
    @Nullable
    String taskId;

    @Label("Name")
    @Nullable
    String name;

    @Label("Path")
    @Nullable
    String path;

    @Label("Priority")
    @Nullable
    String priority;

    final void describe(AsyncTask<?, ?> task) {
        taskId = task.id().text();
        name = task.name().orElse(null);
        path = task.path();
        priority = Words.of(task.priority());
    }
}
