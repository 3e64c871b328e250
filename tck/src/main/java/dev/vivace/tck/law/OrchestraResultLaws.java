package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vivace.AsyncTask;
import dev.vivace.OrchestraResults;
import dev.vivace.SpawningTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.OrchestratorError;
import dev.vivace.id.TaskId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Results of dependencies: law O5 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface OrchestraResultLaws extends OrchestraSubject {

    @Test
    default void O5_results_reach_dependents_as_what_they_are() throws Exception {
        Play play = Play.of(this, seeded(), "typed");
        Map<String, List<Integer>> table = Map.of("a", List.of(1, 2));
        SpawningTask<Path, TaskId> path = play.task("path", context -> Path.of("some", "file"));
        SpawningTask<LocalDate, TaskId> day = play.task("day", context -> LocalDate.EPOCH);
        SpawningTask<Map<String, List<Integer>>, TaskId> rows = play.task("rows", context -> table);
        SpawningTask<@Nullable String, TaskId> nothing = play.task("nothing", context -> null);
        SpawningTask<String, TaskId> all = play.task("all", context -> {
            Path file = context.resultOf(path);
            LocalDate date = context.resultOf(day);
            assertSame(table, context.resultOf(rows));
            assertNull(context.resultOf(nothing));
            return file.getFileName() + " of " + date.getYear();
        });
        play.after(all, List.of(path, day, rows, nothing));
        assertEquals("file of 1970", play.finishAll().of(all).orElseThrow());
    }

    @Test
    default void O5_results_pass_through_many_layers() throws Exception {
        Play play = Play.of(this, concurrent(4), "layers");
        List<SpawningTask<Long, TaskId>> layer = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            layer.add(play.task("0-" + i, context -> 1L));
        }
        for (int depth = 1; depth <= 10; depth++) {
            List<SpawningTask<Long, TaskId>> before = List.copyOf(layer);
            layer.clear();
            for (int i = 0; i < 4; i++) {
                SpawningTask<Long, TaskId> sum = play.task(
                        depth + "-" + i,
                        context -> before.stream().mapToLong(context::resultOf).sum());
                play.after(sum, before);
                layer.add(sum);
            }
        }
        OrchestraResults<TaskId> results = play.finishAll();
        for (SpawningTask<Long, TaskId> last : layer) {
            assertEquals(1L << 20, results.of(last).orElseThrow(), "four to the tenth");
        }
    }

    @Test
    default void O5_a_result_that_is_not_there_yet_is_no_result() throws Exception {
        Play play = Play.of(this, seeded(), "early");
        SpawningTask<Integer, TaskId> slow = play.task("slow", seconds(9));
        SpawningTask<AsyncTaskError, TaskId> hasty = play.task(
                "hasty",
                context -> assertThrows(AsyncTaskException.class, () -> context.resultOf(slow))
                        .error());
        assertInstanceOf(
                AsyncTaskError.InvalidState.class, play.finishAll().of(hasty).orElseThrow());
    }

    @Test
    default void O5_results_are_there_after_the_run() throws Exception {
        Play play = Play.of(this, seeded(), "after");
        SpawningTask<String, TaskId> good = play.task("good", context -> "value");
        SpawningTask<Integer, TaskId> bad = play.failing("bad", new Exception("as intended"));
        OrchestraResults<TaskId> results = play.finish(play.orchestra().startAll());
        assertEquals("value", results.of(good).orElseThrow());
        assertInstanceOf(AsyncTaskError.Failure.class, results.of(bad).failure().orElseThrow());
        assertEquals(ids(List.of(good, bad)), results.results().keySet());
        assertEquals("value", good.await(), "and the task has it too");
        SpawningTask<Integer, TaskId> stranger =
                play.test().runtime().<Integer>to().prepare(() -> 1);
        refused(OrchestratorError.TaskNotFound.class, stranger.id().toString(), () -> results.of(stranger));
    }

    @Test
    default void O5_a_registered_task_is_the_same_task() {
        Play play = Play.of(this, seeded(), "same");
        SpawningTask<Integer, TaskId> prepared =
                play.test().runtime().<Integer>to().prepare(() -> 1);
        SpawningTask<Integer, TaskId> registered = play.orchestra().register(prepared);
        AsyncTask<?, TaskId> known = play.orchestra().task(prepared.id());
        assertEquals(prepared, registered);
        assertEquals(prepared, known);
    }
}
