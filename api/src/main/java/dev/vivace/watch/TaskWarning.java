package dev.vivace.watch;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something about a task that a person should look at. It never holds what the task works on: no arguments, no results.
 *
 * @param kind what is wrong
 * @param taskId the text of the task's id
 * @param path names from the root down
 * @param since when it was first seen
 * @param text one sentence that says what to do
 * @param details what else is known, such as {@code lock} and {@code owner}; in order
 */
public record TaskWarning(
        Kind kind, String taskId, String path, Instant since, String text, Map<String, String> details) {

    /** What is wrong. */
    public enum Kind {
        /** Blocked for too long in code of its own: a lock, a read, a wait that the library does not know. */
        STUCK,
        /** On a virtual thread that held on to its carrier while it was blocked. */
        PINNED,
        /** Runs for long without a checkpoint or a library wait, so that it could not be cancelled politely. */
        NEVER_CHECKS_CANCELLATION,
        /** Was asked to stop and goes on. */
        DEAF,
        /** Fails and is tried again too often in a short time. */
        RETRY_STORM,
        /** Lives on after the task that started it has settled. */
        ORPHAN,
        /** A pipeline whose collection is large and grows. */
        GROWING_COLLECTOR,
        /** Has not shown life as often as it was asked to. */
        MISSED_HEARTBEAT,
        /** Ready for long, and has not started. */
        QUEUED_TOO_LONG
    }

    /** Copies the details. */
    public TaskWarning {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
