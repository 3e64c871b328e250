package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A runtime as an executor: law R4 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface ExecutorLaws extends Subject {

    @Test
    default void R4_what_is_submitted_runs_as_tasks() throws Exception {
        List<TaskStatus> ends = new CopyOnWriteArrayList<>();
        Runtime<@Nullable Object, TaskId> runtime = open(builder().listener(new RuntimeListener() {
            @Override
            public void onStatus(AsyncTask<?, ?> task, StatusChange change) {
                if (change.to().isTerminal()) {
                    ends.add(change.to());
                }
            }
        }));
        ExecutorService executor = runtime.asExecutor();
        Gate gate = gate();
        Future<Integer> value = executor.submit(() -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        assertEquals(1, runtime.activeCount(), "a live task");
        gate.open();
        assertEquals(1, value.get());
        assertEquals("two", executor.submit(() -> {}, "two").get());
        executor.submit(() -> {}).get();
        assertEquals(3, CompletableFuture.supplyAsync(() -> 3, executor).get(), "anything that takes an executor");
        until(() -> ends.size() == 4);
        assertEquals(4, ends.stream().filter(TaskStatus.COMPLETED::equals).count(), "tasks that completed");
    }

    @Test
    default void R4_many_are_invoked_together() throws Exception {
        ExecutorService executor = runtime().asExecutor();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            work.add(() -> number);
        }
        int sum = 0;
        for (Future<Integer> future : executor.invokeAll(work)) {
            sum += future.get();
        }
        assertEquals(190, sum);
        Callable<Integer> failing = () -> {
            throw new IOException("as intended");
        };
        Callable<Integer> succeeding = () -> 7;
        assertEquals(7, executor.invokeAny(List.of(failing, succeeding)));
    }

    @Test
    default void R4_failures_are_those_of_an_executor() throws Exception {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        ExecutorService executor = open(builder().uncaught((task, failure) -> uncaught.add(failure)))
                .asExecutor();
        IOException cause = new IOException("as intended");
        Future<Integer> failing = executor.submit(() -> {
            throw cause;
        });
        ExecutionException thrown = assertThrows(ExecutionException.class, failing::get);
        assertTrue(causes(thrown).contains(cause), "the original exception is among the causes of " + thrown);
        IllegalStateException bug = new IllegalStateException("nobody waits for this");
        executor.execute(() -> {
            throw bug;
        });
        until(() -> !uncaught.isEmpty());
        assertTrue(causes(uncaught.getFirst()).contains(bug), "the hook was told of " + uncaught);
    }

    @Test
    default void R4_a_future_can_be_cancelled() throws Exception {
        ExecutorService executor = runtime().asExecutor();
        Gate gate = gate();
        CountDownLatch interrupted = new CountDownLatch(1);
        Future<Integer> future = executor.submit(() -> {
            try {
                gate.pass();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return 1;
        });
        gate.awaitArrival();
        assertTrue(future.cancel(true));
        interrupted.await();
        until(future::isDone);
        assertTrue(future.isCancelled());
    }

    @Test
    default void R4_shutting_the_executor_down_shuts_the_runtime_down() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = open(builder());
        ExecutorService executor = runtime.asExecutor();
        Gate gate = gate();
        Future<Integer> before = executor.submit(() -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        assertFalse(executor.isShutdown());
        executor.shutdown();
        assertTrue(executor.isShutdown());
        assertFalse(runtime.isRunning());
        assertThrows(RejectedExecutionException.class, () -> executor.submit(() -> 2));
        assertThrows(RejectedExecutionException.class, () -> executor.execute(() -> {}));
        assertFalse(executor.isTerminated(), "while a task runs");
        gate.open();
        assertEquals(1, before.get(), "what was submitted before still runs");
        assertTrue(executor.awaitTermination(1, TimeUnit.DAYS));
        assertTrue(executor.isTerminated());
    }

    @Test
    default void R4_shutting_down_now_interrupts() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = open(builder());
        ExecutorService executor = runtime.asExecutor();
        Gate gate = gate();
        Future<Integer> running = executor.submit(() -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        executor.shutdownNow();
        assertTrue(executor.awaitTermination(1, TimeUnit.DAYS));
        assertTrue(running.isDone());
        assertFalse(runtime.isRunning());
    }

    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            causes.add(t);
        }
        return causes;
    }
}
