package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskContext;
import dev.vivace.TraceContext;
import dev.vivace.context.ContextKey;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values that travel with a task: law K3 of the contract; see {@link CarrierLaws} too. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface ContextLaws extends Subject {

    /** A value that tests hand on. */
    ContextKey<String> COLOUR = ContextKey.of("colour", String.class);

    /** Another. */
    ContextKey<Integer> SIZE = ContextKey.of("size", Integer.class);

    @Test
    default void K3_values_reach_work_retries_and_fallback() throws Exception {
        List<String> seen = new ArrayList<>();
        SpawningTask<String, TaskId> task = runtime()
                .<String>to()
                .with(COLOUR, "blue")
                .retry(2, RetryStrategy.immediate())
                .fallback(error -> "fallback " + current(COLOUR))
                .run(context -> {
                    seen.add("attempt " + context.attempt() + " "
                            + context.find(COLOUR).orElse("nothing"));
                    throw new IOException("as intended");
                });
        assertEquals("fallback blue", task.await());
        assertEquals(List.of("attempt 1 blue", "attempt 2 blue", "attempt 3 blue"), seen);
        assertEquals(Optional.of("blue"), task.contextValue(COLOUR));
        assertEquals(Optional.empty(), task.contextValue(SIZE));
    }

    @Test
    default void K3_values_reach_cancel_handlers() throws Exception {
        TestRuntime test = concurrent(8);
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .with(COLOUR, "blue")
                .run(context -> {
                    context.sleep(Duration.ofDays(1));
                    return 1;
                });
        task.onCancel(level -> seen.add("ordinary " + current(COLOUR)));
        task.onCancel(level -> seen.add("essential " + current(COLOUR)), true);
        test.awaitQuiet();
        task.cancel(CancellationLevel.GRACEFUL);
        task.awaitResult();
        assertEquals(
                List.of("essential blue", "ordinary blue"),
                seen.stream().sorted().toList());
    }

    @Test
    default void K3_values_reach_children_of_children() throws Exception {
        SpawningTask<List<String>, TaskId> root = runtime()
                .<List<String>>to()
                .with(COLOUR, "blue")
                .with(SIZE, 1)
                .run(context -> runtime().<List<String>>to().with(SIZE, 2).await(child -> {
                    List<String> seen = new ArrayList<>();
                    seen.add(describe(child));
                    seen.add(runtime().<String>to().with(COLOUR, "red").await(ContextLaws::describe));
                    seen.add(runtime().<String>to().await(ContextLaws::describe));
                    seen.add(describe(child));
                    seen.add(describe(context));
                    return seen;
                }));
        assertEquals(List.of("blue 2", "red 2", "blue 2", "blue 2", "blue 1"), root.await());
    }

    @Test
    default void K3_values_reach_whoever_is_chained_or_started_from_outside() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = concurrent(8).runtime();
        Puppet puppet = new Puppet();
        SpawningTask<Integer, TaskId> parent =
                runtime.<Integer>to().with(COLOUR, "blue").run(puppet);
        assertEquals(
                "blue",
                parent.runChild(child -> child.find(COLOUR).orElse("nothing")).await());
        assertEquals(
                "nothing",
                runtime.<String>to()
                        .run(context -> runtime.<String>to()
                                .detached()
                                .await(alone -> alone.find(COLOUR).orElse("nothing")))
                        .await());
        puppet.awaitBegin();
        SpawningTask<String, TaskId> detached = puppet.does(context ->
                runtime.<String>to().detached().run(alone -> alone.find(COLOUR).orElse("nothing")));
        assertEquals("nothing", detached.await(), "a detached task inherits nothing");
        puppet.ends(1);
        parent.await();
    }

    @Test
    default void K3_a_dependency_is_found_by_its_class() throws Exception {
        record Service(String name) {}
        SpawningTaskBuilder<String, AsyncTaskException, TaskId> builder =
                runtime().<String>to().with(new Service("one"));
        assertEquals(
                "one", builder.run(context -> context.get(Service.class).name()).await());
        assertEquals(
                "two",
                builder.with(new Service("two"))
                        .run(context -> context.get(Service.class).name())
                        .await(),
                "the last one counts");
        assertEquals(
                "one", builder.run(context -> context.get(Service.class).name()).await(), "builders are immutable");
        assertEquals(
                "one",
                builder.run(context -> runtime()
                                .<String>to()
                                .await(child -> child.get(Service.class).name()))
                        .await(),
                "in a child");
        SpawningTask<String, TaskId> without =
                runtime().<String>to().run(context -> context.get(Service.class).name());
        IllegalStateException missing = assertInstanceOf(
                IllegalStateException.class,
                assertThrows(AsyncTaskException.class, without::await).getCause());
        assertTrue(String.valueOf(missing.getMessage()).contains("Service"), "it names the class: " + missing);
    }

    @Test
    default void K3_keys_are_told_apart_by_name_and_type() throws Exception {
        ContextKey<String> same = ContextKey.of("colour", String.class);
        ContextKey<Integer> other = ContextKey.of("colour", Integer.class);
        SpawningTask<Integer, TaskId> task =
                runtime().<Integer>to().with(COLOUR, "blue").run(() -> 1);
        assertEquals(Optional.of("blue"), task.contextValue(same));
        assertEquals(Optional.empty(), task.contextValue(other));
        task.await();
    }

    @Test
    default void K3_the_context_is_there_as_long_as_the_tasks_code_runs() throws Exception {
        assertEquals(
                Optional.empty(),
                AsyncTask.current().map(context -> context.task().id()),
                "outside tasks");
        TestRuntime test = seeded();
        CompletableFuture<List<TaskId>> seen = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(context -> {
            List<TaskId> ids = new ArrayList<>();
            AsyncTask.current().ifPresent(current -> ids.add(current.task().id()));
            context.sleep(Duration.ofSeconds(1));
            AsyncTask.current().ifPresent(current -> ids.add(current.task().id()));
            test.runtime().<Integer>to().await(() -> 2);
            AsyncTask.current().ifPresent(current -> ids.add(current.task().id()));
            return seen.complete(ids) ? 1 : 0;
        });
        assertEquals(1, test.resultOf(task).orElseThrow());
        assertEquals(List.of(task.id(), task.id(), task.id()), seen.get(), "before a wait, after it, after a child");
    }

    @Test
    default void K3_the_working_directory_is_inherited() throws Exception {
        Path given = Path.of("some", "where").toAbsolutePath();
        SpawningTask<List<Path>, TaskId> task = runtime()
                .<List<Path>>to()
                .workingDirectory(given)
                .run(context -> runtime()
                        .<List<Path>>to()
                        .await(child -> List.of(
                                context.task().workingDirectory(), child.task().workingDirectory())));
        assertEquals(List.of(given, given), task.await());
        assertEquals(
                Path.of("").toAbsolutePath(),
                runtime().<Path>to().await(context -> context.task().workingDirectory()),
                "that of the process, when nobody says otherwise");
    }

    @Test
    default void K3_a_trace_goes_on_in_children() throws Exception {
        SpawningTask<List<TraceContext>, TaskId> root = runtime()
                .<List<TraceContext>>to()
                .tracing(true)
                .run(context -> runtime()
                        .<List<TraceContext>>to()
                        .tracing(true)
                        .await(child -> List.of(
                                context.task().trace().orElseThrow(),
                                child.task().trace().orElseThrow())));
        TraceContext parent = root.await().getFirst();
        TraceContext child = root.await().getLast();
        assertTrue(parent.traceId().matches("[0-9a-f]{32}"), "as W3C has it: " + parent);
        assertTrue(parent.spanId().matches("[0-9a-f]{16}"), "as W3C has it: " + parent);
        assertEquals(Optional.empty(), parent.parentSpanId());
        assertEquals(Optional.of(parent), root.trace());
        assertEquals(parent.traceId(), child.traceId(), "one trace");
        assertEquals(Optional.of(parent.spanId()), child.parentSpanId());
        assertNotEquals(parent.spanId(), child.spanId());
        assertEquals(Optional.empty(), runtime().<Integer>to().prepare(() -> 1).trace(), "off by default");
    }

    private static String describe(TaskContext context) {
        return context.find(COLOUR).orElse("nothing") + " " + context.find(SIZE).orElse(0);
    }

    /** What code sees that is handed no context. */
    private static String current(ContextKey<String> key) {
        return AsyncTask.current().flatMap(context -> context.find(key)).orElse("nothing");
    }
}
