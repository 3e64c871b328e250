package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.priority.TaskPriority;
import dev.vivace.testkit.TestRuntime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What starts when: law O1 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface OrchestraOrderLaws extends OrchestraSubject {

    @Test
    default void O1_a_dependent_starts_at_once_when_all_it_depends_on_have_completed() throws Exception {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            RandomGraph graph = RandomGraph.of(random, 40, 3);
            Play play = Play.of(this, seeded(seed), "random");
            List<SpawningTask<Integer, TaskId>> tasks = graph.in(play, random);
            assertTrue(play.finishAll().isSuccess(), "seed " + seed);
            for (int node = 0; node < graph.size(); node++) {
                Optional<Instant> due = Optional.of(TestRuntime.START.plus(graph.start(node)));
                assertEquals(due, tasks.get(node).startedAt(), "node " + node + " of the graph of seed " + seed);
            }
        }
    }

    @Test
    default void O1_every_task_runs_once_and_sees_its_dependencies_completed() throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Play play = Play.of(this, concurrent(4), "random");
            List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
            List<String> tooEarly = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                List<SpawningTask<Integer, TaskId>> before = Stream.generate(() -> random.nextInt(100))
                        .limit(3)
                        .filter(place -> place < tasks.size())
                        .<SpawningTask<Integer, TaskId>>map(tasks::get)
                        .toList();
                String name = "task " + i;
                SpawningTask<Integer, TaskId> task = play.task(name, context -> {
                    if (before.stream().anyMatch(one -> one.status() != TaskStatus.COMPLETED)) {
                        tooEarly.add(name);
                    }
                    return 1;
                });
                play.after(task, before);
                tasks.add(task);
            }
            assertTrue(play.finishAll().isSuccess());
            assertEquals(List.of(), tooEarly, "seed " + seed);
            assertEquals(
                    IntStream.range(0, 100).mapToObj(i -> "task " + i).sorted().toList(),
                    play.begun().stream().sorted().toList());
        }
    }

    @Test
    default void O1_ready_tasks_run_in_parallel() throws Exception {
        var orchestra = orchestra("parallel");
        CountDownLatch together = new CountDownLatch(8);
        SpawningTask<Integer, TaskId> first =
                orchestra.register(runtime().<Integer>to().prepare(() -> 1));
        for (int i = 0; i < 8; i++) {
            SpawningTask<Integer, TaskId> task =
                    orchestra.register(runtime().<Integer>to().prepare(() -> {
                        together.countDown();
                        together.await();
                        return 1;
                    }));
            orchestra.addDependency(task.id(), first.id());
        }
        assertTrue(orchestra.startAll().join().isSuccess());
    }

    @Test
    default void O1_of_ready_tasks_the_more_urgent_start_first() throws Exception {
        Play play = Play.of(this, concurrent(1), "urgent");
        Random random = new Random(1);
        List<TaskPriority> priorities = List.of(TaskPriority.values());
        SpawningTask<Integer, TaskId> first = play.task("first");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            TaskPriority priority = priorities.get(random.nextInt(priorities.size()));
            play.after(play.task(priority.name(), priority), List.of(first));
            expected.add(priority.name());
        }
        play.finishAll();
        expected.sort(Comparator.comparing(TaskPriority::valueOf));
        assertEquals("first", play.begun().removeFirst());
        assertEquals(expected, play.begun());
    }

    @Test
    default void O1_held_back_tasks_start_in_priority_order_too() throws Exception {
        Play play = Play.of(this, concurrent(8), "urgent");
        play.orchestra().limit(1);
        SpawningTask<Integer, TaskId> first = play.task("first", seconds(1));
        for (TaskPriority priority : List.of(
                TaskPriority.LOW,
                TaskPriority.CRITICAL,
                TaskPriority.BACKGROUND,
                TaskPriority.HIGH,
                TaskPriority.NORMAL)) {
            play.after(play.task(priority.name(), priority), List.of(first));
        }
        play.finishAll();
        assertEquals(List.of("first", "CRITICAL", "HIGH", "NORMAL", "LOW", "BACKGROUND"), play.begun());
    }

    @Test
    default void O1_results_are_in_the_order_in_which_the_tasks_ended() throws Exception {
        Play play = Play.of(this, seeded(), "order");
        SpawningTask<Integer, TaskId> slow = play.task("slow", seconds(3));
        SpawningTask<Integer, TaskId> fast = play.task("fast", seconds(1));
        SpawningTask<Integer, TaskId> next = play.task("next", seconds(1));
        play.after(next, List.of(fast));
        assertEquals(
                List.of(fast.id(), next.id(), slow.id()),
                List.copyOf(play.finishAll().results().keySet()));
    }

    @Test
    default void O1_a_chain_of_a_hundred_thousand_runs_to_its_end() throws Exception {
        var orchestra = orchestra("long");
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            int number = i;
            SpawningTask<Integer, TaskId> task =
                    orchestra.register(runtime().<Integer>to().prepare(() -> number));
            if (i > 0) {
                orchestra.addDependency(task.id(), tasks.getLast().id());
            }
            tasks.add(task);
        }
        orchestra.start(tasks.getLast().id());
        assertEquals(99_999, tasks.getLast().await());
    }
}
