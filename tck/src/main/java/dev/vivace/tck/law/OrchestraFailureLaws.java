package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.OrchestraResults;
import dev.vivace.SpawningTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.FailurePolicy;
import dev.vivace.policy.RetryStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a failure does to the rest of a graph: law O3 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface OrchestraFailureLaws extends OrchestraSubject {

    @Test
    default void O3_dependents_of_a_failed_task_end_cancelled_with_the_cause() throws Exception {
        Play play = Play.of(this, seeded(), "failing");
        IOException cause = new IOException("as intended");
        SpawningTask<Integer, TaskId> fails = play.failing("fails", cause);
        SpawningTask<Integer, TaskId> near = play.task("near");
        SpawningTask<Integer, TaskId> far = play.task("far");
        play.chain(List.of(fails, near, far));
        OrchestraResults<TaskId> results = play.finishAll();
        assertEquals(List.of("fails"), play.begun());
        assertEquals(TaskStatus.FAILED, fails.status());
        assertEquals(new AsyncTaskError.Io(cause), results.of(fails).failure().orElseThrow());
        for (SpawningTask<Integer, TaskId> dependent : List.of(near, far)) {
            assertEquals(TaskStatus.CANCELLED, dependent.status());
            assertFalse(results.of(dependent).isSuccess());
            assertTrue(hasCause(dependent, cause), "the cause is in " + dependent.errors());
            Histories.assertWhole(dependent);
        }
        assertFalse(results.isSuccess());
        assertEquals(3, results.results().size());
    }

    @Test
    default void O3_independent_branches_go_on() throws Exception {
        Play play = Play.of(this, seeded(), "failing");
        SpawningTask<Integer, TaskId> root = play.task("root");
        SpawningTask<Integer, TaskId> fails = play.failing("fails", new Exception("as intended"));
        SpawningTask<Integer, TaskId> lost = play.task("lost");
        SpawningTask<Integer, TaskId> slow = play.task("slow", seconds(9));
        SpawningTask<Integer, TaskId> good = play.task("good");
        SpawningTask<Integer, TaskId> both = play.task("both");
        play.after(fails, List.of(root));
        play.after(slow, List.of(root));
        play.chain(List.of(fails, lost));
        play.chain(List.of(slow, good));
        play.after(both, List.of(lost, good));
        play.finishAll();
        assertEquals(List.of(TaskStatus.COMPLETED, TaskStatus.COMPLETED), List.of(slow.status(), good.status()));
        assertEquals(List.of(TaskStatus.CANCELLED, TaskStatus.CANCELLED), List.of(lost.status(), both.status()));
    }

    @Test
    default void O3_a_dependent_of_a_failed_task_ends_before_what_else_it_waits_for() throws Exception {
        Play play = Play.of(this, seeded(), "failing");
        SpawningTask<Integer, TaskId> fails = play.failing("fails", new Exception("as intended"));
        SpawningTask<Integer, TaskId> slow = play.task("slow", seconds(9));
        SpawningTask<Integer, TaskId> waits = play.task("waits");
        play.after(waits, List.of(fails, slow));
        play.orchestra().startAll();
        play.test().awaitQuiet();
        assertEquals(TaskStatus.CANCELLED, waits.status());
        assertEquals(TaskStatus.RUNNING, slow.status());
        play.test().runUntilIdle();
        assertEquals(TaskStatus.COMPLETED, slow.status());
    }

    @Test
    default void O3_the_policy_can_be_to_stop() throws Exception {
        Play play = Play.of(this, seeded(), "failing");
        play.orchestra().onFailure(FailurePolicy.STOP);
        SpawningTask<Integer, TaskId> fails = play.task("fails", context -> {
            context.sleep(seconds(1));
            throw new IOException("as intended");
        });
        SpawningTask<Integer, TaskId> done = play.task("done");
        SpawningTask<Integer, TaskId> runs = play.task("runs", seconds(100));
        SpawningTask<Integer, TaskId> later = play.task("later");
        play.after(later, List.of(runs));
        OrchestraResults<TaskId> results = play.finishAll();
        assertEquals(TaskStatus.FAILED, fails.status());
        assertEquals(TaskStatus.COMPLETED, done.status());
        assertEquals(TaskStatus.CANCELLED, runs.status());
        assertEquals(TaskStatus.CANCELLED, later.status());
        assertFalse(play.begun().contains("later"));
        assertEquals(fails.completedAt(), runs.completedAt(), "at once");
        assertFalse(results.isSuccess());
    }

    @Test
    default void O3_the_policy_holds_from_when_it_was_chosen() throws Exception {
        Play play = Play.of(this, seeded(), "failing");
        SpawningTask<Integer, TaskId> first = play.failing("first", new Exception("as intended"));
        SpawningTask<Integer, TaskId> second = play.task("second", context -> {
            context.sleep(seconds(2));
            throw new IOException("as intended");
        });
        SpawningTask<Integer, TaskId> runs = play.task("runs", seconds(100));
        play.orchestra().startAll();
        play.test().advance(seconds(1));
        assertEquals(TaskStatus.FAILED, first.status());
        assertEquals(TaskStatus.RUNNING, runs.status(), "the default is to go on");
        play.orchestra().onFailure(FailurePolicy.STOP);
        play.test().runUntilIdle();
        assertEquals(TaskStatus.FAILED, second.status());
        assertEquals(TaskStatus.CANCELLED, runs.status());
    }

    @Test
    default void O3_a_substitute_lets_dependents_go_on() throws Exception {
        Play play = Play.of(this, seeded(), "failing");
        SpawningTask<Integer, TaskId> fails = play.failing("fails", new Exception("as intended"));
        SpawningTask<Integer, TaskId> next = play.task("next", context -> context.resultOf(fails) + 1);
        SpawningTask<Integer, TaskId> last = play.task("last", context -> context.resultOf(next) + 1);
        play.chain(List.of(fails, next, last));
        play.orchestra().substitute(fails, 40);
        OrchestraResults<TaskId> results = play.finishAll();
        assertEquals(TaskStatus.FAILED, fails.status(), "the task itself still fails");
        assertEquals(42, results.of(last).orElseThrow());
        assertFalse(results.isSuccess());
    }

    @Test
    default void O3_a_substitute_of_null_is_a_value() throws Exception {
        Play play = Play.of(this, seeded(), "failing");
        SpawningTask<@Nullable Integer, TaskId> fails = play.task("fails", context -> {
            throw new IOException("as intended");
        });
        SpawningTask<Boolean, TaskId> next = play.task("next", context -> context.resultOf(fails) == null);
        play.chain(List.of(fails, next));
        play.orchestra().<@Nullable Integer>substitute(fails, null);
        assertEquals(true, play.finishAll().of(next).orElseThrow());
    }

    @Test
    default void O3_a_substitute_is_not_used_when_the_task_completes() throws Exception {
        Play play = Play.of(this, seeded(), "fine");
        SpawningTask<Integer, TaskId> fine = play.task("fine");
        SpawningTask<Integer, TaskId> next = play.task("next", context -> context.resultOf(fine) + 1);
        play.chain(List.of(fine, next));
        play.orchestra().substitute(fine, 40);
        assertEquals(2, play.finishAll().of(next).orElseThrow());
    }

    @Test
    default void O3_a_task_that_recovers_has_not_failed() throws Exception {
        Play play = Play.of(this, seeded(), "recovering");
        var builder = play.test().runtime().<Integer>to();
        SpawningTask<Integer, TaskId> retried = play.orchestra()
                .register(builder.retry(2, RetryStrategy.fixed(seconds(1))).prepare(context -> {
                    if (context.attempt() < 3) {
                        throw new IOException("as intended");
                    }
                    return 20;
                }));
        SpawningTask<Integer, TaskId> helped = play.orchestra()
                .register(builder.fallback(error -> 22).prepare(context -> {
                    throw new IOException("as intended");
                }));
        SpawningTask<Integer, TaskId> sum =
                play.task("sum", context -> context.resultOf(retried) + context.resultOf(helped));
        play.after(sum, List.of(retried, helped));
        OrchestraResults<TaskId> results = play.finishAll();
        assertTrue(results.isSuccess());
        assertEquals(42, results.of(sum).orElseThrow());
    }

    @Test
    default void O3_many_dependents_of_a_chain_end_cancelled() throws Exception {
        Play play = Play.of(this, seeded(), "failing");
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        tasks.add(play.failing("fails", new Exception("as intended")));
        for (int i = 0; i < 5_000; i++) {
            tasks.add(play.task("task " + i));
        }
        play.chain(tasks);
        play.finishAll();
        assertEquals(
                5_000,
                tasks.stream()
                        .filter(task -> task.status() == TaskStatus.CANCELLED)
                        .count());
        assertEquals(List.of("fails"), play.begun());
    }

    private static boolean hasCause(AsyncTask<?, ?> task, Throwable cause) {
        return task.errors().stream()
                .map(error -> error.cause().orElse(null))
                .filter(Objects::nonNull)
                .anyMatch(thrown -> Kept.in(thrown, cause));
    }
}
