package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Timeouts and deadlines: laws T3 and T4 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface TimeoutLaws extends Subject {

    @Test
    default void T3_expiry_frees_the_caller_and_ends_the_work() throws Exception {
        TestRuntime test = seeded();
        AtomicBoolean stopped = new AtomicBoolean();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .timeout(Duration.ofSeconds(3))
                .run((AsyncWork<Integer>) context -> {
                    try {
                        context.sleep(Duration.ofHours(1));
                    } catch (InterruptedException | TaskCancelledException e) {
                        stopped.set(true);
                        throw e;
                    }
                    return 1;
                });
        test.advance(Duration.ofMillis(2_999));
        assertEquals(Optional.empty(), task.result(), "just before the deadline");
        test.advance(Duration.ofMillis(1));
        assertEquals(Optional.of(timedOut(Duration.ofSeconds(3))), task.result(), "at the deadline");
        assertTrue(stopped.get(), "the work was cancelled");
        assertEquals(TaskStatus.FAILED, task.status());
    }

    @Test
    default void T3_expiry_frees_the_caller_of_deaf_work_at_once() throws Exception {
        TestRuntime test = concurrent(2);
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .timeout(Duration.ofSeconds(3))
                .run(() -> {
                    gate.passDeaf();
                    return 1;
                });
        gate.awaitArrival();
        CompletableFuture<TaskResult<Integer>> seen = new CompletableFuture<>();
        aside(() -> seen.complete(task.awaitResult()));
        test.clock().advance(Duration.ofSeconds(3));
        assertEquals(timedOut(Duration.ofSeconds(3)), seen.get(), "while the work still runs");
    }

    @Test
    default void T3_expiry_interrupts_work_that_does_not_look() throws Exception {
        TestRuntime test = concurrent(2);
        Gate gate = gate();
        CountDownLatch interrupted = new CountDownLatch(1);
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .timeout(Duration.ofSeconds(3))
                .run(() -> {
                    try {
                        gate.pass();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                    return 1;
                });
        gate.awaitArrival();
        test.clock().advance(Duration.ofSeconds(3));
        assertEquals(timedOut(Duration.ofSeconds(3)), task.awaitResult());
        test.clock().advance(Duration.ofHours(1));
        interrupted.await();
    }

    @Test
    default void T3_one_deadline_over_all_attempts_and_waits() throws Exception {
        TestRuntime test = seeded();
        AtomicInteger attempts = new AtomicInteger();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .timeout(Duration.ofMillis(2_500))
                .retry(100, RetryStrategy.fixed(Duration.ofSeconds(1)))
                .run(() -> {
                    attempts.incrementAndGet();
                    throw new IOException("as intended");
                });
        test.advance(Duration.ofMillis(2_500));
        assertEquals(Optional.of(timedOut(Duration.ofMillis(2_500))), task.result());
        assertEquals(Optional.of(TestRuntime.START.plusMillis(2_500)), task.completedAt());
        test.advance(Duration.ofHours(1));
        assertEquals(3, attempts.get(), "attempts; none may start after the deadline");
    }

    @Test
    default void T3_one_deadline_over_work_of_all_attempts() throws Exception {
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .timeout(Duration.ofSeconds(5))
                .retry(100, RetryStrategy.immediate())
                .run((AsyncWork<Integer>) context -> {
                    context.sleep(Duration.ofSeconds(2));
                    throw new IOException("as intended");
                });
        test.advance(Duration.ofSeconds(5));
        assertEquals(Optional.of(timedOut(Duration.ofSeconds(5))), task.result());
        assertEquals(3, task.attempt(), "the attempt that was cut off");
    }

    @Test
    default void T3_the_deadline_bounds_the_fallback() throws Exception {
        TestRuntime test = concurrent(2);
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .timeout(Duration.ofSeconds(3))
                .fallback(error -> {
                    gate.pass();
                    return 1;
                })
                .run(() -> {
                    throw new IOException("as intended");
                });
        gate.awaitArrival();
        test.clock().advance(Duration.ofSeconds(3));
        assertEquals(timedOut(Duration.ofSeconds(3)), task.awaitResult());
    }

    @Test
    default void T3_no_fallback_starts_after_the_deadline() throws Exception {
        TestRuntime test = seeded();
        AtomicBoolean asked = new AtomicBoolean();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .timeout(Duration.ofSeconds(3))
                .fallback(error -> {
                    asked.set(true);
                    return 1;
                })
                .run((AsyncWork<Integer>) context -> {
                    context.sleep(Duration.ofHours(1));
                    return 2;
                });
        test.advance(Duration.ofHours(2));
        assertEquals(Optional.of(timedOut(Duration.ofSeconds(3))), task.result());
        assertFalse(asked.get(), "the fallback was asked");
    }

    @Test
    default void T3_no_attempt_starts_in_a_queue_that_outlasts_the_deadline() throws Exception {
        TestRuntime test = concurrent(1);
        Gate gate = gate();
        AtomicBoolean ran = new AtomicBoolean();
        test.runtime().<Integer>to().run(() -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        SpawningTask<Integer, TaskId> queued = test.runtime()
                .<Integer>to()
                .timeout(Duration.ofSeconds(3))
                .run(() -> {
                    ran.set(true);
                    return 2;
                });
        test.clock().advance(Duration.ofSeconds(3));
        assertEquals(timedOut(Duration.ofSeconds(3)), queued.awaitResult(), "while it is queued");
        gate.open();
        test.awaitQuiet();
        assertFalse(ran.get(), "it ran after its deadline");
        assertEquals(Optional.empty(), queued.startedAt());
    }

    @Test
    default void T3_an_attempt_timeout_bounds_one_attempt() throws Exception {
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .attemptTimeout(Duration.ofSeconds(2))
                .retry(2, RetryStrategy.immediate())
                .run((AsyncWork<Integer>) context -> {
                    context.sleep(context.attempt() == 3 ? Duration.ofMillis(1_999) : Duration.ofHours(1));
                    return context.attempt();
                });
        test.advance(Duration.ofMillis(5_999));
        assertEquals(Optional.of(TaskResult.success(3)), task.result());
        AsyncTaskError cutOff = new AsyncTaskError.Timeout(Duration.ofSeconds(2));
        assertEquals(List.of(cutOff, cutOff), task.errors());
    }

    @Test
    default void T3_work_that_ends_in_time_is_left_alone() throws Exception {
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .timeout(Duration.ofSeconds(2))
                .attemptTimeout(Duration.ofSeconds(2))
                .run((AsyncWork<Integer>) context -> {
                    context.sleep(Duration.ofMillis(1_999));
                    return 1;
                });
        test.advance(Duration.ofHours(1));
        assertEquals(Optional.of(TaskResult.success(1)), task.result());
        assertEquals(Optional.empty(), task.cancellation());
    }

    @Test
    default void T3_the_deadline_counts_from_the_start() throws Exception {
        TestRuntime test = seeded();
        SpawningTask<Duration, TaskId> task = test.runtime()
                .<Duration>to()
                .timeout(Duration.ofSeconds(5))
                .prepare((AsyncWork<Duration>) context -> {
                    context.sleep(Duration.ofSeconds(2));
                    return context.timeLeft().orElseThrow();
                });
        test.advance(Duration.ofHours(1));
        assertEquals(Optional.empty(), task.deadline(), "before the start");
        assertEquals(Optional.of(Duration.ofSeconds(5)), task.timeout());
        task.start();
        test.advance(Duration.ofSeconds(2));
        Instant deadline = TestRuntime.START.plus(Duration.ofHours(1)).plusSeconds(5);
        assertEquals(Optional.of(deadline), task.deadline());
        assertEquals(Optional.of(TaskResult.success(Duration.ofSeconds(3))), task.result());
    }

    @Test
    default void T3_a_child_has_the_earlier_of_two_deadlines() throws Exception {
        TestRuntime test = seeded();
        Runtime<@Nullable Object, TaskId> runtime = test.runtime();
        AsyncWork<Integer> sleeper = context -> {
            context.sleep(Duration.ofHours(1));
            return 1;
        };
        List<SpawningTask<Integer, TaskId>> children = new ArrayList<>();
        SpawningTask<Integer, TaskId> parent = runtime.<Integer>to()
                .timeout(Duration.ofSeconds(10))
                .run((AsyncWork<Integer>) context -> {
                    SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> child = runtime.to();
                    children.add(child.run(sleeper));
                    children.add(child.timeout(Duration.ofHours(1)).run(sleeper));
                    children.add(child.timeout(Duration.ofSeconds(2)).run(sleeper));
                    context.sleep(Duration.ofHours(2));
                    return 1;
                });
        test.awaitQuiet();
        Optional<Instant> parents = Optional.of(TestRuntime.START.plusSeconds(10));
        assertEquals(parents, parent.deadline());
        assertEquals(parents, children.get(0).deadline(), "of a child without a timeout");
        assertEquals(parents, children.get(1).deadline(), "of a child with a longer timeout");
        assertEquals(
                Optional.of(TestRuntime.START.plusSeconds(2)), children.get(2).deadline(), "of a shorter one");
        test.advance(Duration.ofSeconds(2));
        assertEquals(
                Optional.of(timedOut(Duration.ofSeconds(2))), children.get(2).result());
        test.advance(Duration.ofSeconds(8));
        assertTrue(children.get(0).status().isTerminal(), "the child without a timeout has ended");
        assertTrue(children.get(1).status().isTerminal(), "the child with a longer timeout has ended");
        assertEquals(Optional.of(timedOut(Duration.ofSeconds(10))), parent.result());
    }

    @Test
    default void T4_a_million_armed_timeouts_cost_no_thread_each() throws Exception {
        int tasks = 1_000_000;
        TestRuntime test = concurrent(1);
        Gate gate = gate();
        test.runtime().<Integer>to().run(() -> {
            gate.pass();
            return 0;
        });
        gate.awaitArrival();
        SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> builder =
                test.runtime().<Integer>to().timeout(Duration.ofSeconds(1));
        SpawningTask<Integer, TaskId> first = builder.run(() -> 1);
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        for (int i = 2; i < tasks; i++) {
            builder.run(() -> 1);
        }
        SpawningTask<Integer, TaskId> last = builder.run(() -> 1);
        int after = ManagementFactory.getThreadMXBean().getThreadCount();
        assertTrue(after - before < 50, "threads for a million timeouts: " + (after - before));
        test.clock().advance(Duration.ofSeconds(1));
        assertEquals(timedOut(Duration.ofSeconds(1)), first.awaitResult(), "of the first");
        assertEquals(timedOut(Duration.ofSeconds(1)), last.awaitResult(), "of the last");
        until(() -> test.runtime().activeCount() == 1);
    }

    private static TaskResult<Integer> timedOut(Duration after) {
        return TaskResult.failure(new AsyncTaskError.Timeout(after));
    }
}
