package dev.vivace.orchestra;

import dev.vivace.OrchestraForecast;
import dev.vivace.id.TaskId;
import dev.vivace.orchestra.graph.LongestPaths;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What is left to do, as far as the past tells. Immutable. */
record Forecast(List<TaskId> criticalPath, Map<TaskId, Duration> slack, Optional<Duration> timeLeft)
        implements OrchestraForecast<TaskId> {

    /** Of parts that have not ended; a task of which nothing is known counts as nothing. */
    static Forecast of(List<Member> left, History history, long now) {
        Map<Part, Integer> indices = new HashMap<>();
        left.forEach(member -> indices.put(member.part(), indices.size()));
        long[] lengths = new long[left.size()];
        boolean[] known = new boolean[left.size()];
        int[][] dependencies = new int[left.size()][];
        for (int i = 0; i < lengths.length; i++) {
            Member member = left.get(i);
            OptionalLong expected = history.expected(member.part().task.name());
            known[i] = expected.isPresent();
            lengths[i] = Math.max(0, expected.orElse(0) - elapsed(member.part(), now));
            dependencies[i] = Graphs.indices(member.dependencies(), member.count(), indices);
        }
        LongestPaths longest = LongestPaths.of(lengths, dependencies);
        Map<TaskId, Duration> slack = new LinkedHashMap<>();
        for (int i = 0; i < lengths.length; i++) {
            slack.put(left.get(i).part().id, Duration.ofNanos(longest.slack(i)));
        }
        List<Integer> path = longest.path();
        return new Forecast(
                path.stream().map(i -> left.get(i).part().id).toList(),
                Collections.unmodifiableMap(slack),
                path.stream().allMatch(i -> known[i])
                        ? Optional.of(Duration.ofNanos(longest.longest()))
                        : Optional.empty());
    }

    private static long elapsed(Part part, long now) {
        return part.hasBegun() ? now - part.task.beginNanos() : 0;
    }
}
