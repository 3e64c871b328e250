package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.SpawningTask;
import dev.vivace.error.OrchestratorError;
import dev.vivace.error.OrchestratorException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Wrong use: law O6 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface OrchestraMisuseLaws extends OrchestraSubject {

    @Test
    default void O6_an_unknown_task_is_not_found() {
        Play play = Play.of(this, seeded(), "misuse");
        var orchestra = play.orchestra();
        SpawningTask<Integer, TaskId> known = play.task("known");
        SpawningTask<Integer, TaskId> stranger =
                play.test().runtime().<Integer>to().prepare(() -> 1);
        orchestra.createGroup("group");
        Map<String, Executable> uses = new LinkedHashMap<>();
        uses.put("task", () -> orchestra.task(stranger.id()));
        uses.put("status", () -> orchestra.status(stranger.id()));
        uses.put("dependencies", () -> orchestra.dependencies(stranger.id()));
        uses.put("dependents", () -> orchestra.dependents(stranger.id()));
        uses.put("dependent", () -> orchestra.addDependency(stranger.id(), known.id()));
        uses.put("dependency", () -> orchestra.addDependency(known.id(), stranger.id()));
        uses.put("addToGroup", () -> orchestra.addToGroup("group", stranger.id()));
        uses.put("start", () -> orchestra.start(stranger.id()));
        uses.put("cancel", () -> orchestra.cancel(stranger.id(), CancellationLevel.GRACEFUL));
        uses.put("neverResume", () -> orchestra.neverResume(stranger.id()));
        uses.put("substitute", () -> orchestra.substitute(stranger, 1));
        uses.forEach((what, use) -> assertEquals(
                stranger.id(),
                refused(OrchestratorError.TaskNotFound.class, stranger.id().toString(), use)
                        .id(),
                what));
        assertEquals(Set.of(), orchestra.dependencies(known.id()));
    }

    @Test
    default void O6_an_unknown_group_is_not_found() {
        Play play = Play.of(this, seeded(), "misuse");
        var orchestra = play.orchestra();
        TaskId known = play.task("known").id();
        List<Executable> uses = List.of(
                () -> orchestra.addToGroup("nobody", known),
                () -> orchestra.startGroup("nobody"),
                () -> orchestra.cancelGroup("nobody", CancellationLevel.GRACEFUL),
                () -> orchestra.limitGroup("nobody", 1));
        for (Executable use : uses) {
            assertEquals(
                    "nobody",
                    refused(OrchestratorError.GroupNotFound.class, "nobody", use)
                            .group());
        }
        assertEquals(Map.of(), orchestra.groups());
    }

    @Test
    default void O6_a_task_is_registered_once() throws Exception {
        Play play = Play.of(this, seeded(), "misuse");
        SpawningTask<Integer, TaskId> task = play.task("task");
        assertEquals(
                task.id(),
                refused(
                                OrchestratorError.TaskAlreadyExists.class,
                                task.id().toString(),
                                () -> play.orchestra().register(task))
                        .id());
        assertTrue(play.finishAll().isSuccess());
        assertEquals(List.of("task"), play.begun());
    }

    @Test
    default void O6_a_group_is_made_once() {
        Play play = Play.of(this, seeded(), "misuse");
        TaskId member = play.task("member").id();
        play.orchestra().createGroup("twice");
        play.orchestra().addToGroup("twice", member);
        assertEquals(
                "twice",
                refused(
                                OrchestratorError.GroupAlreadyExists.class,
                                "twice",
                                () -> play.orchestra().createGroup("twice"))
                        .group());
        assertEquals(Map.of("twice", Set.of(member)), play.orchestra().groups());
    }

    @Test
    default void O6_what_has_started_elsewhere_cannot_be_registered() throws Exception {
        Play play = Play.of(this, seeded(), "misuse");
        SpawningTask<Integer, TaskId> done = play.test().runtime().<Integer>to().run(() -> 1);
        play.test().runUntilIdle();
        OrchestratorError.InvalidTaskState error = refused(
                OrchestratorError.InvalidTaskState.class,
                done.id().toString(),
                () -> play.orchestra().register(done));
        assertEquals(done.id(), error.id());
        assertEquals(TaskStatus.COMPLETED, error.status());
        assertEquals(Map.of(), play.orchestra().statuses());
    }

    @Test
    default void O6_what_must_come_before_the_start_is_refused_after_it() throws Exception {
        Play play = Play.of(this, seeded(), "misuse");
        var orchestra = play.orchestra();
        SpawningTask<Integer, TaskId> done = play.task("done");
        TaskId next = play.task("next").id();
        play.finish(orchestra.start(done.id()));
        String id = done.id().toString();
        List<Executable> uses = List.of(
                () -> orchestra.addDependency(done.id(), next),
                () -> orchestra.neverResume(done.id()),
                () -> orchestra.substitute(done, 2));
        for (Executable use : uses) {
            OrchestratorError.InvalidTaskState error = refused(OrchestratorError.InvalidTaskState.class, id, use);
            assertEquals(done.id(), error.id());
            assertEquals(TaskStatus.COMPLETED, error.status());
        }
        refused(
                OrchestratorError.OperationFailed.class,
                "misuse",
                () -> orchestra.journal(new MemoryJournal(), TextCodec.PLAIN));
    }

    @Test
    default void O6_bad_arguments_are_named_with_their_values() {
        Play play = Play.of(this, seeded(), "misuse");
        var orchestra = play.orchestra();
        orchestra.createGroup("group");
        assertNames("0", () -> orchestra.limit(0));
        assertNames("-3", () -> orchestra.limitGroup("group", -3));
        assertNames("-1", () -> orchestra.retain(-1));
        assertNames("0", () -> orchestra.statistics().percentile(0));
        assertNames("100.5", () -> orchestra.statistics().percentile(100.5));
        assertThrows(IllegalArgumentException.class, () -> orchestra.createGroup(" "));
        assertThrows(IllegalArgumentException.class, () -> orchestra.createContext(" "));
        assertNames("a/b", () -> orchestra.createContext("a/b"));
        assertThrows(IllegalArgumentException.class, () -> orchestra(play.test(), " "));
        assertNames("a/b", () -> orchestra(play.test(), "a/b"));
    }

    @Test
    default void O6_a_refused_edge_of_an_unknown_task_changes_nothing() throws Exception {
        Play play = Play.of(this, seeded(), "misuse");
        SpawningTask<Integer, TaskId> task = play.task("task");
        SpawningTask<Integer, TaskId> stranger =
                play.test().runtime().<Integer>to().prepare(() -> 1);
        assertThrows(OrchestratorException.class, () -> play.after(task, List.of(stranger)));
        assertEquals(Map.of(task.id(), TaskStatus.PENDING), play.orchestra().statuses());
        assertTrue(play.finishAll().isSuccess());
        assertEquals(TaskStatus.PENDING, stranger.status());
    }

    private static void assertNames(String value, Executable wrong) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, wrong).getMessage());
        assertTrue(message.contains(value), value + " is in: " + message);
    }
}
