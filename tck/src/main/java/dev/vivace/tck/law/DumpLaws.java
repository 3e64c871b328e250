package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.TaskDump;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.watch.RuntimeSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The dump of the live task tree: law R5 of the contract.
 *
 * <p>In JSON it is an object with an array {@code tasks} of objects, which have at least {@code path}, {@code status},
 * {@code age}, {@code deadlineLeft}, {@code attempt}, {@code waitingFor} and {@code stack}; times as ISO-8601 durations,
 * absent values as null, the stack as an array of text, innermost frame first.
 */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface DumpLaws extends Subject {

    @Test
    default void R5_json_has_every_field_of_every_task() throws Exception {
        Picture picture = new Picture(this);
        Map<String, Map<String, ?>> tasks = Json.tasks(picture.dump().json());
        assertEquals(picture.paths(), tasks.keySet().stream().sorted().toList());

        Map<String, ?> outer = tasks.getOrDefault("outer", Map.of());
        assertEquals("RUNNING", outer.get("status"));
        assertEquals("PT10S", outer.get("age"));
        assertEquals("PT59M50S", outer.get("deadlineLeft"));
        assertEquals(1L, outer.get("attempt"));
        assertTrue(outer.get("waitingFor") instanceof String, "outer sleeps, and waits for: " + outer);

        Map<String, ?> inner = tasks.getOrDefault("outer/inner \"odd\"", Map.of());
        assertEquals("RUNNING", inner.get("status"));
        assertEquals(2L, inner.get("attempt"));
        assertEquals("PT59M50S", inner.get("deadlineLeft"), "the parent's deadline");
        assertTrue(
                String.valueOf(inner.get("stack")).contains(Gate.class.getName() + ".pass"),
                "where inner stands: " + inner);

        Map<String, ?> queued = tasks.getOrDefault("queued", Map.of());
        assertEquals("PENDING", queued.get("status"));
        assertEquals(0L, queued.get("attempt"));
        assertEquals("PT10S", queued.get("age"));
        assertTrue(queued.containsKey("deadlineLeft") && queued.get("deadlineLeft") == null, "no deadline: " + queued);
        assertEquals(List.of(), queued.get("stack"), "it has no thread");
    }

    @Test
    default void R5_text_has_a_line_for_every_task() throws Exception {
        Picture picture = new Picture(this);
        List<String> lines = picture.dump().text().lines().toList();
        for (String words : List.of(
                "outer RUNNING 10 59 1", "inner RUNNING 10 59 2", "queued PENDING 10 no deadline 0", "Gate.pass")) {
            assertTrue(
                    lines.stream().anyMatch(line -> Stream.of(words.split(" ")).allMatch(line::contains)),
                    "a line with " + words + " in\n" + String.join("\n", lines));
        }
        assertTrue(
                lines.stream().noneMatch(line -> line.contains("inner") && line.contains("queued")),
                "each has a line of its own in\n" + String.join("\n", lines));
    }

    @Test
    default void R5_the_dump_knows_when_and_how_many() throws Exception {
        Picture picture = new Picture(this);
        assertEquals(3, picture.dump().size());
        assertEquals(TestRuntime.START.plusSeconds(10), picture.dump().at());
        assertEquals(0, runtime().dump().size(), "of a runtime without tasks");
        assertEquals(Map.of(), Json.tasks(runtime().dump().json()));
    }

    @Test
    default void R5_abandoned_work_is_in_the_dump() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = runtime();
        Gate gate = gate();
        SpawningTask<Integer, TaskId> deaf = runtime.<Integer>to().name("deaf").run(() -> {
            gate.passDeaf();
            return 1;
        });
        gate.awaitArrival();
        deaf.cancel(CancellationLevel.KILL_HARD);
        deaf.awaitResult();
        assertEquals(
                "CANCELLED",
                Json.tasks(runtime.dump().json()).getOrDefault("deaf", Map.of()).get("status"));
        assertTrue(runtime.dump().text().contains("deaf"), runtime.dump().text());
    }

    @Test
    default void R5_a_hundred_thousand_tasks_are_all_in_it() throws Exception {
        int tasks = 100_000;
        Runtime<@Nullable Object, TaskId> runtime = open(builder().maxConcurrency(1));
        Gate gate = gate();
        runtime.<Integer>to().run(() -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        for (int i = 1; i < tasks; i++) {
            runtime.<Integer>to().run(() -> 2);
        }
        TaskDump dump = runtime.dump();
        assertEquals(tasks, dump.size());
        assertEquals(
                tasks - 1,
                dump.text().lines().filter(line -> line.contains("PENDING")).count(),
                "in the text");
        assertTrue(dump.json().length() > dump.text().length(), "in the JSON");
    }

    /** Three tasks after ten seconds: a parent that sleeps, its child in a second attempt, and one that is queued. */
    final class Picture {

        private final TestRuntime test;

        Picture(Subject subject) throws InterruptedException {
            test = subject.concurrent(1);
            Gate gate = subject.gate();
            Runtime<@Nullable Object, TaskId> runtime = test.runtime();
            runtime.<Integer>to().name("outer").timeout(Duration.ofHours(1)).run((AsyncWork<Integer>) context -> {
                runtime.<Integer>to()
                        .name("inner \"odd\"")
                        .retry(1, RetryStrategy.immediate())
                        .run((AsyncWork<Integer>) inner -> {
                            if (inner.attempt() == 1) {
                                throw new IOException("as intended");
                            }
                            gate.pass();
                            return 1;
                        });
                context.sleep(Duration.ofHours(2));
                return 1;
            });
            gate.awaitArrival();
            runtime.<Integer>to().name("queued").run(() -> 1);
            test.clock().advance(Duration.ofSeconds(10));
        }

        Runtime<@Nullable Object, TaskId> runtime() {
            return test.runtime();
        }

        RuntimeSnapshot snapshot() {
            return test.runtime().snapshot();
        }

        TaskDump dump() {
            return test.runtime().dump();
        }

        List<String> paths() {
            return List.of("outer", "outer/inner \"odd\"", "queued");
        }
    }
}
