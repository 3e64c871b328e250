package dev.vivace.warnings;

import dev.vivace.watch.PipelineState;
import dev.vivace.watch.TaskSnapshot;
import dev.vivace.watch.TaskWarning;
import dev.vivace.watch.TaskWarning.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What warnings say. Each sentence ends with what to do. */
final class Sentences {

    private Sentences() {}

    static TaskWarning stuck(TaskSnapshot task, Instant since, ThreadDump.Standing how, long nanos) {
        String lock = how.lock().isEmpty() ? "" : " on " + how.lock();
        String owner = how.owner().isEmpty() ? "" : ", which " + how.owner() + " has";
        String text = "It has been blocked for " + time(nanos) + lock + owner + where(how)
                + "; find out why that is not over, and wait through the task's context or with a timeout.";
        return of(Kind.STUCK, task, since, text, details(how));
    }

    static TaskWarning unchecked(TaskSnapshot task, Instant since, ThreadDump.Standing how, long nanos) {
        String text = "It has run for " + time(nanos) + " without looking whether it should stop" + where(how)
                + "; call checkpoint() in its loops, so that it can be cancelled without force.";
        return of(Kind.NEVER_CHECKS_CANCELLATION, task, since, text, details(how));
    }

    static TaskWarning deaf(TaskSnapshot task, Instant since, long nanos) {
        String text = task.abandoned()
                ? "It has settled, but its work still runs and keeps its permit; let it call checkpoint() and end when"
                        + " its thread is interrupted."
                : "It was asked to stop (" + task.cancellation().map(Enum::name).orElse("") + ") " + time(nanos)
                        + " ago and goes on; let it call checkpoint(), or cancel it by a plan that escalates.";
        return of(Kind.DEAF, task, since, text, Map.of());
    }

    static TaskWarning orphan(TaskSnapshot task, Instant since, String starter) {
        String text = "The task that started it has settled, and nobody waits for this one; cancel it, or start it as a"
                + " child.";
        return of(Kind.ORPHAN, task, since, text, Map.of("starter", starter));
    }

    static TaskWarning queued(TaskSnapshot task, Instant since, long nanos) {
        String text =
                "It has been ready for " + time(nanos) + " and has not started; raise its priority or the limit of"
                        + " concurrent tasks, or find what holds the permits.";
        return of(Kind.QUEUED_TOO_LONG, task, since, text, Map.of("priority", task.priority()));
    }

    static TaskWarning stalled(TaskSnapshot task, Instant since) {
        String text = "It has missed its heartbeats; see where it stands in a dump, and cancel it or let it beat more"
                + " often.";
        return of(Kind.MISSED_HEARTBEAT, task, since, text, Map.of());
    }

    static TaskWarning growing(TaskSnapshot task, Instant since, PipelineState state, long size) {
        String text = "Its collection has " + size
                + " entries and grows; send what is collected to a sink, limit it, or" + " collect less of each item.";
        return of(
                Kind.GROWING_COLLECTOR,
                task,
                since,
                text,
                Map.of("collected", Long.toString(state.counts().collected())));
    }

    static TaskWarning pinned(TaskSnapshot task, Instant since, Duration time, String reason) {
        String text = "Its virtual thread was blocked for " + time(time.toNanos())
                + " without giving its carrier back; move that code to the CPU lane, or do not block in native code and"
                + " class initializers.";
        return of(Kind.PINNED, task, since, text, reason.isEmpty() ? Map.of() : Map.of("reason", reason));
    }

    static TaskWarning storm(String id, RetryCounts.Storm storm, Instant since, Duration window) {
        String text = "Tasks like this were retried " + storm.count() + " times in " + time(window.toNanos())
                + "; wait longer between attempts, with jitter, or put a circuit breaker before what fails.";
        return new TaskWarning(
                Kind.RETRY_STORM,
                id,
                storm.task().path(),
                since,
                text,
                Map.of("group", storm.key(), "error", storm.error()));
    }

    private static TaskWarning of(
            Kind kind, TaskSnapshot task, Instant since, String text, Map<String, String> details) {
        return new TaskWarning(kind, task.id(), task.path(), since, text, details);
    }

    private static String where(ThreadDump.Standing how) {
        return how.at().isEmpty() ? "" : " at " + how.at();
    }

    private static Map<String, String> details(ThreadDump.Standing how) {
        Map<String, String> details = new LinkedHashMap<>();
        put(details, "state", how.state());
        put(details, "lock", how.lock());
        put(details, "owner", how.owner());
        put(details, "at", how.at());
        return details;
    }

    private static void put(Map<String, String> details, String key, String value) {
        if (!value.isEmpty()) {
            details.put(key, value);
        }
    }

    /** For people: 350 ms, 12 s, 5 min, 3 h. */
    private static String time(long nanos) {
        Duration time = Duration.ofNanos(nanos);
        if (time.toSeconds() < 1) {
            return time.toMillis() + " ms";
        } else if (time.toMinutes() < 2) {
            return time.toSeconds() + " s";
        }
        return time.toHours() < 2 ? time.toMinutes() + " min" : time.toHours() + " h";
    }
}
