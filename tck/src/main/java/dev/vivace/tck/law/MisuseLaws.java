package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Misuse: law R6 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface MisuseLaws extends Subject {

    @Test
    default void R6_a_runtime_builder_refuses_at_once() {
        RuntimeBuilder<@Nullable Object, TaskId> builder = builder();
        assertRefused(
                new Misuse("name", "blank", () -> builder.name(" ")),
                new Misuse("threads", "0", () -> builder.workerThreads(0)),
                new Misuse("bytes|stackSize", "-1", () -> builder.stackSize(-1)),
                new Misuse("permits|maxConcurrency", "0", () -> builder.maxConcurrency(0)),
                new Misuse("interval|aging", "PT0S", () -> builder.aging(Duration.ZERO)));
    }

    @Test
    default void R6_a_task_builder_refuses_at_once() {
        SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> builder =
                runtime().to();
        assertRefused(
                new Misuse("name", "blank", () -> builder.name("")),
                new Misuse("name", "a/b", () -> builder.name("a/b")),
                new Misuse("timeout", "PT0S", () -> builder.timeout(Duration.ZERO)),
                new Misuse("timeout", "PT-1S", () -> builder.timeout(Duration.ofSeconds(-1))),
                new Misuse("timeout", "PT0S", () -> builder.attemptTimeout(Duration.ZERO)),
                new Misuse("priority|rank", "16", () -> builder.priority(() -> 16)),
                new Misuse("priority|rank", "-1", () -> builder.priority(() -> -1)),
                new Misuse("retries|retry", "-1", () -> builder.retry(-1, RetryStrategy.immediate())),
                new Misuse("name", "blank", () -> runtime().builder().name("")));
    }

    @Test
    default void R6_a_runtime_refuses_at_once() {
        Runtime<@Nullable Object, TaskId> runtime = runtime();
        assertRefused(
                new Misuse("patience", "PT-1S", () -> runtime.shutdown(Duration.ofSeconds(-1))),
                new Misuse("name", "blank", () -> runtime.rateLimiter("", 1, Duration.ofSeconds(1))),
                new Misuse("calls", "0", () -> runtime.rateLimiter("x", 0, Duration.ofSeconds(1))),
                new Misuse("per", "PT0S", () -> runtime.rateLimiter("x", 1, Duration.ZERO)),
                new Misuse("limit", "0", () -> runtime.bulkhead("x", 0, Duration.ZERO)),
                new Misuse("patience", "PT-1S", () -> runtime.bulkhead("x", 1, Duration.ofSeconds(-1))));
        assertTrue(runtime.isRunning(), "a refused shutdown changes nothing");
    }

    @Test
    default void R6_a_context_refuses_at_once() throws Exception {
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run((AsyncWork<Integer>) context -> {
            assertRefused(new Misuse("time", "PT-1S", () -> context.sleep(Duration.ofSeconds(-1))));
            return 1;
        });
        test.resultOf(task).orElseThrow();
    }

    @Test
    default void R6_a_parent_of_another_runtime_is_refused() {
        SpawningTask<Integer, TaskId> stranger = open(builder()).<Integer>to().prepare(() -> 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> runtime().<Integer>to().parent(stranger).run(() -> 1));
    }

    @Test
    default void R6_null_is_refused_at_once_and_named() {
        RuntimeBuilder<@Nullable Object, TaskId> runtimes = builder();
        SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> tasks =
                runtime().to();
        assertNullRefused(
                new Misuse("name", "", () -> runtimes.name(nothing())),
                new Misuse("clock", "", () -> runtimes.clock(nothing())),
                new Misuse("listener", "", () -> runtimes.listener(nothing())),
                new Misuse("name", "", () -> tasks.name(nothing())),
                new Misuse("timeout", "", () -> tasks.timeout(nothing())),
                new Misuse("priority", "", () -> tasks.priority(nothing())),
                new Misuse("strategy", "", () -> tasks.retry(1, nothing())),
                new Misuse("fallback", "", () -> tasks.fallback(nothing())),
                new Misuse("work", "", () -> tasks.run(MisuseLaws.<AsyncWork<Integer>>nothing())),
                new Misuse("work", "", () -> tasks.prepare(MisuseLaws.<AsyncWork<Integer>>nothing())));
    }

    @Test
    default void R6_a_builder_is_not_changed_by_its_use() throws Exception {
        SpawningTaskBuilder<String, AsyncTaskException, TaskId> plain =
                runtime().to();
        SpawningTaskBuilder<String, AsyncTaskException, TaskId> named = plain.name("named");
        SpawningTaskBuilder<String, AsyncTaskException, TaskId> timed = named.timeout(Duration.ofDays(1));
        List<SpawningTask<String, TaskId>> tasks = Stream.of(plain, named, timed, named)
                .map(builder -> builder.prepare(() -> "done"))
                .toList();
        assertEquals(
                List.of(Optional.empty(), Optional.of("named"), Optional.of("named"), Optional.of("named")),
                tasks.stream().map(SpawningTask::name).toList());
        assertEquals(
                List.of(Optional.empty(), Optional.empty(), Optional.of(Duration.ofDays(1)), Optional.empty()),
                tasks.stream().map(SpawningTask::timeout).toList());
        assertEquals(4, tasks.stream().map(SpawningTask::id).distinct().count(), "independent tasks");
        for (SpawningTask<String, TaskId> task : tasks) {
            assertEquals("done", task.await());
        }
    }

    private static void assertRefused(Misuse... misuses) {
        assertAll(Stream.of(misuses).map(misuse -> () -> {
            String message = messageOf(assertThrows(IllegalArgumentException.class, misuse.action(), misuse::toString));
            assertTrue(misuse.isNamedIn(message), misuse + " is named in: " + message);
            assertTrue(message.contains(misuse.value()), misuse + ", its value is in: " + message);
        }));
    }

    private static void assertNullRefused(Misuse... misuses) {
        assertAll(Stream.of(misuses).map(misuse -> () -> {
            String message = messageOf(assertThrows(NullPointerException.class, misuse.action(), misuse::toString));
            assertTrue(misuse.isNamedIn(message), misuse + " is named in: " + message);
        }));
    }

    private static String messageOf(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // that is the misuse
    private static <V> V nothing() {
        return null;
    }

    /**
     * Something that nobody should do.
     *
     * @param argument its name, or several that are as good
     * @param value how the message shows it
     * @param action does it
     */
    record Misuse(String argument, String value, Executable action) {

        boolean isNamedIn(String message) {
            String lower = message.toLowerCase(Locale.ROOT);
            return Stream.of(argument.split("\\|", -1)).anyMatch(name -> lower.contains(name.toLowerCase(Locale.ROOT)));
        }

        @Override
        public String toString() {
            return argument + " = " + value;
        }
    }
}
