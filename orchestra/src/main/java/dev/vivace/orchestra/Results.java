package dev.vivace.orchestra;

import dev.vivace.ExecutionStats;
import dev.vivace.OrchestraResults;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.id.TaskId;
import dev.vivace.orchestra.graph.LongestPaths;
import dev.vivace.orchestra.stats.Tally;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of parts that have all ended. Immutable; what costs something is worked out when it is asked for. */
final class Results implements OrchestraResults<TaskId> {

    private final Roll roll;

    // Each is worked out on first use, under this object's monitor.
    private @Nullable Map<TaskId, TaskResult<?>> results;
    private @Nullable Paths paths;
    private @Nullable ExecutionStats statistics;

    private record Paths(List<TaskId> critical, Map<TaskId, Duration> slack) {}

    private Results(Roll roll) {
        this.roll = roll;
    }

    static Results of(Roll roll) {
        return new Results(roll);
    }

    @Override
    public synchronized Map<TaskId, TaskResult<?>> results() {
        Map<TaskId, TaskResult<?>> known = results;
        if (known == null) {
            Map<TaskId, TaskResult<?>> made = new LinkedHashMap<>();
            roll.members().stream()
                    .map(Member::part)
                    .sorted(Comparator.comparingLong(Part::ended))
                    .forEach(part -> made.put(part.id, part.task.result().orElseThrow()));
            known = Collections.unmodifiableMap(made);
            results = known;
        }
        return known;
    }

    @Override
    @SuppressWarnings("unchecked") // the task with this id gives R
    public <R extends @Nullable Object> TaskResult<R> of(SpawningTask<R, TaskId> task) {
        TaskResult<?> result = results().get(task.id());
        if (result == null) {
            throw Refusals.noTask(task.id());
        }
        return (TaskResult<R>) result;
    }

    @Override
    public List<TaskId> criticalPath() {
        return paths().critical;
    }

    @Override
    public Map<TaskId, Duration> slack() {
        return paths().slack;
    }

    private synchronized Paths paths() {
        Paths known = paths;
        if (known == null) {
            known = measure();
            paths = known;
        }
        return known;
    }

    /** Only what ran has a length, and a place on a path. */
    private Paths measure() {
        List<Member> ran = roll.members().stream()
                .filter(member -> member.part().hasBegun())
                .toList();
        Map<Part, Integer> indices = new HashMap<>();
        ran.forEach(member -> indices.put(member.part(), indices.size()));
        long[] lengths = ran.stream().mapToLong(member -> member.part().nanos()).toArray();
        int[][] dependencies = ran.stream()
                .map(member -> Graphs.indices(member.dependencies(), member.count(), indices))
                .toArray(int[][]::new);
        LongestPaths longest = LongestPaths.of(lengths, dependencies);
        Map<TaskId, Duration> slack = new LinkedHashMap<>();
        for (int i = 0; i < ran.size(); i++) {
            slack.put(ran.get(i).part().id, Duration.ofNanos(longest.slack(i)));
        }
        List<TaskId> path =
                longest.path().stream().map(i -> ran.get(i).part().id).toList();
        return new Paths(path, Collections.unmodifiableMap(slack));
    }

    @Override
    public synchronized ExecutionStats statistics() {
        ExecutionStats known = statistics;
        if (known == null) {
            Tally tally = Tally.single();
            for (Member member : roll.members()) {
                Part part = member.part();
                tally.registered();
                tally.ended(false, part.task.status(), part.nanos());
            }
            known = Tally.snapshot(List.of(tally));
            statistics = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "results of " + roll.members().size() + " tasks: " + statistics();
    }
}
