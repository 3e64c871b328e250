package dev.vivace.logging;

import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a line to a {@link System.Logger} for what tasks do: failures at WARNING, retries at INFO, the rest at DEBUG.
 * Immutable: each call returns a new log.
 *
 * <p>A line has the task's path and id, times, attempts and the kind of error; never a result, and no message of an
 * exception unless {@link #withCauses()} is asked for. Control characters of names are replaced, so that a name cannot
 * forge a line. A level that the logger does not log costs no text. Lines are written by the thread that tells the
 * listeners of the runtime, in the order of what happened to each task.
 */
public final class TaskLog {

    /** The name of the logger that is used when none is given. */
    public static final String LOGGER = "dev.vivace.tasks";

    private final System.Logger logger;
    private final Map<TaskEventKind, Level> levels;
    private final boolean causes;

    private TaskLog(System.Logger logger, Map<TaskEventKind, Level> levels, boolean causes) {
        this.logger = logger;
        this.levels = levels;
        this.causes = causes;
    }

    /**
     * Logs all tasks that a runtime makes from now on, with the usual levels, to the logger {@value #LOGGER}.
     *
     * @param runtime whose tasks
     * @return ends it
     */
    public static Registration on(Runtime<?, ?> runtime) {
        return to(System.getLogger(LOGGER)).listenTo(runtime);
    }

    /**
     * A log with the usual levels.
     *
     * @param logger gets the lines
     * @return a log
     */
    public static TaskLog to(System.Logger logger) {
        Map<TaskEventKind, Level> levels = new EnumMap<>(TaskEventKind.class);
        for (TaskEventKind kind : TaskEventKind.values()) {
            levels.put(kind, kind.usual());
        }
        return new TaskLog(Objects.requireNonNull(logger, "logger is null"), levels, false);
    }

    /**
     * Changes how loud something is.
     *
     * @param kind what
     * @param level how loud; {@link Level#OFF} for no lines
     * @return a new log
     */
    public TaskLog level(TaskEventKind kind, Level level) {
        Map<TaskEventKind, Level> changed = new EnumMap<>(levels);
        changed.put(Objects.requireNonNull(kind, "kind is null"), Objects.requireNonNull(level, "level is null"));
        return new TaskLog(logger, changed, causes);
    }

    /**
     * Hands the exception behind a failure to the logger too, with its message and stack. Leave it out where messages
     * may quote what is nobody else's business.
     *
     * @return a new log
     */
    public TaskLog withCauses() {
        return new TaskLog(logger, levels, true);
    }

    /**
     * Logs all tasks that a runtime makes from now on.
     *
     * @param runtime whose tasks
     * @return ends it
     */
    public Registration listenTo(Runtime<?, ?> runtime) {
        return runtime.listen(listener());
    }

    /**
     * The same for the builder of a runtime.
     *
     * @return to be given to {@link dev.vivace.RuntimeBuilder#listener}
     */
    public RuntimeListener listener() {
        return new Lines(new Sink(logger, levels, causes));
    }
}
