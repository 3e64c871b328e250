package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.watch.RuntimeSnapshot;
import dev.vivace.watch.TaskSnapshot;
import dev.vivace.watch.TaskWarning;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The live task tree as values: law R5 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface SnapshotLaws extends Subject {

    @Test
    default void R5_a_snapshot_has_the_tree_without_stacks() throws Exception {
        DumpLaws.Picture picture = new DumpLaws.Picture(this);
        RuntimeSnapshot snapshot = picture.snapshot();
        assertEquals(TestRuntime.START.plusSeconds(10), snapshot.at());
        assertEquals(
                picture.paths(),
                snapshot.tasks().stream().map(TaskSnapshot::path).sorted().toList());
        TaskSnapshot outer = named(snapshot.tasks(), "outer");
        assertEquals(TaskStatus.RUNNING, outer.status());
        assertEquals(TestRuntime.START, outer.created());
        assertEquals(Optional.of(TestRuntime.START), outer.started());
        assertEquals(Optional.of(Duration.ofMinutes(59).plusSeconds(50)), outer.deadlineLeft());
        assertEquals(0, outer.depth());
        assertEquals(1, outer.children());
        assertTrue(outer.waitingFor().isPresent(), "it sleeps");
        TaskSnapshot inner = named(snapshot.tasks(), "inner \"odd\"");
        assertEquals(Optional.of(outer.id()), inner.parent());
        assertEquals(1, inner.depth());
        assertEquals(2, inner.attempt());
        assertEquals(1, inner.errors());
        assertTrue(snapshot.tasks().indexOf(outer) < snapshot.tasks().indexOf(inner), "parents come first");
        TaskSnapshot queued = named(snapshot.tasks(), "queued");
        assertEquals(TaskStatus.PENDING, queued.status());
        assertTrue(queued.queued());
        assertEquals(Optional.empty(), queued.started());
        assertEquals(
                List.of(),
                snapshot.tasks().stream().flatMap(task -> task.stack().stream()).toList());
    }

    @Test
    default void R5_a_snapshot_has_gauges() throws Exception {
        RuntimeSnapshot snapshot = new DumpLaws.Picture(this).snapshot();
        assertEquals(3, snapshot.gauges().live());
        assertEquals(1, snapshot.gauges().queued());
        assertEquals(1, snapshot.gauges().executing(), "inner; outer sleeps");
        assertEquals(0, snapshot.gauges().abandoned());
        assertEquals(1, snapshot.gauges().permits().orElseThrow());
        assertEquals(0, snapshot.gauges().freePermits().orElseThrow());
        assertTrue(runtime().snapshot().gauges().permits().isEmpty(), "without a limit");
    }

    @Test
    default void R5_a_dump_is_a_snapshot_with_stacks() throws Exception {
        DumpLaws.Picture picture = new DumpLaws.Picture(this);
        List<TaskSnapshot> tasks = picture.dump().tasks();
        assertEquals(
                picture.snapshot().tasks().stream().map(TaskSnapshot::id).toList(),
                tasks.stream().map(TaskSnapshot::id).toList());
        assertTrue(String.join("\n", named(tasks, "inner \"odd\"").stack()).contains(Gate.class.getName() + ".pass"));
    }

    @Test
    default void R5_a_dump_has_what_the_advisers_say() throws Exception {
        DumpLaws.Picture picture = new DumpLaws.Picture(this);
        Runtime<@Nullable Object, TaskId> runtime = picture.runtime();
        TaskWarning warning = warning("some-id");
        assertEquals(List.of(), picture.dump().warnings());
        Registration adviser = runtime.advise(() -> List.of(warning));
        assertEquals(List.of(warning), picture.dump().warnings());
        assertEquals(List.of(warning), runtime.warnings());
        assertTrue(picture.dump().text().contains("Look here."), picture.dump().text());
        assertTrue(picture.dump().json().contains("Look here."), picture.dump().json());
        adviser.close();
        assertEquals(List.of(), picture.dump().warnings());
    }

    @Test
    default void R5_a_live_task_is_found_by_its_id() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = runtime();
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = runtime.<Integer>to().run(() -> {
            gate.passDeaf();
            return 1;
        });
        gate.awaitArrival();
        String id = task.id().text();
        assertEquals(Optional.of(task.id()), runtime.find(id).map(AsyncTask::id));
        assertEquals(Optional.empty(), runtime.find(id + "x"));
        assertEquals(Optional.empty(), runtime.find(""));
        task.cancel(CancellationLevel.KILL_HARD);
        assertEquals(Optional.of(task.id()), runtime.find(id).map(AsyncTask::id), "abandoned");
        gate.open();
        until(() -> runtime.find(id).isEmpty());
    }

    @Test
    default void R5_listeners_hear_of_warnings() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = runtime();
        SpawningTask<Integer, TaskId> task = runtime.<Integer>to().prepare(() -> 1);
        List<TaskWarning> heard = new CopyOnWriteArrayList<>();
        runtime.listen(new RuntimeListener() {
            @Override
            public void onWarning(AsyncTask<?, ?> about, TaskWarning warning) {
                assertEquals(task.id(), about.id());
                heard.add(warning);
            }
        });
        TaskWarning warning = warning(task.id().text());
        runtime.warn(task, warning);
        until(() -> !heard.isEmpty());
        assertEquals(List.of(warning), heard);
        assertFalse(heard.getFirst().details().isEmpty());
        task.cancel(CancellationLevel.KILL);
    }

    private static TaskSnapshot named(List<TaskSnapshot> tasks, String name) {
        return tasks.stream()
                .filter(task -> task.name().equals(Optional.of(name)))
                .findFirst()
                .orElseThrow();
    }

    private static TaskWarning warning(String id) {
        return new TaskWarning(
                TaskWarning.Kind.STUCK, id, "here", TestRuntime.START, "Look here.", Map.of("lock", "demo.Lock@1"));
    }
}
