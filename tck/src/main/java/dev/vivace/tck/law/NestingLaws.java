package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.Orchestra;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.FailurePolicy;
import dev.vivace.priority.TaskPriority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orchestras in orchestras: law O8 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface NestingLaws extends OrchestraSubject {

    @Test
    default void O8_an_orchestra_can_be_a_task_of_another() throws Exception {
        Play outer = Play.of(this, seeded(), "outer");
        Play inner = within(outer, "inner");
        SpawningTask<Integer, TaskId> first = outer.task("first", seconds(2));
        SpawningTask<Integer, TaskId> last = outer.task("last");
        SpawningTask<Integer, TaskId> a = inner.task("a", seconds(3));
        SpawningTask<Integer, TaskId> b = inner.task("b", seconds(4));
        inner.chain(List.of(a, b));
        outer.chain(List.of(first, inner.orchestra(), last));
        assertEquals(
                TaskStatus.PENDING, outer.orchestra().status(inner.orchestra().id()));
        assertTrue(outer.finishAll().isSuccess());
        assertEquals(List.of("first", "a", "b", "last"), outer.begun());
        assertEquals(first.completedAt(), a.startedAt());
        assertEquals(b.completedAt(), last.startedAt());
        assertEquals(
                TaskStatus.COMPLETED, outer.orchestra().status(inner.orchestra().id()));
        assertEquals("outer/inner/b", b.path());
    }

    @Test
    default void O8_contexts_are_known_by_their_names() {
        Play outer = Play.of(this, seeded(), "outer");
        outer.orchestra().changeDefaultPriority(TaskPriority.HIGH);
        Play one = inside(outer, "one");
        Play two = inside(outer, "two");
        assertEquals(
                List.of("one", "two"), List.copyOf(outer.orchestra().contexts().keySet()));
        assertEquals(one.orchestra(), outer.orchestra().contexts().get("one"));
        assertEquals(two.orchestra(), outer.orchestra().contexts().get("two"));
        assertEquals(Optional.of("one"), one.orchestra().name());
        assertEquals("outer/one", one.orchestra().path());
        assertEquals(TaskPriority.HIGH, one.orchestra().defaultPriority());
        assertThrows(RuntimeException.class, () -> outer.orchestra().createContext("one"));
    }

    @Test
    default void O8_a_context_has_the_failure_policy_of_its_orchestra() throws Exception {
        Play outer = Play.of(this, seeded(), "outer");
        outer.orchestra().onFailure(FailurePolicy.STOP);
        Play inner = inside(outer, "inner");
        inner.failing("fails", new Exception("as intended"));
        SpawningTask<Integer, TaskId> runs = inner.task("runs", seconds(9));
        inner.orchestra().startAll();
        inner.test().runUntilIdle();
        assertEquals(TaskStatus.CANCELLED, runs.status());
    }

    @Test
    default void O8_three_deep_all_ends_when_the_outer_one_is_cancelled() throws Exception {
        for (CancellationLevel level : CancellationLevel.values()) {
            Play outer = Play.of(this, seeded(), "outer");
            Play middle = inside(outer, "middle");
            Play inner = inside(middle, "inner");
            assertEquals("outer/middle/inner", inner.orchestra().path());
            List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
            for (Play play : List.of(outer, middle, inner)) {
                SpawningTask<Integer, TaskId> runs = play.task("runs", Duration.ofDays(1));
                SpawningTask<Integer, TaskId> waits = play.task("waits");
                play.chain(List.of(runs, waits));
                tasks.addAll(List.of(runs, waits));
            }
            outer.orchestra().startAll();
            outer.test().advance(seconds(1));
            assertEquals(List.of("runs", "runs", "runs"), outer.begun());
            outer.orchestra().cancel(level);
            outer.test().awaitQuiet();
            tasks.forEach(task -> assertEquals(TaskStatus.CANCELLED, task.status(), level + ": " + task.path()));
            for (Play play : List.of(outer, middle, inner)) {
                assertEquals(TaskStatus.CANCELLED, play.orchestra().status(), level.toString());
                Histories.assertWhole(play.orchestra());
            }
            assertEquals(0, outer.test().runtime().activeCount(), "nothing is left");
        }
    }

    @Test
    default void O8_cancelling_an_inner_one_leaves_the_outer_one() throws Exception {
        Play outer = Play.of(this, seeded(), "outer");
        Play inner = within(outer, "inner");
        SpawningTask<Integer, TaskId> doomed = inner.task("doomed", seconds(9));
        SpawningTask<Integer, TaskId> after = outer.task("after");
        SpawningTask<Integer, TaskId> other = outer.task("other", seconds(5));
        outer.chain(List.of(inner.orchestra(), after));
        outer.orchestra().startAll();
        outer.test().advance(seconds(1));
        outer.orchestra().cancel(inner.orchestra().id(), CancellationLevel.GRACEFUL);
        outer.test().runUntilIdle();
        assertEquals(TaskStatus.CANCELLED, doomed.status());
        assertEquals(TaskStatus.CANCELLED, inner.orchestra().status());
        assertEquals(TaskStatus.CANCELLED, after.status(), "a dependent, as in O4");
        assertEquals(TaskStatus.COMPLETED, other.status());
    }

    @Test
    default void O8_a_failure_inside_is_a_failure_of_the_inner_orchestra() throws Exception {
        Play outer = Play.of(this, seeded(), "outer");
        Play inner = within(outer, "inner");
        inner.failing("fails", new Exception("as intended"));
        SpawningTask<Integer, TaskId> after = outer.task("after");
        SpawningTask<Integer, TaskId> other = outer.task("other");
        outer.chain(List.of(inner.orchestra(), after));
        outer.finishAll();
        assertEquals(TaskStatus.FAILED, inner.orchestra().status());
        assertEquals(TaskStatus.CANCELLED, after.status(), "as in O3");
        assertEquals(TaskStatus.COMPLETED, other.status());
    }

    @Test
    default void O8_statistics_count_what_is_inside() throws Exception {
        Play outer = Play.of(this, seeded(), "outer");
        Play middle = inside(outer, "middle");
        Play inner = inside(middle, "inner");
        long before = outer.orchestra().statistics().total();
        for (int i = 0; i < 5; i++) {
            inner.task("inner " + i, seconds(i));
            middle.task("middle " + i, seconds(i));
        }
        assertEquals(before + 10, outer.orchestra().statistics().total());
        assertEquals(5, inner.orchestra().statistics().pending());
        outer.finishAll();
        assertEquals(5, inner.orchestra().statistics().completed());
        assertEquals(before + 10, outer.orchestra().statistics().completed());
    }

    @Test
    default void O8_inner_orchestras_are_closed_with_the_outer_one() throws Exception {
        Play outer = Play.of(this, seeded(), "outer");
        Play inner = inside(outer, "inner");
        SpawningTask<Integer, TaskId> task = inner.task("task");
        outer.orchestra().close();
        assertFalse(outer.orchestra().isRunning());
        assertFalse(inner.orchestra().isRunning());
        assertThrows(RuntimeException.class, () -> inner.task("late"));
        outer.test().runUntilIdle();
        assertTrue(task.status() == TaskStatus.CANCELLED || task.status() == TaskStatus.PENDING, "never runs");
        assertTrue(outer.test().runtime().isRunning(), "the runtime is not the orchestra's to close");
    }

    /** An orchestra that is registered with another. */
    private Play within(Play outer, String name) {
        Play inner = new Play(outer.test(), orchestra(outer.test(), name), outer.begun());
        outer.orchestra().register(inner.orchestra());
        return inner;
    }

    /** An orchestra that is a context of another. */
    private static Play inside(Play outer, String name) {
        Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> inner =
                outer.orchestra().createContext(name);
        CopyOnWriteArrayList<String> begun = outer.begun();
        return new Play(outer.test(), inner, begun);
    }
}
