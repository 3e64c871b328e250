package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.SpawningTask;
import dev.vivace.error.OrchestratorError;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.priority.TaskPriority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Graphs that grow while they run: law O1 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface OrchestraGrowthLaws extends OrchestraSubject {

    @Test
    default void O1_a_running_task_may_add_tasks_and_edges() throws Exception {
        Play play = Play.of(this, seeded(), "growing");
        SpawningTask<Integer, TaskId> last = play.task("last");
        SpawningTask<Integer, TaskId> first = play.task("first", context -> {
            for (int i = 0; i < 3; i++) {
                SpawningTask<Integer, TaskId> found = play.orchestra()
                        .register(play.prepare("found " + i, TaskPriority.NORMAL, own -> {
                            own.sleep(seconds(1));
                            return 1;
                        }));
                play.after(last, List.of(found));
                play.orchestra().start(found.id());
            }
            return 3;
        });
        play.after(last, List.of(first));
        play.orchestra().startAll();
        play.test().runUntilIdle();
        assertEquals(TaskStatus.COMPLETED, last.status());
        assertEquals("first", play.begun().getFirst());
        assertEquals("last", play.begun().getLast(), "after those that were found while it waited");
        assertEquals(5, play.begun().size());
    }

    @Test
    default void O1_edges_to_what_has_completed_already_hold_nobody_back() throws Exception {
        Play play = Play.of(this, seeded(), "late");
        SpawningTask<Integer, TaskId> done = play.task("done");
        play.finishAll();
        SpawningTask<Integer, TaskId> late = play.task("late", context -> context.resultOf(done) + 1);
        play.after(late, List.of(done));
        assertEquals(2, play.finish(play.orchestra().start(late.id())).of(late).orElseThrow());
        assertEquals(Set.of(done.id()), play.orchestra().dependencies(late.id()));
        assertEquals(Set.of(late.id()), play.orchestra().dependents(done.id()));
    }

    @Test
    default void O1_edges_to_what_failed_already_cancel_the_dependent() throws Exception {
        Play play = Play.of(this, seeded(), "late");
        SpawningTask<Integer, TaskId> failed = play.failing("failed", new Exception("as intended"));
        play.finishAll();
        SpawningTask<Integer, TaskId> late = play.task("late");
        play.after(late, List.of(failed));
        play.orchestra().start(late.id());
        play.test().runUntilIdle();
        assertEquals(TaskStatus.CANCELLED, late.status());
        assertEquals(List.of("failed"), play.begun());
    }

    @Test
    default void O1_edges_of_what_has_started_are_refused() throws Exception {
        Play play = Play.of(this, seeded(), "late");
        SpawningTask<Integer, TaskId> running = play.task("running", seconds(5));
        SpawningTask<Integer, TaskId> other = play.task("other");
        play.orchestra().start(running.id());
        play.test().awaitQuiet();
        OrchestratorError.InvalidTaskState error = refused(
                OrchestratorError.InvalidTaskState.class,
                running.id().toString(),
                () -> play.after(running, List.of(other)));
        assertEquals(TaskStatus.RUNNING, error.status());
        assertEquals(Set.of(), play.orchestra().dependencies(running.id()));
        assertTrue(play.finishAll().isSuccess());
    }

    @Test
    default void O1_edges_can_be_added_to_what_was_started_and_still_waits() throws Exception {
        Play play = Play.of(this, seeded(), "late");
        SpawningTask<Integer, TaskId> slow = play.task("slow", seconds(5));
        SpawningTask<Integer, TaskId> slower = play.task("slower", seconds(9));
        SpawningTask<Integer, TaskId> waits = play.task("waits");
        play.after(waits, List.of(slow));
        var run = play.orchestra().startAll();
        play.test().advance(seconds(1));
        play.after(waits, List.of(slower));
        play.finish(run);
        assertEquals(slower.completedAt(), waits.startedAt());
    }

    @Test
    default void O1_many_threads_may_add_while_tasks_run() throws Exception {
        var orchestra = orchestra("crowded");
        Queue<SpawningTask<Integer, TaskId>> all = new ConcurrentLinkedQueue<>();
        AtomicInteger runs = new AtomicInteger();
        List<Aside> adders = new ArrayList<>();
        for (int adder = 0; adder < 4; adder++) {
            adders.add(aside(() -> {
                List<SpawningTask<Integer, TaskId>> mine = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    SpawningTask<Integer, TaskId> task =
                            orchestra.register(runtime().<Integer>to().prepare(runs::incrementAndGet));
                    for (int back = 1; back <= Math.min(3, mine.size()); back++) {
                        orchestra.addDependency(
                                task.id(), mine.get(mine.size() - back).id());
                    }
                    SpawningTask<Integer, TaskId> stranger = all.peek();
                    if (stranger != null && !stranger.equals(task)) {
                        orchestra.addDependency(task.id(), stranger.id());
                    }
                    mine.add(task);
                    all.add(task);
                    orchestra.start(task.id());
                }
            }));
        }
        for (Aside adder : adders) {
            adder.join();
        }
        assertTrue(orchestra.join().isSuccess());
        assertEquals(2_000, runs.get());
        for (SpawningTask<Integer, TaskId> task : all) {
            for (TaskId before : orchestra.dependencies(task.id())) {
                Instant end = orchestra.task(before).completedAt().orElseThrow();
                assertFalse(task.startedAt().orElseThrow().isBefore(end), "it began before what it depends on ended");
            }
        }
    }
}
