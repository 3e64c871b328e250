package dev.vivace.console.view;

import dev.vivace.console.seen.Past;
import dev.vivace.console.seen.Retry;
import dev.vivace.console.seen.Watcher;
import dev.vivace.watch.TaskSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks as bars over time. Thread-safe. */
public final class Timeline {

    private final Live live;
    private final Watcher watcher;

    /**
     * Bars of the tasks of a runtime.
     *
     * @param live the tasks
     * @param watcher knows their failed attempts
     */
    public Timeline(Live live, Watcher watcher) {
        this.live = live;
        this.watcher = watcher;
    }

    /**
     * A bar. Moments are milliseconds since 1970; a span whose end is null goes on.
     *
     * @param id of the task
     * @param name its own name
     * @param path names from the root down
     * @param lane the line, so that no two bars of a line overlap
     * @param queued from when it was made until its work began
     * @param running when its work ran
     * @param backoff when it waited for another attempt
     * @param status where it is in its life
     */
    public record Bar(
            String id,
            @Nullable String name,
            String path,
            int lane,
            List<@Nullable Long> queued,
            List<List<@Nullable Long>> running,
            List<List<@Nullable Long>> backoff,
            String status) {

        private long from() {
            Long from = queued.getFirst();
            return from == null ? 0 : from;
        }

        private Bar on(int line) {
            return new Bar(id, name, path, line, queued, running, backoff, status);
        }
    }

    /**
     * The bars that touch a time.
     *
     * @param from its begin, milliseconds since 1970
     * @param to its end
     * @param limit how many bars at most, the newest
     * @return the bars, oldest first
     */
    public List<Bar> bars(long from, long to, int limit) {
        List<Bar> all = new ArrayList<>();
        for (TaskSnapshot task : live.index().snapshot().tasks()) {
            if (task.created().toEpochMilli() <= to) {
                all.add(bar(task));
            }
        }
        for (Past task : watcher.past()) {
            if (task.created().toEpochMilli() <= to && task.completed().toEpochMilli() >= from) {
                all.add(bar(task));
            }
        }
        all.sort(Comparator.comparingLong(Bar::from));
        return onLanes(all.subList(Math.max(0, all.size() - limit), all.size()));
    }

    private Bar bar(TaskSnapshot task) {
        List<Retry> retries = task.attempt() > 1 || task.errors() > 0 ? watcher.retries(task.id()) : List.of();
        return bar(
                task.id(),
                task.name().orElse(null),
                task.path(),
                task.status().name(),
                task.created(),
                task.started().orElse(null),
                null,
                retries);
    }

    private static Bar bar(Past task) {
        String status =
                task.history().isEmpty() ? "" : task.history().getLast().to().name();
        return bar(
                task.id(),
                task.name(),
                task.path(),
                status,
                task.created(),
                task.started(),
                task.completed(),
                task.retries());
    }

    private static Bar bar(
            String id,
            @Nullable String name,
            String path,
            String status,
            Instant created,
            @Nullable Instant started,
            @Nullable Instant completed,
            List<Retry> retries) {
        Instant begun = started == null ? completed : started;
        List<List<@Nullable Long>> running = new ArrayList<>();
        List<List<@Nullable Long>> backoff = new ArrayList<>();
        Instant at = started;
        for (Retry retry : retries) {
            if (at != null) {
                running.add(span(at, retry.at()));
                at = retry.at().plusMillis(retry.delayMs());
                backoff.add(span(retry.at(), completed != null && at.isAfter(completed) ? completed : at));
            }
        }
        if (at != null && (completed == null || at.isBefore(completed))) {
            running.add(span(at, completed));
        }
        return new Bar(id, name, path, 0, span(created, begun), running, backoff, status);
    }

    private static List<@Nullable Long> span(Instant from, @Nullable Instant to) {
        List<@Nullable Long> span = new ArrayList<>(2);
        span.add(from.toEpochMilli());
        span.add(to == null ? null : to.toEpochMilli());
        return span;
    }

    /** Each bar takes the first line that is free when it begins. */
    private static List<Bar> onLanes(List<Bar> bars) {
        List<Bar> placed = new ArrayList<>(bars.size());
        List<Long> freeFrom = new ArrayList<>();
        for (Bar bar : bars) {
            int lane = 0;
            while (lane < freeFrom.size() && freeFrom.get(lane) > bar.from()) {
                lane++;
            }
            if (lane == freeFrom.size()) {
                freeFrom.add(0L);
            }
            freeFrom.set(lane, end(bar));
            placed.add(bar.on(lane));
        }
        return placed;
    }

    private static long end(Bar bar) {
        List<@Nullable Long> last = bar.running.isEmpty() ? bar.queued : bar.running.getLast();
        Long end = last.getLast();
        Long waited = bar.backoff.isEmpty() ? null : bar.backoff.getLast().getLast();
        return end == null ? Long.MAX_VALUE : waited == null ? end + 1 : Math.max(end, waited) + 1;
    }
}
