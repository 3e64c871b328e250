package dev.vivace.jfr;

import dev.vivace.AsyncTask;
import dev.vivace.watch.RetryNotice;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** An attempt failed and another follows. */
@Name("dev.vivace.TaskRetried")
@Label("Task Retried")
@Description("An attempt failed, and another one follows")
final class RetriedEvent extends TaskEvent {

    private static final RetriedEvent PROBE = new RetriedEvent();

    @Label("Attempt")
    @Description("The attempt that failed, 1 for the first")
    int attempt;

    @Label("Delay")
    @Description("How long the task waits before the next attempt")
    @Timespan(Timespan.NANOSECONDS)
    long delay;

    @Label("Error")
    @Description("The kind of error and the class of its cause")
    @Nullable
    String error;

    static void emit(AsyncTask<?, ?> task, RetryNotice notice) {
        if (!PROBE.isEnabled()) {
            return;
        }
        RetriedEvent event = new RetriedEvent();
        if (event.shouldCommit()) {
            event.describe(task);
            event.attempt = notice.attempt();
            event.delay = notice.delay().toNanos();
            event.error = Words.of(notice.error());
            event.commit();
        }
    }
}
