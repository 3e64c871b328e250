package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.CancellationResult;
import dev.vivace.OrchestraRun;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cancelling in a graph, and groups: law O4 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface OrchestraCancellationLaws extends OrchestraSubject {

    @Test
    default void O4_cancelling_a_running_task_cancels_its_dependents() throws Exception {
        for (CancellationLevel level : CancellationLevel.values()) {
            Branches branches = new Branches(this);
            branches.play.orchestra().startAll();
            branches.play.test().advance(seconds(1));
            branches.play.orchestra().cancel(branches.first.id(), level);
            branches.play.test().runUntilIdle();
            branches.assertCancelled(level.name());
            assertEquals(List.of("first", "other"), branches.beginnings());
        }
    }

    @Test
    default void O4_cancelling_a_pending_task_cancels_its_dependents() throws Exception {
        Branches branches = new Branches(this);
        CancellationResult result = branches.play.orchestra().cancel(branches.first.id(), CancellationLevel.GRACEFUL);
        assertInstanceOf(CancellationResult.Cancelled.class, result);
        branches.play.finishAll();
        branches.assertCancelled("pending");
        assertEquals(List.of("other"), branches.beginnings());
    }

    @Test
    default void O4_a_task_that_is_cancelled_by_itself_takes_its_dependents_along() throws Exception {
        Branches branches = new Branches(this);
        branches.play.orchestra().startAll();
        branches.play.test().advance(seconds(1));
        branches.first.cancel(CancellationLevel.KILL);
        branches.play.test().runUntilIdle();
        branches.assertCancelled("by itself");
    }

    @Test
    default void O4_cancelling_tells_truly() throws Exception {
        Play play = Play.of(this, seeded(), "truth");
        SpawningTask<Integer, TaskId> done = play.task("done");
        SpawningTask<Integer, TaskId> failed = play.failing("failed", new Exception("as intended"));
        SpawningTask<Integer, TaskId> killed = play.task("killed", seconds(9));
        SpawningTask<Integer, TaskId> cleans = play.task("cleans", context -> {
            try {
                context.sleep(seconds(9));
            } finally {
                play.test().clock().instant();
            }
            return 1;
        });
        play.orchestra().startAll();
        play.test().advance(seconds(1));
        var orchestra = play.orchestra();
        assertInstanceOf(CancellationResult.Success.class, orchestra.cancel(done.id(), CancellationLevel.GRACEFUL));
        assertInstanceOf(CancellationResult.Failure.class, orchestra.cancel(failed.id(), CancellationLevel.GRACEFUL));
        assertEquals(
                new CancellationResult.Cancelled(CancellationLevel.KILL_HARD),
                orchestra.cancel(killed.id(), CancellationLevel.KILL_HARD));
        CancellationResult asked = orchestra.cancel(cleans.id(), CancellationLevel.GRACEFUL);
        assertTrue(
                asked instanceof CancellationResult.StillRunning || asked instanceof CancellationResult.Cancelled,
                "asked: " + asked);
        play.test().runUntilIdle();
        assertEquals(TaskStatus.CANCELLED, cleans.status());
    }

    @Test
    default void O4_cancelling_a_group_cancels_exactly_its_members_and_their_dependents() throws Exception {
        Play play = Play.of(this, seeded(), "groups");
        SpawningTask<Integer, TaskId> before = play.task("before");
        SpawningTask<Integer, TaskId> one = play.task("one", seconds(9));
        SpawningTask<Integer, TaskId> two = play.task("two", seconds(9));
        SpawningTask<Integer, TaskId> after = play.task("after");
        SpawningTask<Integer, TaskId> other = play.task("other", seconds(9));
        play.after(one, List.of(before));
        play.after(after, List.of(one));
        play.orchestra().createGroup("doomed");
        play.orchestra().addToGroup("doomed", one.id());
        play.orchestra().addToGroup("doomed", two.id());
        play.orchestra().startAll();
        play.test().advance(seconds(1));
        Map<TaskId, CancellationResult> results = play.orchestra().cancelGroup("doomed", CancellationLevel.KILL_HARD);
        assertEquals(ids(List.of(one, two)), results.keySet(), "an answer for each member");
        results.values().forEach(result -> assertInstanceOf(CancellationResult.Cancelled.class, result));
        play.test().runUntilIdle();
        assertEquals(
                Map.of(
                        before.id(), TaskStatus.COMPLETED,
                        one.id(), TaskStatus.CANCELLED,
                        two.id(), TaskStatus.CANCELLED,
                        after.id(), TaskStatus.CANCELLED,
                        other.id(), TaskStatus.COMPLETED),
                play.orchestra().statuses());
    }

    @Test
    default void O4_starting_a_group_starts_exactly_its_members_and_what_they_depend_on() throws Exception {
        Play play = Play.of(this, seeded(), "groups");
        SpawningTask<Integer, TaskId> before = play.task("before");
        SpawningTask<Integer, TaskId> member = play.task("member");
        SpawningTask<Integer, TaskId> after = play.task("after");
        SpawningTask<Integer, TaskId> other = play.task("other");
        play.chain(List.of(before, member, after));
        play.orchestra().createGroup("chosen");
        play.orchestra().addToGroup("chosen", member.id());
        OrchestraRun<TaskId> run = play.orchestra().startGroup("chosen");
        assertEquals(ids(List.of(before, member)), run.tasks());
        play.finish(run);
        play.test().advance(seconds(60));
        assertEquals(List.of("before", "member"), play.begun());
        assertEquals(TaskStatus.PENDING, after.status());
        assertEquals(TaskStatus.PENDING, other.status());
    }

    @Test
    default void O4_groups_have_the_members_they_were_given() {
        Play play = Play.of(this, seeded(), "groups");
        SpawningTask<Integer, TaskId> a = play.task("a");
        SpawningTask<Integer, TaskId> b = play.task("b");
        assertEquals(Map.of(), play.orchestra().groups());
        for (String group : List.of("x", "y", "empty")) {
            play.orchestra().createGroup(group);
        }
        play.orchestra().addToGroup("x", a.id());
        play.orchestra().addToGroup("x", a.id());
        play.orchestra().addToGroup("y", a.id());
        play.orchestra().addToGroup("y", b.id());
        assertEquals(
                Map.of("x", ids(List.of(a)), "y", ids(List.of(a, b)), "empty", Set.of()),
                play.orchestra().groups());
        assertEquals(
                List.of("x", "y", "empty"),
                List.copyOf(play.orchestra().groups().keySet()));
    }

    /** A task with dependents near and far, and a branch that has nothing to do with them. */
    final class Branches {

        private final Play play;
        private final SpawningTask<Integer, TaskId> first;
        private final List<SpawningTask<Integer, TaskId>> dependents;
        private final List<SpawningTask<Integer, TaskId>> others;

        Branches(Subject subject) {
            play = Play.of(subject, subject.seeded(), "branches");
            first = play.task("first", Duration.ofSeconds(10));
            SpawningTask<Integer, TaskId> other = play.task("other", Duration.ofSeconds(10));
            SpawningTask<Integer, TaskId> near = play.task("near");
            SpawningTask<Integer, TaskId> far = play.task("far");
            SpawningTask<Integer, TaskId> mixed = play.task("mixed");
            SpawningTask<Integer, TaskId> last = play.task("last");
            play.chain(List.of(first, near, far));
            play.chain(List.of(other, last));
            play.after(mixed, List.of(far, other));
            dependents = List.of(near, far, mixed);
            others = List.of(other, last);
        }

        void assertCancelled(String how) {
            assertEquals(TaskStatus.CANCELLED, first.status(), how);
            dependents.forEach(task -> assertEquals(TaskStatus.CANCELLED, task.status(), how + ": " + task.name()));
            others.forEach(task -> assertEquals(TaskStatus.COMPLETED, task.status(), how + ": " + task.name()));
        }

        List<String> beginnings() {
            return play.begun().stream()
                    .filter(name -> !name.equals("last"))
                    .sorted()
                    .toList();
        }
    }
}
