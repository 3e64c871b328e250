package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.ShutdownReport;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.priority.TaskPriority;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The runtime as a whole: laws R1 and R3 of the contract; the others are inherited. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface RuntimeLaws extends ThreadLaws, ExecutorLaws, DumpLaws, SnapshotLaws, MisuseLaws {

    /** So many times a task gives way, that whoever may run beside it does. */
    int OFTEN = 10_000;

    @Test
    default void R1_shutdown_refuses_new_tasks() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = open(builder());
        SpawningTask<Integer, TaskId> prepared = runtime.<Integer>to().prepare(() -> 1);
        assertTrue(runtime.isRunning());
        runtime.shutdown(Duration.ZERO);
        assertFalse(runtime.isRunning());
        assertRejected(() -> runtime.<Integer>to().run(() -> 1));
        assertRejected(() -> runtime.builder().run(() -> 1));
        assertRejected(() -> runtime.spawn((AsyncWork<Integer>) context -> 1, TaskPriority.NORMAL));
        assertRejected(() -> runtime.blockOn((AsyncWork<Integer>) context -> 1));
        assertRejected(prepared::await);
    }

    @Test
    default void R1_shutdown_refuses_while_it_drains() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = open(builder());
        Gate gate = gate();
        SpawningTask<Integer, TaskId> live = runtime.<Integer>to().run(() -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        CompletableFuture<ShutdownReport> report = new CompletableFuture<>();
        Aside shutdown = aside(() -> report.complete(runtime.shutdown(Duration.ofDays(1))));
        until(() -> !runtime.isRunning() && shutdown.isWaiting());
        assertRejected(() -> runtime.<Integer>to().run(() -> 2));
        assertEquals(TaskStatus.RUNNING, live.status(), "while it drains");
        gate.open();
        shutdown.join();
        assertEquals(new ShutdownReport(1, 0, List.of()), report.get());
        assertEquals(1, live.await());
        assertEquals(0, runtime.activeCount());
    }

    @Test
    default void R1_shutdown_waits_as_long_as_it_was_told_and_then_cancels() throws Exception {
        TestRuntime test = concurrent(2);
        SpawningTask<Integer, TaskId> quick = sleeper(test, Duration.ofSeconds(9));
        SpawningTask<Integer, TaskId> slow = sleeper(test, Duration.ofHours(1));
        test.awaitQuiet();
        CompletableFuture<ShutdownReport> report = new CompletableFuture<>();
        Aside shutdown = aside(() -> report.complete(test.runtime().shutdown(Duration.ofSeconds(10))));
        until(() -> !test.runtime().isRunning() && shutdown.isWaiting());
        test.advance(Duration.ofSeconds(10));
        shutdown.join();
        assertEquals(new ShutdownReport(1, 1, List.of()), report.get());
        assertTrue(report.get().isComplete());
        assertEquals(Optional.of(TaskResult.success(1)), quick.result());
        assertEquals(TaskStatus.CANCELLED, slow.status());
        assertEquals(Optional.of(TestRuntime.START.plusSeconds(10)), slow.completedAt());
    }

    @Test
    default void R1_shutdown_interrupts_who_does_not_end_when_asked() throws Exception {
        Duration patient = Duration.ofDays(365);
        TestRuntime test =
                concurrent(2, builder().cancellation(CancellationPlan.escalate(Duration.ofSeconds(5), patient)));
        Gate gate = gate();
        SpawningTask<Integer, TaskId> stubborn = test.runtime().<Integer>to().run(() -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        CompletableFuture<ShutdownReport> report = new CompletableFuture<>();
        Aside shutdown = aside(() -> report.complete(test.runtime().shutdown(Duration.ZERO)));
        advanceUntilDone(test, Duration.ofSeconds(1), shutdown);
        assertEquals(new ShutdownReport(0, 1, List.of()), report.get());
        assertEquals(Optional.of(CancellationLevel.KILL), stubborn.cancellation());
    }

    @Test
    default void R1_shutdown_reports_what_did_not_finish() throws Exception {
        TestRuntime test = concurrent(2);
        Gate gate = gate();
        SpawningTask<Integer, TaskId> deaf = test.runtime()
                .<Integer>to()
                .name("deaf")
                .run(() -> {
                    gate.passDeaf();
                    return 1;
                });
        gate.awaitArrival();
        CompletableFuture<ShutdownReport> report = new CompletableFuture<>();
        Aside shutdown = aside(() -> report.complete(test.runtime().shutdown(Duration.ZERO)));
        advanceUntilDone(test, Duration.ofDays(1), shutdown);
        assertEquals(new ShutdownReport(0, 1, List.of("deaf")), report.get());
        assertFalse(report.get().isComplete());
        assertEquals(TaskStatus.CANCELLED, deaf.status());
    }

    private void advanceUntilDone(TestRuntime test, Duration step, Aside aside) throws InterruptedException {
        until(() -> {
            test.clock().advance(step);
            return aside.isDone();
        });
        aside.join();
    }

    @Test
    default void R1_shutdown_is_idempotent() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = open(builder());
        Gate gate = gate();
        runtime.<Integer>to().run(() -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        List<CompletableFuture<ShutdownReport>> reports = new ArrayList<>();
        List<Aside> shutdowns = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            CompletableFuture<ShutdownReport> report = new CompletableFuture<>();
            reports.add(report);
            shutdowns.add(aside(() -> report.complete(runtime.shutdown(Duration.ofDays(1)))));
        }
        until(() -> !runtime.isRunning() && shutdowns.stream().allMatch(Aside::isWaiting));
        gate.open();
        for (Aside shutdown : shutdowns) {
            shutdown.join();
        }
        for (CompletableFuture<ShutdownReport> report : reports) {
            assertEquals(new ShutdownReport(1, 0, List.of()), report.get());
        }
        assertEquals(new ShutdownReport(1, 0, List.of()), runtime.shutdown(Duration.ZERO));
        runtime.close();
        runtime.close();
    }

    @Test
    default void R3_time_moves_when_the_test_says_so() throws Exception {
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> task = sleeper(test, Duration.ofSeconds(10));
        assertEquals(test.clock(), test.runtime().clock());
        test.awaitQuiet();
        assertEquals(Optional.empty(), task.result(), "before time has moved");
        test.advance(Duration.ofSeconds(10).minusNanos(1));
        assertEquals(Optional.empty(), task.result(), "a nanosecond too early");
        test.advance(Duration.ofNanos(1));
        assertEquals(Optional.of(TaskResult.success(1)), task.result());
        assertEquals(TestRuntime.START, task.createdAt());
    }

    @Test
    @SuppressWarnings("ThreadPriorityCheck") // it yields to whoever may run beside it
    default void R3_one_task_runs_at_a_time() throws Exception {
        TestRuntime test = seeded();
        Runtime<@Nullable Object, TaskId> runtime = test.runtime();
        AtomicBoolean begun = new AtomicBoolean();
        SpawningTask<Boolean, TaskId> task = runtime.<Boolean>to().run((AsyncWork<Boolean>) context -> {
            SpawningTask<Integer, TaskId> child = runtime.<Integer>to().run(() -> {
                begun.set(true);
                return 1;
            });
            for (int i = 0; i < OFTEN && !begun.get(); i++) {
                Thread.yield();
            }
            boolean beside = begun.get();
            child.await();
            return beside;
        });
        assertEquals(TaskResult.success(false), test.resultOf(task), "did its child begin before it waited");
    }

    @Test
    default void R3_the_same_seed_gives_the_same_trace() throws Exception {
        for (long seed = 0; seed < 10; seed++) {
            assertEquals(traceOf(seed), traceOf(seed), "seed " + seed);
        }
    }

    @Test
    default void R3_different_seeds_give_different_traces() throws Exception {
        long different = 0;
        List<String> first = traceOf(0);
        for (long seed = 1; seed < 10; seed++) {
            different += traceOf(seed).equals(first) ? 0 : 1;
        }
        assertTrue(different > 0, "ten seeds, one trace: " + first);
    }

    /** Ten tasks that start children, sleep, and wait for one another: what they did, in order. */
    private List<String> traceOf(long seed) throws Exception {
        try (TestRuntime test = TestRuntime.seeded(seed, builder())) {
            List<String> trace = new ArrayList<>();
            Runtime<@Nullable Object, TaskId> runtime = test.runtime();
            SpawningTask<Integer, TaskId> root = runtime.<Integer>to().run((AsyncWork<Integer>) context -> {
                List<SpawningTask<Integer, TaskId>> children = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    int number = i;
                    children.add(runtime.<Integer>to().run((AsyncWork<Integer>) inner -> {
                        trace.add(number + " starts at " + runtime.clock().instant());
                        SpawningTask<Integer, TaskId> grandchild = runtime.<Integer>to()
                                .run(() -> {
                                    trace.add(number + "'s child");
                                    return number;
                                });
                        inner.sleep(Duration.ofMillis(number % 3));
                        trace.add(number + " wakes at " + runtime.clock().instant());
                        return grandchild.await();
                    }));
                }
                int sum = 0;
                for (SpawningTask<Integer, TaskId> child : children) {
                    sum += child.await();
                }
                return sum;
            });
            assertEquals(TaskResult.success(45), test.resultOf(root));
            return List.copyOf(trace);
        }
    }

    private static SpawningTask<Integer, TaskId> sleeper(TestRuntime test, Duration time) {
        return test.runtime().<Integer>to().run((AsyncWork<Integer>) context -> {
            context.sleep(time);
            return 1;
        });
    }

    private static void assertRejected(Executable action) {
        AsyncTaskException thrown = assertThrows(AsyncTaskException.class, action);
        assertInstanceOf(AsyncTaskError.Rejected.class, thrown.error());
    }
}
