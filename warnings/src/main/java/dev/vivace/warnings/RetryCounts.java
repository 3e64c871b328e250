package dev.vivace.warnings;

import dev.vivace.AsyncTask;
import dev.vivace.RuntimeListener;
import dev.vivace.watch.RetryNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts retries of tasks of one parent and name. It keeps the newest retries of a limited number of such groups. */
final class RetryCounts implements RuntimeListener {

    private static final int GROUPS = 1_000;

    private final int limit;
    private final Duration window;

    // Guarded by this object's monitor; the group that was retried last is last.
    private final Map<String, Group> groups = new LinkedHashMap<>(16, 0.75f, true);

    RetryCounts(int limit, Duration window) {
        this.limit = limit;
        this.window = window;
    }

    /**
     * Tasks that are retried too often.
     *
     * @param key what they have in common
     * @param task the one that was retried last
     * @param count how many retries there were in the window, at least
     * @param error the kind of the last error
     */
    record Storm(String key, AsyncTask<?, ?> task, int count, String error) {}

    /** The newest retries, oldest first, and the last of the tasks. */
    private static final class Group {
        final Deque<Instant> times = new ArrayDeque<>();
        AsyncTask<?, ?> last;
        String error = "";

        Group(AsyncTask<?, ?> first) {
            last = first;
        }
    }

    @Override
    public boolean followsTasks() {
        return false;
    }

    @Override
    public synchronized void onRetry(AsyncTask<?, ?> task, RetryNotice notice) {
        Group group = groups.computeIfAbsent(keyOf(task), _ -> new Group(task));
        group.times.add(notice.at());
        if (group.times.size() > limit) {
            group.times.remove();
        }
        group.last = task;
        group.error = notice.error().getClass().getSimpleName();
        if (groups.size() > GROUPS) {
            groups.remove(groups.keySet().iterator().next());
        }
    }

    private static String keyOf(AsyncTask<?, ?> task) {
        String parent = task.relationships().parent().map(AsyncTask::path).orElse("");
        return parent + "/" + task.name().orElse("(unnamed)");
    }

    /** What is too much at a moment; groups that have been calm for a whole window are forgotten. */
    synchronized List<Storm> storms(Instant now) {
        List<Storm> storms = new ArrayList<>();
        Instant begin = now.minus(window);
        groups.values().removeIf(group -> {
            group.times.removeIf(time -> time.isBefore(begin));
            return group.times.isEmpty();
        });
        groups.forEach((key, group) -> {
            if (group.times.size() >= limit) {
                storms.add(new Storm(key, group.last, group.times.size(), group.error));
            }
        });
        return storms;
    }
}
