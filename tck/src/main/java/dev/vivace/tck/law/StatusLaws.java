package dev.vivace.tck.law;

import static dev.vivace.lifecycle.TaskStatus.CANCELLED;
import static dev.vivace.lifecycle.TaskStatus.COMPLETED;
import static dev.vivace.lifecycle.TaskStatus.FAILED;
import static dev.vivace.lifecycle.TaskStatus.PENDING;
import static dev.vivace.lifecycle.TaskStatus.PENDING_CANCELLATION;
import static dev.vivace.lifecycle.TaskStatus.RUNNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Status: law S1 of the contract; S2 and S3 are inherited. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface StatusLaws extends ListenerLaws, LateListenerLaws, SettlingLaws {

    @Test
    default void S1_work_that_gives_a_value_completes() throws Exception {
        SpawningTask<TaskStatus, TaskId> task = runtime().<TaskStatus>to().prepare((AsyncWork<TaskStatus>)
                context -> context.task().status());
        assertEquals(PENDING, task.status());
        assertEquals(List.of(), task.statusHistory(), "no move yet");
        assertEquals(RUNNING, task.await(), "inside the work");
        assertEquals(List.of(RUNNING, COMPLETED), Histories.stations(task));
        Histories.assertWhole(task);
    }

    @Test
    default void S1_work_that_throws_fails() throws Exception {
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().run(() -> {
            throw new IOException("as intended");
        });
        task.awaitResult();
        assertEquals(List.of(RUNNING, FAILED), Histories.stations(task));
        Histories.assertWhole(task);
    }

    @Test
    default void S1_a_pending_task_is_cancelled_without_running() throws Exception {
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().prepare(() -> 1);
        task.cancel(CancellationLevel.GRACEFUL);
        assertEquals(
                TaskResult.<Integer>failure(new AsyncTaskError.Cancelled(CancellationLevel.GRACEFUL)),
                task.awaitResult());
        Histories.assertWhole(task);
        assertEquals(CANCELLED, task.status());
        assertTrue(!Histories.stations(task).contains(RUNNING), "never ran: " + task.statusHistory());
    }

    @Test
    default void S1_running_work_that_is_asked_to_stop_ends_in_any_of_three_ways() throws Exception {
        assertEquals(List.of(RUNNING, PENDING_CANCELLATION, CANCELLED), stationsWhenAskedToStop(cancelled -> {
            throw cancelled;
        }));
        assertEquals(List.of(RUNNING, PENDING_CANCELLATION, COMPLETED), stationsWhenAskedToStop(cancelled -> 1));
        assertEquals(List.of(RUNNING, PENDING_CANCELLATION, FAILED), stationsWhenAskedToStop(cancelled -> {
            throw new IOException("as intended");
        }));
    }

    private List<TaskStatus> stationsWhenAskedToStop(WhenAsked whenAsked) throws Exception {
        TestRuntime test = seeded();
        AtomicReference<TaskStatus> seen = new AtomicReference<>();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run((AsyncWork<Integer>) context -> {
            try {
                context.sleep(Duration.ofHours(1));
                return 0;
            } catch (TaskCancelledException e) {
                seen.set(context.task().status());
                return whenAsked.end(e);
            }
        });
        test.awaitQuiet();
        task.cancel(CancellationLevel.GRACEFUL);
        test.awaitQuiet();
        assertEquals(PENDING_CANCELLATION, seen.get(), "inside the work, after the request");
        Histories.assertWhole(task);
        return Histories.stations(task);
    }

    @Test
    default void S1_a_terminal_status_is_final() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = runtime();
        SpawningTask<Integer, TaskId> completed = runtime.<Integer>to().run(() -> 1);
        SpawningTask<Integer, TaskId> failed = runtime.<Integer>to().run(() -> {
            throw new IOException("as intended");
        });
        SpawningTask<Integer, TaskId> cancelled = runtime.<Integer>to().prepare(() -> 1);
        cancelled.cancel(CancellationLevel.KILL_HARD);
        Set<TaskStatus> ends = EnumSet.noneOf(TaskStatus.class);
        for (SpawningTask<Integer, TaskId> task : List.of(completed, failed, cancelled)) {
            TaskResult<Integer> result = task.awaitResult();
            TaskStatus status = task.status();
            List<StatusChange> history = task.statusHistory();
            for (CancellationLevel level : CancellationLevel.values()) {
                task.cancel(level);
            }
            task.cancel(true);
            task.start();
            assertEquals(status, task.status());
            assertEquals(history, task.statusHistory());
            assertEquals(Optional.of(result), task.result());
            ends.add(status);
        }
        assertEquals(EnumSet.of(COMPLETED, FAILED, CANCELLED), ends);
    }

    @Test
    default void S1_only_legal_moves_when_cancellation_races_with_the_end() throws Exception {
        race(300, false, (value, round) -> {
            if (round % 2 == 0) {
                value.complete(round);
            } else {
                value.completeExceptionally(new IOException("as intended"));
            }
        });
    }

    @Test
    default void S1_only_legal_moves_when_cancellation_races_with_the_start() throws Exception {
        race(300, true, CompletableFuture::complete);
    }

    /** In each round three levels of cancellation, and the end or the start of the work, happen at the same time. */
    private void race(int rounds, boolean start, End end) throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = open(builder().uncaught((task, failure) -> {}));
        CyclicBarrier together = new CyclicBarrier(CancellationLevel.values().length + 1);
        AtomicReference<@Nullable SpawningTask<Integer, TaskId>> current = new AtomicReference<>();
        List<Aside> cancellers = List.of(CancellationLevel.values()).stream()
                .map(level -> aside(() -> {
                    for (int round = 0; round < rounds; round++) {
                        together.await();
                        SpawningTask<Integer, TaskId> task = current.get();
                        if (task != null) {
                            task.cancel(level);
                        }
                        together.await();
                    }
                }))
                .toList();
        for (int round = 0; round < rounds; round++) {
            CompletableFuture<Integer> value = new CompletableFuture<>();
            AsyncWork<Integer> work = AsyncWork.ofStage(context -> value);
            SpawningTask<Integer, TaskId> task = start
                    ? runtime.<Integer>to().prepare(work)
                    : runtime.<Integer>to().run(work);
            current.set(task);
            together.await();
            if (start) {
                task.start();
            }
            end.end(value, round);
            together.await();
            TaskResult<Integer> result = task.awaitResult();
            Histories.assertWhole(task);
            assertEquals(
                    result instanceof TaskResult.Success, task.status() == COMPLETED, task.status() + ", " + result);
        }
        for (Aside canceller : cancellers) {
            canceller.join();
        }
    }

    /** How work ends that was asked to stop. */
    @FunctionalInterface
    interface WhenAsked {

        /**
         * Ends.
         *
         * @param cancelled what the library wait threw
         * @return a value
         * @throws Exception an error
         */
        Integer end(TaskCancelledException cancelled) throws Exception;
    }

    /** How a round ends. */
    @FunctionalInterface
    interface End {

        /**
         * Ends it.
         *
         * @param value what the work waits for
         * @param round its number
         */
        void end(CompletableFuture<Integer> value, int round);
    }
}
