package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.OrchestraForecast;
import dev.vivace.OrchestraResults;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The critical path and slack, after a run and foretold: law O7 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface CriticalPathLaws extends OrchestraSubject {

    @Test
    default void O7_the_critical_path_and_slack_equal_brute_force() throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomGraph graph = RandomGraph.of(random, 3 + seed / 4, 3);
            Play play = Play.of(this, seeded(seed), "random");
            List<SpawningTask<Integer, TaskId>> tasks = graph.in(play, random);
            OrchestraResults<TaskId> results = play.finishAll();
            assertCritical(graph, tasks, results.criticalPath(), results.slack(), "seed " + seed);
        }
    }

    @Test
    default void O7_the_critical_path_is_known_in_a_small_graph() throws Exception {
        Play play = Play.of(this, seeded(), "small");
        SpawningTask<Integer, TaskId> a = play.task("a", seconds(3));
        SpawningTask<Integer, TaskId> b = play.task("b", seconds(2));
        SpawningTask<Integer, TaskId> c = play.task("c", seconds(4));
        SpawningTask<Integer, TaskId> d = play.task("d", seconds(1));
        play.after(c, List.of(a));
        play.after(d, List.of(b, c));
        OrchestraResults<TaskId> results = play.finishAll();
        assertEquals(List.of(a.id(), c.id(), d.id()), results.criticalPath());
        assertEquals(
                Map.of(a.id(), seconds(0), b.id(), seconds(5), c.id(), seconds(0), d.id(), seconds(0)),
                results.slack());
    }

    @Test
    default void O7_only_what_ran_is_on_the_critical_path() throws Exception {
        Play play = Play.of(this, seeded(), "failing");
        SpawningTask<Integer, TaskId> slow = play.task("slow", seconds(5));
        SpawningTask<Integer, TaskId> fails = play.task("fails", context -> {
            context.sleep(seconds(1));
            throw new IOException("as intended");
        });
        SpawningTask<Integer, TaskId> lost = play.task("lost", seconds(100));
        play.chain(List.of(slow, fails, lost));
        OrchestraResults<TaskId> results = play.finishAll();
        assertEquals(List.of(slow.id(), fails.id()), results.criticalPath());
        assertEquals(
                List.of(),
                play.finish(Play.of(this, play.test(), "empty").orchestra().startAll())
                        .criticalPath());
    }

    @Test
    default void O7_a_forecast_is_made_from_what_was_before() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            RandomGraph graph = RandomGraph.of(random, 10, 3);
            Play play = Play.of(this, seeded(seed), "random");
            graph.in(play, random);
            play.finishAll();
            List<SpawningTask<Integer, TaskId>> again = graph.in(play, random);
            OrchestraForecast<TaskId> forecast = play.orchestra().forecast();
            assertEquals(Optional.of(graph.makespan()), forecast.timeLeft(), "seed " + seed);
            assertCritical(graph, again, forecast.criticalPath(), forecast.slack(), "seed " + seed);
        }
    }

    @Test
    default void O7_a_forecast_follows_the_run() throws Exception {
        Play play = Play.of(this, seeded(), "followed");
        for (int round = 0; round < 2; round++) {
            SpawningTask<Integer, TaskId> load = play.task("load", seconds(10));
            SpawningTask<Integer, TaskId> store = play.task("store", seconds(5));
            play.chain(List.of(load, store));
            var run = play.orchestra().startAll();
            play.test().advance(seconds(4));
            OrchestraForecast<TaskId> forecast = play.orchestra().forecast();
            assertEquals(List.of(load.id(), store.id()), forecast.criticalPath());
            assertEquals(
                    round == 0 ? Optional.empty() : Optional.of(seconds(11)),
                    forecast.timeLeft(),
                    "in the first round nothing is known");
            play.test().advance(seconds(6));
            assertEquals(List.of(store.id()), play.orchestra().forecast().criticalPath());
            play.finish(run);
            assertEquals(List.of(), play.orchestra().forecast().criticalPath());
            assertEquals(Map.of(), play.orchestra().forecast().slack());
        }
    }

    private static void assertCritical(
            RandomGraph graph,
            List<SpawningTask<Integer, TaskId>> tasks,
            List<TaskId> path,
            Map<TaskId, Duration> slack,
            String where) {
        List<List<Integer>> chains = graph.chains();
        List<TaskId> order = tasks.stream().map(SpawningTask::id).toList();
        List<Integer> chain = path.stream().map(order::indexOf).toList();
        assertTrue(chains.contains(chain), where + ": " + chain + " is a chain of the graph");
        assertEquals(graph.makespan(), graph.length(chain), where + ": " + chain + " takes longest");
        Map<TaskId, Duration> expected = new HashMap<>();
        for (int node = 0; node < graph.size(); node++) {
            expected.put(order.get(node), slackOf(graph, chains, node));
        }
        assertEquals(expected, slack, where);
    }

    private static Duration slackOf(RandomGraph graph, List<List<Integer>> chains, int node) {
        List<Duration> through = chains.stream()
                .filter(chain -> chain.contains(node))
                .map(graph::length)
                .collect(Collectors.toCollection(ArrayList::new));
        return graph.makespan().minus(through.stream().max(Duration::compareTo).orElseThrow());
    }
}
