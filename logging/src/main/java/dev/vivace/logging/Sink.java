package dev.vivace.logging;

import dev.vivace.AsyncTask;
import dev.vivace.error.AsyncTaskError;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts lines into a logger, each at the level of its kind. Text is made only for a level that is logged. */
record Sink(System.Logger logger, Map<TaskEventKind, Level> levels, boolean causes) {

    void log(TaskEventKind kind, AsyncTask<?, ?> task, Supplier<String> what) {
        log(kind, task, null, what);
    }

    void log(TaskEventKind kind, AsyncTask<?, ?> task, @Nullable AsyncTaskError error, Supplier<String> what) {
        Level level = levels.getOrDefault(kind, kind.usual());
        if (level == Level.OFF || !logger.isLoggable(level)) {
            return;
        }
        String line = Words.plain(task.path()) + " [" + task.id().text() + "] " + what.get();
        Throwable cause = causes && error != null ? error.cause().orElse(null) : null;
        if (cause == null) {
            logger.log(level, line);
        } else {
            logger.log(level, line, cause);
        }
    }
}
