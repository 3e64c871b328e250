package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.OrchestraRun;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.priority.TaskPriority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ways to register and to start: law O1 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface OrchestraStartLaws extends OrchestraSubject {

    @Test
    default void O1_nothing_starts_before_it_is_started() throws Exception {
        Play play = Play.of(this, seeded(), "still");
        SpawningTask<Integer, TaskId> task = play.task("task");
        play.test().advance(seconds(60));
        assertEquals(TaskStatus.PENDING, task.status());
        assertEquals(Map.of(task.id(), TaskStatus.PENDING), play.orchestra().statuses());
        assertEquals(List.of(), play.begun());
    }

    @Test
    default void O1_starting_one_starts_what_it_depends_on_and_nothing_else() throws Exception {
        Play play = Play.of(this, seeded(), "one");
        SpawningTask<Integer, TaskId> a = play.task("a");
        SpawningTask<Integer, TaskId> b = play.task("b");
        SpawningTask<Integer, TaskId> c = play.task("c");
        SpawningTask<Integer, TaskId> d = play.task("d");
        play.task("e");
        play.chain(List.of(a, b, c, d));
        OrchestraRun<TaskId> run = play.orchestra().start(c.id());
        assertEquals(ids(List.of(a, b, c)), run.tasks());
        assertEquals(
                ids(List.of(a, b, c)), Set.copyOf(play.finish(run).results().keySet()));
        play.test().advance(seconds(60));
        assertEquals(List.of("a", "b", "c"), play.begun());
        assertEquals(TaskStatus.PENDING, play.orchestra().status(d.id()));
    }

    @Test
    default void O1_what_has_ended_is_not_run_again() throws Exception {
        Play play = Play.of(this, seeded(), "again");
        SpawningTask<Integer, TaskId> a = play.task("a");
        SpawningTask<Integer, TaskId> b = play.task("b");
        play.chain(List.of(a, b));
        play.finish(play.orchestra().start(a.id()));
        assertTrue(play.finishAll().isSuccess());
        assertEquals(List.of("a", "b"), play.begun());
        assertEquals(TaskStatus.COMPLETED, b.status());
    }

    @Test
    default void O1_a_run_waits_for_its_own_tasks_only() throws Exception {
        Play play = Play.of(this, seeded(), "two");
        SpawningTask<Integer, TaskId> quick = play.task("quick", seconds(1));
        SpawningTask<Integer, TaskId> slow = play.task("slow", seconds(100));
        OrchestraRun<TaskId> all = play.orchestra().startAll();
        OrchestraRun<TaskId> one = play.orchestra().start(quick.id());
        play.test().advance(seconds(2));
        assertTrue(one.join(Duration.ZERO).orElseThrow().isSuccess());
        assertEquals(Optional.empty(), all.join(Duration.ZERO), "the slow one still runs");
        assertEquals(TaskStatus.RUNNING, slow.status());
        assertTrue(play.finish(all).isSuccess());
    }

    @Test
    default void O1_join_waits_for_all_that_were_started() throws Exception {
        var orchestra = orchestra("joined");
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task =
                orchestra.register(runtime().<Integer>to().prepare(() -> {
                    gate.pass();
                    return 7;
                }));
        orchestra.startAll();
        gate.awaitArrival();
        Aside joiner = aside(() -> assertEquals(7, orchestra.join().of(task).orElseThrow()));
        Meanwhile.others(this);
        assertEquals(false, joiner.isDone(), "the task still runs");
        gate.open();
        joiner.join();
    }

    @Test
    default void O1_a_builder_can_be_given_the_orchestra_first() throws Exception {
        Play play = Play.of(this, seeded(), "builder");
        var builder = play.test().runtime().<Integer>to().orchestrator(play.orchestra());
        SpawningTask<Integer, TaskId> a = builder.name("a").prepare(() -> 20);
        SpawningTask<Integer, TaskId> b = builder.name("b").prepare(context -> context.resultOf(a) + 1);
        play.chain(List.of(a, b));
        assertEquals(Set.of(a.id(), b.id()), play.orchestra().statuses().keySet());
        assertEquals(TaskStatus.PENDING, a.status(), "prepare does not start");
        assertEquals(21, play.finishAll().of(b).orElseThrow());
    }

    @Test
    default void O1_a_builder_of_the_orchestra_runs_tasks_in_it() throws Exception {
        Play play = Play.of(this, seeded(), "builder");
        SpawningTask<Integer, TaskId> task = play.test()
                .runtime()
                .<Integer>to()
                .name("configured first")
                .orchestrator(play.orchestra())
                .run(() -> 3);
        assertEquals(3, play.test().resultOf(task).orElseThrow());
        assertEquals(TaskStatus.COMPLETED, play.orchestra().status(task.id()));
        assertEquals(Optional.of("configured first"), task.name());
    }

    @Test
    default void O1_a_pipeline_is_a_task_of_the_graph() throws Exception {
        if (!WherePipelinesAre.isThere()) {
            return;
        }
        Play play = Play.of(this, seeded(), "pipeline");
        SpawningTask<Integer, TaskId> first = play.task("first", seconds(2));
        EmittingTask<List<Integer>, Integer, ?, TaskId> numbers = play.test()
                .runtime()
                .builder()
                .<Integer>emits()
                .orchestrator(play.orchestra())
                .sender(sources -> SpySource.of(3))
                .receiver(event -> event.data() + context(first))
                .prepare();
        SpawningTask<Integer, TaskId> last = play.task(
                "last",
                context -> context.resultOf(numbers).stream().mapToInt(n -> n).sum());
        play.chain(List.of(first, numbers, last));
        assertEquals(9, play.finishAll().of(last).orElseThrow());
        assertEquals(first.completedAt(), numbers.startedAt());
    }

    private static int context(SpawningTask<Integer, TaskId> dependency) {
        return AsyncTask.current().orElseThrow().resultOf(dependency);
    }

    @Test
    default void O1_the_default_priority_is_for_tasks_without_one_of_their_own() throws Exception {
        Play play = Play.of(this, seeded(), "priorities");
        assertEquals(TaskPriority.NORMAL, play.orchestra().defaultPriority());
        var builder = play.test().runtime().<Integer>to().orchestrator(play.orchestra());
        SpawningTask<Integer, TaskId> before = builder.prepare(() -> 1);
        play.orchestra().changeDefaultPriority(TaskPriority.HIGH);
        assertEquals(TaskPriority.HIGH, play.orchestra().defaultPriority());
        SpawningTask<Integer, TaskId> own = builder.priority(TaskPriority.LOW).prepare(() -> 1);
        SpawningTask<Integer, TaskId> after = builder.prepare(() -> 1);
        assertEquals(TaskPriority.NORMAL, before.priority());
        assertEquals(TaskPriority.LOW, own.priority());
        assertEquals(TaskPriority.HIGH, after.priority());
    }
}
