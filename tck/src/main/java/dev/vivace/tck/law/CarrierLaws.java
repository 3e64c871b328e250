package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.context.ContextCarrier;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What lives in threads, such as a logging context, travels with a task: law K3 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface CarrierLaws extends Subject {

    @Test
    default void K3_carried_state_reaches_all_code_of_a_task() throws Exception {
        for (Lane lane : Lane.values()) {
            ThreadLocal<@Nullable String> mark = new ThreadLocal<>();
            TestRuntime test = concurrent(8, builder().carrier(carrying(mark)));
            List<String> seen = Collections.synchronizedList(new ArrayList<>());
            mark.set("blue");
            SpawningTask<Integer, TaskId> task = test.runtime()
                    .<Integer>to()
                    .lane(lane)
                    .retry(1, RetryStrategy.fixed(Duration.ofSeconds(1)))
                    .fallback(error -> {
                        seen.add("fallback " + mark.get());
                        return 1;
                    })
                    .run(context -> {
                        seen.add("attempt " + context.attempt() + " " + mark.get());
                        test.runtime().<Integer>to().await(() -> {
                            seen.add("child " + mark.get());
                            return 1;
                        });
                        context.sleep(Duration.ofSeconds(1));
                        seen.add("after a wait " + mark.get());
                        throw new IOException("as intended");
                    });
            mark.set("red");
            assertEquals(1, test.resultOf(task).orElseThrow());
            assertEquals(
                    List.of(
                            "attempt 1 blue",
                            "child blue",
                            "after a wait blue",
                            "attempt 2 blue",
                            "child blue",
                            "after a wait blue",
                            "fallback blue"),
                    seen,
                    "on lane " + lane);
            assertEquals("red", mark.get(), "the test's own thread");
            mark.remove();
        }
    }

    @Test
    default void K3_carried_state_reaches_cancel_handlers() throws Exception {
        ThreadLocal<@Nullable String> mark = new ThreadLocal<>();
        TestRuntime test = concurrent(8, builder().carrier(carrying(mark)));
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        mark.set("blue");
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(context -> {
            context.sleep(Duration.ofDays(1));
            return 1;
        });
        mark.remove();
        task.onCancel(level -> seen.add("handler " + mark.get()));
        test.awaitQuiet();
        task.cancel(CancellationLevel.GRACEFUL);
        task.awaitResult();
        assertEquals(List.of("handler blue"), seen);
    }

    @Test
    default void K3_state_is_carried_from_where_the_task_is_made() throws Exception {
        ThreadLocal<@Nullable String> mark = new ThreadLocal<>();
        Runtime<@Nullable Object, TaskId> runtime = open(builder().carrier(carrying(mark)));
        mark.set("where it was made");
        SpawningTask<String, TaskId> task = runtime.<String>to().prepare(() -> String.valueOf(mark.get()));
        mark.set("where it was started");
        task.start();
        mark.remove();
        assertEquals("where it was made", task.await());
    }

    @Test
    default void K3_no_thread_keeps_what_was_carried() throws Exception {
        for (Lane lane : Lane.values()) {
            ThreadLocal<@Nullable String> mark = new ThreadLocal<>();
            TestRuntime test = concurrent(1, builder().workerThreads(1).carrier(carrying(mark)));
            for (int round = 0; round < 10; round++) {
                mark.set("blue");
                SpawningTask<String, TaskId> marked =
                        test.runtime().<String>to().lane(lane).run(() -> String.valueOf(mark.get()));
                SpawningTask<Integer, TaskId> failing = test.runtime()
                        .<Integer>to()
                        .lane(lane)
                        .run(() -> {
                            throw new IOException("as intended");
                        });
                mark.remove();
                SpawningTask<String, TaskId> next =
                        test.runtime().<String>to().lane(lane).run(() -> String.valueOf(mark.get()));
                assertEquals("blue", marked.await(), "on lane " + lane);
                failing.awaitResult();
                assertEquals("null", next.await(), "on lane " + lane);
            }
        }
    }

    @Test
    default void K3_every_restored_state_is_taken_back_by_its_thread() throws Exception {
        AtomicInteger restored = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        List<String> strangers = Collections.synchronizedList(new ArrayList<>());
        ContextCarrier counting = () -> () -> {
            restored.incrementAndGet();
            Thread owner = Thread.currentThread();
            return () -> {
                closed.incrementAndGet();
                if (Thread.currentThread() != owner) {
                    strangers.add(Thread.currentThread() + " instead of " + owner);
                }
            };
        };
        TestRuntime test = concurrent(8, builder().carrier(counting));
        SpawningTask<Integer, TaskId> good = test.runtime().<Integer>to().run(() -> 1);
        SpawningTask<Integer, TaskId> bad = test.runtime().<Integer>to().run(() -> {
            throw new IOException("as intended");
        });
        SpawningTask<Integer, TaskId> stopped = test.runtime().<Integer>to().run(CarrierLaws::sleep);
        stopped.onCancel(level -> {});
        test.awaitQuiet();
        stopped.cancel(CancellationLevel.GRACEFUL);
        good.awaitResult();
        bad.awaitResult();
        stopped.awaitResult();
        test.close();
        assertEquals(4, restored.get(), "three times work, once a handler");
        assertEquals(restored.get(), closed.get());
        assertEquals(List.of(), strangers);
    }

    @Test
    default void K3_several_carriers_carry_side_by_side() throws Exception {
        ThreadLocal<@Nullable String> colour = new ThreadLocal<>();
        ThreadLocal<@Nullable String> size = new ThreadLocal<>();
        Runtime<@Nullable Object, TaskId> runtime =
                open(builder().carrier(carrying(colour)).carrier(carrying(size)));
        colour.set("blue");
        size.set("large");
        SpawningTask<String, TaskId> task = runtime.<String>to().run(() -> colour.get() + " " + size.get());
        colour.remove();
        size.remove();
        assertEquals("blue large", task.await());
    }

    private static int sleep(TaskContext context) throws InterruptedException {
        context.sleep(Duration.ofDays(1));
        return 1;
    }

    /** Carries one thread local, as one for a logging context would. */
    private static ContextCarrier carrying(ThreadLocal<@Nullable String> mark) {
        return () -> {
            String captured = mark.get();
            return () -> {
                String before = mark.get();
                mark.set(captured);
                return () -> {
                    if (before == null) {
                        mark.remove();
                    } else {
                        mark.set(before);
                    }
                };
            };
        };
    }
}
