package dev.vivace.console.seen;

import dev.vivace.AsyncTask;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.MemoryUsage;
import dev.vivace.watch.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that has settled, as far as the console remembers it. It does not hold the task, and so no result of it.
 *
 * @param id the text of its id
 * @param parent the id of its parent, null for a root
 * @param name its own name, null for none
 * @param path names from the root down
 * @param kind what stood behind it
 * @param history its moves
 * @param created when it was made
 * @param started when its work began, null when it never did
 * @param completed when it settled
 * @param attempt its last attempt, 0 when there was none
 * @param priority its label
 * @param cancellation the level asked for, null for none
 * @param errors what went wrong, oldest first
 * @param retries its attempts that failed and were followed by another
 * @param cpu processor time
 * @param memory allocation
 * @param io files and sockets
 * @param explain its policies in words
 * @param result the beginning of its result, null unless payloads are shown
 */
public record Past(
        String id,
        @Nullable String parent,
        @Nullable String name,
        String path,
        TaskSnapshot.Kind kind,
        List<StatusChange> history,
        Instant created,
        @Nullable Instant started,
        Instant completed,
        int attempt,
        String priority,
        @Nullable CancellationLevel cancellation,
        List<Trouble> errors,
        List<Retry> retries,
        CpuUsage cpu,
        MemoryUsage memory,
        IoUsage io,
        String explain,
        @Nullable String result) {

    static Past of(
            AsyncTask<?, ?> task,
            TaskSnapshot.Kind kind,
            Instant now,
            List<Retry> retries,
            List<Trouble> errors,
            @Nullable String result) {
        return new Past(
                task.id().text(),
                task.relationships().parent().map(parent -> parent.id().text()).orElse(null),
                task.name().orElse(null),
                task.path(),
                kind,
                task.statusHistory(),
                task.createdAt(),
                task.startedAt().orElse(null),
                task.completedAt().orElse(now),
                task.attempt(),
                task.priority().toString(),
                task.cancellation().orElse(null),
                errors,
                retries,
                task.cpuUsage(),
                task.memoryUsage(),
                task.ioUsage(),
                task.explain(),
                result);
    }

    /**
     * How long its work took.
     *
     * @return nothing when it never began
     */
    public Optional<Duration> ran() {
        return Optional.ofNullable(started).map(start -> Duration.between(start, completed));
    }
}
