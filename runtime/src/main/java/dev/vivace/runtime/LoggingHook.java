package dev.vivace.runtime;

import dev.vivace.AsyncTask;
import dev.vivace.UncaughtHook;
import java.lang.System.Logger;

/** The hook of those who gave none: a warning in the system logger {@code dev.vivace}. */
enum LoggingHook implements UncaughtHook {
    INSTANCE;

    /** Found when there is something to log: logging takes longer to start than a runtime does. */
    private static final class Log {
        static final Logger LOGGER = System.getLogger("dev.vivace");
    }

    @Override
    public void uncaught(AsyncTask<?, ?> task, Throwable failure) {
        Log.LOGGER.log(Logger.Level.WARNING, "nobody looked at the failure of task " + task.path(), failure);
    }

    /** Reports a failure that belongs to no task. */
    static void report(Throwable failure) {
        Log.LOGGER.log(Logger.Level.WARNING, "an alarm failed", failure);
    }
}
