package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is retried: law F3 of the contract. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface RetryPredicateLaws extends Subject {

    @Test
    default void F3_only_accepted_errors_are_retried() throws Exception {
        List<AsyncTaskError> asked = new ArrayList<>();
        List<AsyncTaskError> errors = List.of(
                new AsyncTaskError.Io(new IOException("1")),
                new AsyncTaskError.Io(new IOException("2")),
                new AsyncTaskError.InvalidData("final"));
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .retry(9, RetryStrategy.immediate())
                .recoverIf(error -> {
                    asked.add(error);
                    return error instanceof AsyncTaskError.Io;
                })
                .run(context -> {
                    throw new AsyncTaskException(errors.get(context.attempt() - 1));
                });
        assertEquals(TaskResult.<Integer>failure(errors.getLast()), test.resultOf(task));
        assertEquals(3, task.attempt(), "attempts");
        assertEquals(errors, asked, "what the predicate was asked");
        assertTrue(task.canRecoverFrom(errors.getFirst()));
        assertFalse(task.canRecoverFrom(errors.getLast()));
    }

    @Test
    default void F3_without_a_predicate_every_failure_is_retried() throws Exception {
        List<Exception> failures = List.of(
                new IOException("input or output"),
                new Exception("checked"),
                new IllegalStateException("unchecked"),
                new AsyncTaskException(new AsyncTaskError.InvalidData("by name")),
                new InterruptedException("though nobody has cancelled"));
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .retry(9, RetryStrategy.immediate())
                .run(context -> {
                    if (context.attempt() <= failures.size()) {
                        throw failures.get(context.attempt() - 1);
                    }
                    return context.attempt();
                });
        assertEquals(failures.size() + 1, test.resultOf(task).orElseThrow());
    }

    @Test
    default void F3_a_cancelled_attempt_is_never_retried() throws Exception {
        for (CancellationLevel level : CancellationLevel.values()) {
            TestRuntime test = concurrent(8);
            SpawningTask<Integer, TaskId> task = test.runtime()
                    .<Integer>to()
                    .retry(9, RetryStrategy.immediate())
                    .recoverIf(error -> true)
                    .run(context -> {
                        context.sleep(Duration.ofDays(1));
                        return 1;
                    });
            test.awaitQuiet();
            task.cancel(level);
            test.awaitQuiet();
            assertEquals(Optional.of(cancelled(level)), task.result());
            assertEquals(TaskStatus.CANCELLED, task.status());
            assertEquals(1, task.attempt(), "attempts at " + level);
        }
    }

    @Test
    default void F3_whatever_a_cancelled_attempt_throws_is_not_retried() throws Exception {
        TestRuntime test = concurrent(8);
        IOException own = new IOException("instead of the cancellation");
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .retry(9, RetryStrategy.immediate())
                .recoverIf(error -> true)
                .run(context -> {
                    try {
                        context.sleep(Duration.ofDays(1));
                    } catch (TaskCancelledException e) {
                        throw own;
                    }
                    return 1;
                });
        test.awaitQuiet();
        task.cancel(CancellationLevel.GRACEFUL);
        test.awaitQuiet();
        assertEquals(Optional.of(TaskResult.<Integer>failure(new AsyncTaskError.Io(own))), task.result());
        assertEquals(1, task.attempt(), "attempts");
    }

    @Test
    default void F3_a_task_cancelled_between_attempts_makes_no_other() throws Exception {
        for (CancellationLevel level : CancellationLevel.values()) {
            TestRuntime test = concurrent(8);
            SpawningTask<Integer, TaskId> task = test.runtime()
                    .<Integer>to()
                    .retry(9, RetryStrategy.fixed(Duration.ofMinutes(1)))
                    .recoverIf(error -> true)
                    .run(() -> {
                        throw new IOException("as intended");
                    });
            test.awaitQuiet();
            task.cancel(level);
            test.advance(Duration.ofHours(1));
            assertEquals(Optional.of(cancelled(level)), task.result());
            assertEquals(1, task.attempt(), "attempts at " + level);
        }
    }

    @Test
    default void F3_the_cancellation_of_another_task_is_not_retried() throws Exception {
        TestRuntime test = concurrent(8);
        SpawningTask<Integer, TaskId> other = test.runtime().<Integer>to().prepare(() -> 1);
        other.cancel(CancellationLevel.GRACEFUL);
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .retry(9, RetryStrategy.immediate())
                .recoverIf(error -> true)
                .run(context -> other.await());
        test.awaitQuiet();
        assertFalse(task.result().orElseThrow().isSuccess());
        assertEquals(1, task.attempt(), "attempts");
        assertEquals(TaskStatus.FAILED, task.status(), "nobody has cancelled this one");
    }

    @Test
    default void F3_no_predicate_makes_cancellations_and_errors_recoverable() {
        SpawningTask<Integer, TaskId> task = runtime()
                .<Integer>to()
                .retry(9, RetryStrategy.immediate())
                .recoverIf(error -> true)
                .prepare(() -> 1);
        assertTrue(task.canRecoverFrom(new AsyncTaskError.Io(new IOException("as intended"))));
        assertTrue(task.canRecoverFrom(new AsyncTaskError.Panic(new IllegalStateException("as intended"))));
        for (CancellationLevel level : CancellationLevel.values()) {
            assertFalse(task.canRecoverFrom(new AsyncTaskError.Cancelled(level)), "from " + level);
        }
        assertFalse(task.canRecoverFrom(new AsyncTaskError.Panic(new LinkageError("as intended"))), "from an Error");
    }

    @Test
    default void F3_a_predicate_is_not_asked_without_need() throws Exception {
        List<AsyncTaskError> asked = new ArrayList<>();
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .retry(2, RetryStrategy.immediate())
                .recoverIf(asked::add)
                .run(() -> 1);
        test.resultOf(task);
        assertEquals(List.of(), asked);
    }

    private static TaskResult<Integer> cancelled(CancellationLevel level) {
        return TaskResult.failure(new AsyncTaskError.Cancelled(level));
    }
}
