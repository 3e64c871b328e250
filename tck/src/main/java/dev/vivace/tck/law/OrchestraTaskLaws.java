package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.Orchestra;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An orchestra is a task like any other: law O8 of the contract, by what laws T, S, C and K say of tasks. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface OrchestraTaskLaws extends OrchestraSubject {

    @Test
    default void O8_it_has_an_identity_a_name_and_times_as_in_T1_and_T2() throws Exception {
        TestRuntime test = seeded();
        Play play = Play.of(this, test, "nightly");
        var orchestra = play.orchestra();
        TaskId id = orchestra.id();
        assertEquals(id, orchestra.id());
        assertTrue(orchestra(test, "later").id().compareTo(id) > 0, "later ids are greater");
        assertEquals(Optional.of("nightly"), orchestra.name());
        assertEquals("nightly", orchestra.path());
        assertEquals(TestRuntime.START, orchestra.createdAt());
        assertEquals(Optional.empty(), orchestra.startedAt());
        play.chain(List.of(play.task("a", seconds(2)), play.task("b", seconds(3))));
        test.advance(seconds(1));
        play.finishAll();
        assertEquals(Optional.of(TestRuntime.START.plusSeconds(1)), orchestra.startedAt());
        assertEquals(Optional.of(TestRuntime.START.plusSeconds(6)), orchestra.completedAt());
    }

    @Test
    default void O8_its_status_moves_as_in_S1_and_S2() throws Exception {
        Play play = Play.of(this, seeded(), "moves");
        List<TaskStatus> told = Collections.synchronizedList(new ArrayList<>());
        play.orchestra().onStatus(change -> told.add(change.to()));
        play.task("task", seconds(1));
        assertEquals(TaskStatus.PENDING, play.orchestra().status());
        play.orchestra().startAll();
        play.test().awaitQuiet();
        assertEquals(TaskStatus.RUNNING, play.orchestra().status());
        play.test().runUntilIdle();
        assertEquals(TaskStatus.COMPLETED, play.orchestra().status());
        assertEquals(List.of(TaskStatus.RUNNING, TaskStatus.COMPLETED), told);
        Histories.assertWhole(play.orchestra());
    }

    @Test
    default void O8_it_fails_when_a_task_failed_and_says_why() throws Exception {
        Play play = Play.of(this, seeded(), "failing");
        IOException cause = new IOException("as intended");
        play.failing("fails", cause);
        play.task("good", seconds(5));
        play.finishAll();
        assertEquals(TaskStatus.FAILED, play.orchestra().status());
        assertEquals(
                Optional.of(TestRuntime.START.plusSeconds(5)), play.orchestra().completedAt());
        assertTrue(
                play.orchestra().errors().stream()
                        .flatMap(error -> error.cause().stream())
                        .anyMatch(thrown -> Kept.in(thrown, cause)),
                "the cause is in " + play.orchestra().errors());
    }

    @Test
    default void O8_it_is_cancelled_with_all_its_tasks_as_in_C4() throws Exception {
        Play play = Play.of(this, seeded(), "cancelled");
        SpawningTask<Integer, TaskId> done = play.task("done");
        SpawningTask<Integer, TaskId> runs = play.task("runs", seconds(100));
        SpawningTask<Integer, TaskId> waits = play.task("waits");
        play.chain(List.of(runs, waits));
        var run = play.orchestra().startAll();
        play.test().advance(seconds(1));
        play.orchestra().cancel(CancellationLevel.GRACEFUL);
        play.finish(run);
        play.test().awaitQuiet();
        assertEquals(TaskStatus.COMPLETED, done.status());
        assertEquals(TaskStatus.CANCELLED, runs.status());
        assertEquals(TaskStatus.CANCELLED, waits.status());
        assertEquals(TaskStatus.CANCELLED, play.orchestra().status());
        assertEquals(TestRuntime.START.plusSeconds(1), play.test().clock().instant(), "at once");
        Histories.assertWhole(play.orchestra());
    }

    @Test
    default void O8_it_is_a_child_of_the_task_in_which_it_was_opened_as_in_K1() throws Exception {
        TestRuntime test = seeded();
        AtomicReference<Play> opened = new AtomicReference<>();
        SpawningTask<Integer, TaskId> outer = test.runtime()
                .<Integer>to()
                .name("outer")
                .run(context -> {
                    Play play = Play.of(this, test, "inner");
                    opened.set(play);
                    play.task("task", seconds(7));
                    play.orchestra().startAll();
                    return 1;
                });
        assertTrue(test.resultOf(outer).isSuccess());
        Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> inner =
                opened.get().orchestra();
        assertEquals(outer.id(), inner.relationships().parent().orElseThrow().id());
        assertEquals("outer/inner", inner.path());
        assertEquals(TaskStatus.COMPLETED, inner.status(), "it does not outlive its parent");
        assertFalse(
                outer.completedAt().orElseThrow().isBefore(inner.completedAt().orElseThrow()));
    }

    @Test
    default void O8_it_ends_when_its_parent_is_cancelled() throws Exception {
        TestRuntime test = seeded();
        AtomicReference<Play> opened = new AtomicReference<>();
        SpawningTask<Integer, TaskId> outer = test.runtime().<Integer>to().run(context -> {
            Play play = Play.of(this, test, "inner");
            opened.set(play);
            play.chain(List.of(play.task("runs", seconds(100)), play.task("waits")));
            play.orchestra().startAll().join();
            return 1;
        });
        test.advance(seconds(1));
        outer.cancel(CancellationLevel.GRACEFUL);
        test.runUntilIdle();
        assertEquals(TaskStatus.CANCELLED, outer.status());
        assertEquals(TaskStatus.CANCELLED, opened.get().orchestra().status());
        opened.get()
                .orchestra()
                .statuses()
                .forEach((id, status) -> assertEquals(TaskStatus.CANCELLED, status, id.toString()));
        assertEquals(List.of("runs"), opened.get().begun());
        assertEquals(TestRuntime.START.plusSeconds(1), test.clock().instant());
    }

    @Test
    default void O8_its_deadline_is_that_of_its_parent_as_in_T3() throws Exception {
        TestRuntime test = seeded();
        AtomicReference<Play> opened = new AtomicReference<>();
        SpawningTask<Integer, TaskId> outer = test.runtime()
                .<Integer>to()
                .timeout(seconds(10))
                .run(context -> {
                    Play play = Play.of(this, test, "inner");
                    opened.set(play);
                    play.chain(List.of(play.task("quick", seconds(1)), play.task("slow", seconds(100))));
                    play.orchestra().startAll().join();
                    return 1;
                });
        test.advance(seconds(5));
        Play play = opened.get();
        assertEquals(
                Optional.of(TestRuntime.START.plusSeconds(10)), play.orchestra().deadline());
        test.advance(seconds(5));
        assertEquals(TaskStatus.FAILED, outer.status());
        assertTrue(
                play.orchestra().status().isTerminal(),
                "it is " + play.orchestra().status());
        assertFalse(play.orchestra().status() == TaskStatus.COMPLETED);
        play.orchestra().statuses().values().forEach(status -> assertTrue(status.isTerminal(), status.toString()));
        assertEquals(0, test.runtime().activeCount());
    }

    @Test
    default void O8_it_is_in_the_dump_and_on_its_runtime() throws Exception {
        Play play = Play.of(this, seeded(), "visible");
        play.task("task", seconds(5));
        play.orchestra().startAll();
        play.test().advance(seconds(1));
        assertTrue(
                play.orchestra().dump().text().contains("task"),
                play.orchestra().dump().text());
        assertTrue(play.test().runtime().dump().text().contains("visible"));
        assertEquals(play.test().clock(), play.orchestra().clock());
        assertTrue(play.orchestra().isRunning());
        play.test().runUntilIdle();
    }

    @Test
    default void O8_it_runs_tasks_as_a_runtime_does() throws Exception {
        Play play = Play.of(this, seeded(), "runtime");
        SpawningTask<Integer, TaskId> task =
                play.orchestra().<Integer>to().name("spawned").run(() -> 5);
        assertEquals(5, play.test().resultOf(task).orElseThrow());
        assertEquals(
                play.orchestra().id(),
                task.relationships().parent().orElseThrow().id());
        assertEquals("runtime/spawned", task.path());
    }

    @Test
    default void O8_the_same_seed_gives_the_same_trace_as_in_R3() throws Exception {
        for (long seed = 0; seed < 4; seed++) {
            assertEquals(traceOf(seed), traceOf(seed), "seed " + seed);
        }
    }

    private List<String> traceOf(long seed) throws Exception {
        Play play = Play.of(this, seeded(seed), "traced");
        SpawningTask<Integer, TaskId> first = play.task("first");
        for (int i = 0; i < 20; i++) {
            play.after(play.task("task " + i, seconds(i % 3)), List.of(first));
        }
        // Started from inside, as the test's own thread is not in the order that comes from the seed.
        SpawningTask<Boolean, TaskId> starter = play.test()
                .runtime()
                .<Boolean>to()
                .run(context -> play.orchestra().startAll().join().isSuccess());
        assertEquals(true, play.test().resultOf(starter).orElseThrow());
        assertEquals(21, play.begun().size());
        return List.copyOf(play.begun());
    }
}
