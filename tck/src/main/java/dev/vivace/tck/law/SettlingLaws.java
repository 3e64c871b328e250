package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.StatusChange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Settling and waiting: law S3 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface SettlingLaws extends Subject {

    @Test
    default void S3_all_waiters_wake_and_see_what_the_work_wrote() throws Exception {
        Gate gate = gate();
        int[] written = new int[1];
        SpawningTask<int[], TaskId> task = runtime().<int[]>to().run(() -> {
            gate.pass();
            written[0] = 42;
            return written;
        });
        AtomicInteger waiting = new AtomicInteger();
        List<Aside> waiters = new ArrayList<>();
        List<Waiting> ways = List.of(
                task::await,
                () -> task.awaitResult().orElseThrow(),
                task::get,
                () -> task.get(1, TimeUnit.DAYS),
                () -> task.stage().toCompletableFuture().get());
        for (int i = 0; i < 40; i++) {
            Waiting way = ways.get(i % ways.size());
            waiters.add(aside(() -> {
                waiting.incrementAndGet();
                assertEquals(42, way.value()[0]);
            }));
        }
        until(() -> waiting.get() == 40);
        assertEquals(Optional.empty(), task.result(), "before it has settled");
        assertFalse(task.isDone(), "before it has settled");
        gate.open();
        for (Aside waiter : waiters) {
            waiter.join();
        }
        for (Waiting way : ways) {
            assertEquals(42, way.value()[0], "for those who come later");
        }
        assertEquals(Optional.of(TaskResult.success(written)), task.result());
    }

    @Test
    default void S3_a_task_settles_exactly_once_under_any_race() throws Exception {
        int rounds = 300;
        Map<TaskId, AtomicInteger> ends = new ConcurrentHashMap<>();
        Runtime<@Nullable Object, TaskId> runtime = open(builder().listener(new RuntimeListener() {
            @Override
            public void onStatus(AsyncTask<?, ?> task, StatusChange change) {
                if (change.to().isTerminal()) {
                    ends.computeIfAbsent(task.id(), id -> new AtomicInteger()).incrementAndGet();
                }
            }
        }));
        CyclicBarrier together = new CyclicBarrier(3);
        AtomicReference<@Nullable SpawningTask<Integer, TaskId>> current = new AtomicReference<>();
        Set<TaskResult<Integer>> seen = ConcurrentHashMap.newKeySet();
        List<Aside> killers = new ArrayList<>();
        for (CancellationLevel level : List.of(CancellationLevel.KILL, CancellationLevel.KILL_HARD)) {
            killers.add(aside(() -> {
                for (int round = 0; round < rounds; round++) {
                    together.await();
                    SpawningTask<Integer, TaskId> task = current.get();
                    if (task != null) {
                        task.cancel(level);
                        seen.add(task.awaitResult());
                    }
                    together.await();
                }
            }));
        }
        for (int round = 0; round < rounds; round++) {
            CompletableFuture<Integer> value = new CompletableFuture<>();
            SpawningTask<Integer, TaskId> task = runtime.<Integer>to().run(AsyncWork.ofStage(context -> value));
            seen.clear();
            current.set(task);
            together.await();
            value.complete(round);
            seen.add(task.awaitResult());
            seen.add(await(task.stage().toCompletableFuture()));
            together.await();
            seen.add(task.result().orElseThrow());
            assertEquals(1, seen.size(), "all see the same: " + seen);
        }
        for (Aside killer : killers) {
            killer.join();
        }
        runtime.shutdown(Duration.ofDays(1));
        until(() -> ends.size() == rounds);
        Set<Integer> counts = new HashSet<>();
        ends.values().forEach(count -> counts.add(count.get()));
        assertEquals(Set.of(1), counts, "how often a task settled");
    }

    @Test
    default void S3_an_error_reaches_every_kind_of_waiter() throws Exception {
        IOException cause = new IOException("as intended");
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().run(() -> {
            throw cause;
        });
        AsyncTaskError error = new AsyncTaskError.Io(cause);
        assertEquals(TaskResult.<Integer>failure(error), task.awaitResult());
        AsyncTaskException thrown = assertThrows(AsyncTaskException.class, task::await);
        assertEquals(error, thrown.error());
        assertEquals(cause, thrown.getCause(), "the original exception");
        assertThrows(ExecutionException.class, task::get);
        CompletionException staged = assertThrows(
                CompletionException.class,
                () -> task.stage().toCompletableFuture().join());
        assertEquals(
                error,
                assertInstanceOf(AsyncTaskException.class, staged.getCause()).error());
        assertEquals(Future.State.FAILED, task.state());
        assertTrue(task.isDone());
    }

    @Test
    default void S3_a_cancelled_task_wakes_its_waiters() throws Exception {
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().run(() -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        Aside waiter = aside(() -> assertThrows(CancellationException.class, task::get));
        assertTrue(task.cancel(true), "it could be cancelled");
        waiter.join();
        assertThrows(AsyncTaskException.class, task::await);
        assertTrue(task.isCancelled());
        assertTrue(task.isDone());
        assertEquals(Future.State.CANCELLED, task.state());
    }

    @Test
    default void S3_a_waiter_may_give_up_and_the_task_goes_on() throws Exception {
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().run(() -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        Aside impatient = aside(() -> assertThrows(InterruptedException.class, task::await));
        impatient.interrupt();
        impatient.join();
        assertThrows(TimeoutException.class, () -> task.get(1, TimeUnit.NANOSECONDS));
        task.stage().toCompletableFuture().cancel(true);
        gate.open();
        assertEquals(1, task.await());
    }

    private static TaskResult<Integer> await(CompletableFuture<Integer> stage) throws InterruptedException {
        try {
            return TaskResult.success(stage.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AsyncTaskException known) {
                return TaskResult.failure(known.error());
            }
            throw new AssertionError("the stage fails with an AsyncTaskException", e);
        }
    }

    /** A way to wait. */
    @FunctionalInterface
    interface Waiting {

        /**
         * Waits.
         *
         * @return the value
         * @throws Exception the error
         */
        int[] value() throws Exception;
    }
}
