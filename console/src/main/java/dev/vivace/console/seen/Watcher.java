package dev.vivace.console.seen;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.Orchestra;
import dev.vivace.RuntimeListener;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.time.TaskClock;
import dev.vivace.watch.RetryNotice;
import dev.vivace.watch.TaskSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what happened in a runtime since it listens: counts, durations, and the newest tasks that have settled. Of live
 * tasks it knows only their failed attempts. Thread-safe; the runtime tells it one thing at a time.
 */
public final class Watcher implements RuntimeListener {

    /** How many settled tasks are remembered. */
    public static final int REMEMBERED = 10_000;

    private static final int RETRIES_KEPT = 50;
    private static final int RETRYING_KEPT = 10_000;
    private static final int RESULT_SHOWN = 500;

    private final TaskClock clock;
    private final boolean payloads;

    // All guarded by this.
    private final Map<String, Past> past = new LinkedHashMap<>();
    private final Map<String, List<Retry>> retries = new LinkedHashMap<>();
    private final Map<String, List<Trouble>> troubles = new HashMap<>();
    private final Durations durations = new Durations();
    private long started;
    private long completed;
    private long failed;
    private long cancelled;

    /**
     * Remembers nothing yet.
     *
     * @param clock the runtime's
     * @param payloads whether the beginning of results is kept
     */
    public Watcher(TaskClock clock, boolean payloads) {
        this.clock = clock;
        this.payloads = payloads;
    }

    @Override
    public synchronized void onStatus(AsyncTask<?, ?> task, StatusChange change) {
        switch (change.to()) {
            case RUNNING -> started++;
            case COMPLETED -> {
                completed++;
                settled(task);
            }
            case FAILED -> {
                failed++;
                settled(task);
            }
            case CANCELLED -> {
                cancelled++;
                settled(task);
            }
            default -> {}
        }
    }

    @Override
    public synchronized void onError(AsyncTask<?, ?> task, AsyncTaskError error) {
        List<Trouble> mine = troubles.computeIfAbsent(task.id().text(), id -> new ArrayList<>(1));
        if (mine.size() < RETRIES_KEPT) {
            mine.add(Trouble.of(clock.instant(), error));
        }
        if (task.status().isTerminal()) {
            told(task);
        }
    }

    /** An error that is told after the end belongs to a task that is past already. */
    private void told(AsyncTask<?, ?> task) {
        if (past.containsKey(task.id().text())) {
            settled(task);
        }
    }

    @Override
    public synchronized void onRetry(AsyncTask<?, ?> task, RetryNotice notice) {
        List<Retry> mine = retries.computeIfAbsent(task.id().text(), id -> new ArrayList<>(1));
        if (mine.size() < RETRIES_KEPT) {
            mine.add(new Retry(
                    notice.at(), notice.attempt(), notice.delay().toMillis(), Trouble.of(notice.at(), notice.error())));
        }
        forgetEldest(retries, RETRYING_KEPT);
    }

    private void settled(AsyncTask<?, ?> task) {
        String id = task.id().text();
        Past before = past.remove(id);
        List<Retry> tried = before == null ? taken(retries, id) : before.retries();
        List<Trouble> told = taken(troubles, id);
        Past now = Past.of(
                task,
                kindOf(task),
                clock.instant(),
                tried,
                told.isEmpty()
                        ? task.errors().stream().map(e -> Trouble.of(null, e)).toList()
                        : told,
                payloads ? result(task) : null);
        past.put(id, now);
        if (before == null) {
            now.ran().map(Duration::toNanos).ifPresent(nanos -> durations.add(clock.nanoTime(), nanos));
        }
        forgetEldest(past, REMEMBERED);
    }

    private static <V> List<V> taken(Map<String, List<V>> from, String id) {
        List<V> found = from.remove(id);
        return found == null ? List.of() : List.copyOf(found);
    }

    private static void forgetEldest(Map<String, ?> map, int most) {
        if (map.size() > most) {
            map.remove(map.keySet().iterator().next());
        }
    }

    private static TaskSnapshot.Kind kindOf(AsyncTask<?, ?> task) {
        return switch (task) {
            case EmittingTask<?, ?, ?, ?> _ -> TaskSnapshot.Kind.PIPELINE;
            case Orchestra<?, ?, ?> _ -> TaskSnapshot.Kind.ORCHESTRA;
            default -> TaskSnapshot.Kind.TASK;
        };
    }

    private static @Nullable String result(AsyncTask<?, ?> task) {
        if (task instanceof SpawningTask<?, ?> spawned
                && spawned.result().orElse(null) instanceof TaskResult.Success<?> success) {
            String text = String.valueOf(success.value());
            return text.length() <= RESULT_SHOWN ? text : text.substring(0, RESULT_SHOWN) + "...";
        }
        return null;
    }

    /**
     * Counts since the beginning.
     *
     * @return a copy
     */
    public synchronized Counts counts() {
        return new Counts(started, completed, failed, cancelled);
    }

    /**
     * Durations of the last minute.
     *
     * @return a copy
     */
    public synchronized Percentiles percentiles() {
        return durations.percentiles(clock.nanoTime());
    }

    /**
     * The newest settled tasks.
     *
     * @return a copy, in the order in which they settled
     */
    public synchronized List<Past> past() {
        return List.copyOf(past.values());
    }

    /**
     * A settled task.
     *
     * @param id the text of its id
     * @return empty when it is not remembered
     */
    public synchronized Optional<Past> past(String id) {
        return Optional.ofNullable(past.get(id));
    }

    /**
     * The failed attempts of a task that lives.
     *
     * @param id the text of its id
     * @return a copy, oldest first
     */
    public synchronized List<Retry> retries(String id) {
        List<Retry> mine = retries.get(id);
        return mine == null ? List.of() : List.copyOf(mine);
    }

    /**
     * The errors of a task that lives.
     *
     * @param id the text of its id
     * @return a copy, oldest first
     */
    public synchronized List<Trouble> troubles(String id) {
        List<Trouble> mine = troubles.get(id);
        return mine == null ? List.of() : List.copyOf(mine);
    }
}
