package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.SpawningTask;
import dev.vivace.error.OrchestratorError;
import dev.vivace.error.OrchestratorException;
import dev.vivace.id.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cycles: law O2 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface CycleLaws extends OrchestraSubject {

    @Test
    default void O2_a_task_cannot_depend_on_itself() {
        Play play = Play.of(this, seeded(), "cycle");
        SpawningTask<Integer, TaskId> task = play.task("ouroboros");
        assertEquals(List.of("ouroboros", "ouroboros"), path(play, task, task));
        assertEquals(Set.of(), play.orchestra().dependencies(task.id()));
    }

    @Test
    default void O2_a_cycle_is_refused_with_its_path_by_name() throws Exception {
        Play play = Play.of(this, seeded(), "cycle");
        SpawningTask<Integer, TaskId> a = play.task("a");
        SpawningTask<Integer, TaskId> b = play.task("b");
        SpawningTask<Integer, TaskId> c = play.task("c");
        SpawningTask<Integer, TaskId> d = play.task("d");
        play.chain(List.of(a, b, c));
        play.after(d, List.of(a, c));
        assertAround(List.of("a", "c", "b"), path(play, a, c));
        assertEquals(Set.of(), play.orchestra().dependencies(a.id()), "the refused edge is not there");
        assertEquals(ids(List.of(b, d)), play.orchestra().dependents(a.id()));
        assertTrue(play.finishAll().isSuccess(), "and the graph still runs");
        assertEquals(List.of("a", "b", "c", "d"), play.begun());
    }

    @Test
    default void O2_tasks_without_names_are_named_by_their_ids() {
        Play play = Play.of(this, seeded(), "cycle");
        SpawningTask<Integer, TaskId> a =
                play.orchestra().register(play.test().runtime().<Integer>to().prepare(() -> 1));
        SpawningTask<Integer, TaskId> b = play.task("b");
        play.after(b, List.of(a));
        assertAround(List.of(a.id().toString(), "b"), path(play, a, b));
    }

    @Test
    default void O2_exactly_those_edges_are_refused_that_close_a_cycle() {
        int nodes = 40;
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Play play = Play.of(this, seeded(), "random");
            List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                tasks.add(play.task(String.valueOf(i)));
            }
            boolean[][] reaches = new boolean[nodes][nodes]; // from a task to what it depends on, however far
            for (int i = 0; i < 300; i++) {
                int dependent = random.nextInt(nodes);
                int dependency = random.nextInt(nodes);
                boolean closes = dependent == dependency || reaches[dependency][dependent];
                assertEquals(
                        closes,
                        isRefused(play, tasks.get(dependent), tasks.get(dependency)),
                        "edge " + i + " of seed " + seed + ": " + dependent + " on " + dependency);
                if (!closes) {
                    connect(reaches, dependent, dependency);
                }
            }
        }
    }

    @Test
    default void O2_a_cycle_through_a_chain_of_a_hundred_thousand_is_found() {
        Play play = Play.of(this, seeded(), "long");
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            tasks.add(play.task(String.valueOf(i)));
        }
        play.chain(tasks);
        List<String> path = path(play, tasks.getFirst(), tasks.getLast());
        assertEquals(100_001, path.size());
        assertEquals(path.getFirst(), path.getLast());
        int step = Integer.parseInt(path.get(1)) - Integer.parseInt(path.get(0));
        int backward = step == 1 || step == -99_999 ? 1 : 99_999;
        for (int i = 1; i < path.size(); i++) {
            int expected = (Integer.parseInt(path.get(i - 1)) + backward) % 100_000;
            assertEquals(expected, Integer.parseInt(path.get(i)));
        }
    }

    @Test
    default void O2_thousands_of_edges_are_taken_in_any_order() {
        int nodes = 20_000;
        Random random = new Random(3);
        Play play = Play.of(this, seeded(), "wide");
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            tasks.add(play.task(String.valueOf(i)));
        }
        // Those that are registered first depend on those that are registered last, and the chain grows from its end.
        for (int i = nodes - 2; i >= 0; i--) {
            play.after(tasks.get(i), List.of(tasks.get(i + 1)));
            int far = i + 1 + random.nextInt(nodes - 1 - i);
            play.after(tasks.get(i), List.of(tasks.get(far)));
        }
        assertTrue(isRefused(play, tasks.getLast(), tasks.getFirst()));
        assertTrue(isRefused(play, tasks.get(nodes / 2), tasks.get(nodes / 2 - 1)));
    }

    private List<String> path(
            Play play, SpawningTask<Integer, TaskId> dependent, SpawningTask<Integer, TaskId> dependency) {
        return refused(
                        OrchestratorError.DependencyCycle.class,
                        dependent.name().orElse(dependent.id().toString()),
                        () -> play.after(dependent, List.of(dependency)))
                .path();
    }

    private static boolean isRefused(
            Play play, SpawningTask<Integer, TaskId> dependent, SpawningTask<Integer, TaskId> dependency) {
        try {
            play.after(dependent, List.of(dependency));
            return false;
        } catch (OrchestratorException e) {
            assertTrue(e.error() instanceof OrchestratorError.DependencyCycle, "refused for another reason: " + e);
            return true;
        }
    }

    private static void connect(boolean[][] reaches, int dependent, int dependency) {
        for (int from = 0; from < reaches.length; from++) {
            if (from == dependent || reaches[from][dependent]) {
                for (int to = 0; to < reaches.length; to++) {
                    reaches[from][to] |= to == dependency || reaches[dependency][to];
                }
            }
        }
    }

    /** Around the circle, from anywhere, in either direction. */
    private static void assertAround(List<String> circle, List<String> path) {
        assertEquals(circle.size() + 1, path.size(), "around " + circle + " is not " + path);
        assertEquals(path.getFirst(), path.getLast());
        int start = circle.indexOf(path.getFirst());
        boolean forward = true;
        boolean backward = true;
        for (int i = 0; i < path.size(); i++) {
            forward &= path.get(i).equals(circle.get(Math.floorMod(start + i, circle.size())));
            backward &= path.get(i).equals(circle.get(Math.floorMod(start - i, circle.size())));
        }
        assertTrue(forward || backward, "around " + circle + " is not " + path);
    }
}
