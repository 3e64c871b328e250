package dev.vivace.console.view;

import dev.vivace.watch.TaskWarning;
import java.time.Instant;
import java.util.Map;

/**
 * A warning.
 *
 * @param kind what is wrong
 * @param id of the task
 * @param path of the task
 * @param since when it began
 * @param text a sentence that says what to do
 * @param details what else is known, by name
 */
public record WarningView(
        String kind, String id, String path, Instant since, String text, Map<String, String> details) {

    /**
     * A warning as it is shown.
     *
     * @param warning the warning
     * @return the view
     */
    public static WarningView of(TaskWarning warning) {
        return new WarningView(
                warning.kind().name(),
                warning.taskId(),
                warning.path(),
                warning.since(),
                warning.text(),
                warning.details());
    }
}
