package dev.vivace.cli.report;

import dev.vivace.AsyncTask;
import dev.vivace.lifecycle.TaskStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the tasks of one kind.
 *
 * @param kind what they did
 * @param byStatus how many are in each status; those with none are left out
 * @param median seconds from start to end: half of the tasks took no longer; null when none has ended
 * @param most seconds: 95 of 100 tasks took no longer; null when none has ended
 * @param longest seconds; null when none has ended
 */
public record TaskStats(
        String kind,
        Map<TaskStatus, Long> byStatus,
        @Nullable Double median,
        @Nullable Double most,
        @Nullable Double longest) {

    static TaskStats of(String kind, Collection<? extends AsyncTask<?, ?>> tasks) {
        Map<TaskStatus, Long> byStatus = new EnumMap<>(TaskStatus.class);
        tasks.forEach(task -> byStatus.merge(task.status(), 1L, Long::sum));
        List<Duration> times =
                tasks.stream().flatMap(task -> Times.of(task).stream()).sorted().toList();
        return new TaskStats(kind, byStatus, percentile(times, 0.5), percentile(times, 0.95), percentile(times, 1.0));
    }

    /**
     * How many are in a status.
     *
     * @param status which one
     * @return zero or more
     */
    public long in(TaskStatus status) {
        return byStatus.getOrDefault(status, 0L);
    }

    private static @Nullable Double percentile(List<Duration> sorted, double part) {
        if (sorted.isEmpty()) {
            return null;
        }
        return Times.inSeconds(sorted.get((int) Math.ceil(part * sorted.size()) - 1));
    }
}
