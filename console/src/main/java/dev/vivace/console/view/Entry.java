package dev.vivace.console.view;

import dev.vivace.console.seen.Past;
import dev.vivace.watch.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task of the index: a live one or a past one. Filled by {@link Index} and not changed afterwards. */
final class Entry {

    private final @Nullable TaskSnapshot live;
    private final @Nullable Past past;
    final List<Entry> children = new ArrayList<>(0);
    int descendants;
    int warnings;

    private Entry(@Nullable TaskSnapshot live, @Nullable Past past) {
        this.live = live;
        this.past = past;
    }

    static Entry of(TaskSnapshot live) {
        return new Entry(live, null);
    }

    static Entry of(Past past) {
        return new Entry(null, past);
    }

    @Nullable
    TaskSnapshot live() {
        return live;
    }

    @Nullable
    Past past() {
        return past;
    }

    boolean isLive() {
        return live != null;
    }

    String id() {
        return live != null ? live.id() : past != null ? past.id() : "";
    }

    Row row(Instant now) {
        if (live != null) {
            return row(live, now);
        }
        if (past != null) {
            return row(past, now);
        }
        throw new IllegalStateException("an entry is live or past");
    }

    private Row row(TaskSnapshot task, Instant now) {
        return new Row(
                task.id(),
                task.parent().orElse(null),
                task.name().orElse(null),
                task.path(),
                task.kind().name(),
                task.status().name(),
                millis(task.created(), now),
                task.started().map(start -> millis(start, now)).orElse(null),
                task.attempt(),
                task.priority(),
                task.deadlineLeft().map(Duration::toMillis).orElse(null),
                task.cancellation().map(Enum::name).orElse(null),
                task.waitingFor().orElse(null),
                task.queued(),
                task.abandoned(),
                task.stalled(),
                task.errors(),
                children.size(),
                descendants,
                warnings,
                task.abandoned());
    }

    private Row row(Past task, Instant now) {
        return new Row(
                task.id(),
                task.parent(),
                task.name(),
                task.path(),
                task.kind().name(),
                task.history().isEmpty() ? "" : task.history().getLast().to().name(),
                millis(task.created(), now),
                task.ran().map(Duration::toMillis).orElse(null),
                task.attempt(),
                task.priority(),
                null,
                task.cancellation() == null ? null : task.cancellation().name(),
                null,
                false,
                false,
                false,
                task.errors().size(),
                children.size(),
                descendants,
                warnings,
                true);
    }

    private static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }
}
