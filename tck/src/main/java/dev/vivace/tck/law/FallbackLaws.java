package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.BreakerConfig;
import dev.vivace.policy.Bulkhead;
import dev.vivace.policy.CircuitBreaker;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is done when the work has failed for good: law F4 of the contract. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface FallbackLaws extends Subject {

    @Test
    default void F4_the_fallback_sees_the_original_error() throws Exception {
        List<Exception> failures = List.of(
                new IOException("input or output"),
                new Exception("checked"),
                new IllegalStateException("unchecked"),
                new AsyncTaskException(new AsyncTaskError.InvalidData("by name")));
        for (Exception failure : failures) {
            List<AsyncTaskError> seen = new ArrayList<>();
            SpawningTask<Integer, TaskId> task = runtime()
                    .<Integer>to()
                    .fallback(error -> {
                        seen.add(error);
                        return 2;
                    })
                    .run(() -> {
                        throw failure;
                    });
            assertEquals(2, task.await());
            assertEquals(List.of(AsyncTaskError.of(failure)), seen, "asked once, with the error itself");
            assertEquals(TaskStatus.COMPLETED, task.status());
            assertEquals(List.of(AsyncTaskError.of(failure)), task.errors(), "what it made good is still told");
            assertTrue(task.fallback().isPresent());
        }
    }

    @Test
    default void F4_the_fallback_is_asked_after_the_last_attempt() throws Exception {
        TestRuntime test = seeded();
        List<String> trace = new ArrayList<>();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .fallback(error -> {
                    trace.add("fallback after " + error.cause().orElseThrow().getMessage());
                    return 2;
                })
                .retry(2, RetryStrategy.immediate())
                .run(context -> {
                    trace.add("attempt " + context.attempt());
                    throw new IOException("failure " + context.attempt());
                });
        assertEquals(2, test.resultOf(task).orElseThrow());
        assertEquals(List.of("attempt 1", "attempt 2", "attempt 3", "fallback after failure 3"), trace);
    }

    @Test
    default void F4_both_errors_are_kept_when_the_fallback_fails_too() throws Exception {
        IOException original = new IOException("the work's");
        IllegalStateException second = new IllegalStateException("the fallback's");
        SpawningTask<Integer, TaskId> task = runtime()
                .<Integer>to()
                .fallback(error -> {
                    throw second;
                })
                .run(() -> {
                    throw original;
                });
        AsyncTaskError both =
                new AsyncTaskError.RecoveryFailed(new AsyncTaskError.Io(original), new AsyncTaskError.Panic(second));
        assertEquals(TaskResult.<Integer>failure(both), task.awaitResult());
        assertEquals(TaskStatus.FAILED, task.status());
        AsyncTaskException thrown = assertThrows(AsyncTaskException.class, task::await);
        assertEquals(both, thrown.error());
        assertSame(second, thrown.getCause(), "the fallback's is the cause");
        assertTrue(List.of(thrown.getSuppressed()).contains(original), "the original is suppressed");
        assertTrue(task.errors().contains(new AsyncTaskError.Io(original)), "among " + task.errors());
    }

    @Test
    default void F4_all_errors_are_kept_when_attempts_and_fallback_fail() throws Exception {
        List<IOException> failures = List.of(new IOException("1"), new IOException("2"), new IOException("3"));
        IOException second = new IOException("the fallback's");
        SpawningTask<Integer, TaskId> task = runtime()
                .<Integer>to()
                .retry(2, RetryStrategy.immediate())
                .fallback(error -> {
                    throw second;
                })
                .run(context -> {
                    throw failures.get(context.attempt() - 1);
                });
        AsyncTaskException thrown = assertThrows(AsyncTaskException.class, task::await);
        assertEquals(
                new AsyncTaskError.RecoveryFailed(
                        new AsyncTaskError.Io(failures.getLast()), new AsyncTaskError.Io(second)),
                thrown.error());
        for (IOException failure : failures) {
            assertTrue(Kept.in(thrown, failure), "kept " + failure);
        }
    }

    @Test
    default void F4_the_fallback_is_not_asked_without_need() throws Exception {
        List<AsyncTaskError> asked = new ArrayList<>();
        SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> builder = runtime()
                .<Integer>to()
                .fallback(error -> {
                    asked.add(error);
                    return 2;
                });
        assertEquals(1, builder.run(() -> 1).await());
        assertEquals(Optional.empty(), runtime().<Integer>to().prepare(() -> 1).fallback());
        assertEquals(List.of(), asked);
    }

    @Test
    default void F4_the_fallback_does_not_help_a_cancelled_task() throws Exception {
        for (CancellationLevel level : CancellationLevel.values()) {
            TestRuntime test = concurrent(8);
            List<AsyncTaskError> asked = new ArrayList<>();
            SpawningTask<Integer, TaskId> task = test.runtime()
                    .<Integer>to()
                    .fallback(error -> {
                        asked.add(error);
                        return 2;
                    })
                    .run(context -> {
                        context.sleep(Duration.ofDays(1));
                        return 1;
                    });
            test.awaitQuiet();
            task.cancel(level);
            test.awaitQuiet();
            assertEquals(Optional.of(TaskResult.<Integer>failure(new AsyncTaskError.Cancelled(level))), task.result());
            assertEquals(List.of(), asked, "at " + level);
        }
    }

    @Test
    default void F4_the_fallback_sees_what_the_policies_refuse() throws Exception {
        TestRuntime test = seeded();
        CircuitBreaker open = test.runtime()
                .circuitBreaker(BreakerConfig.named("open").withFailures(1).withOpenFor(Duration.ofDays(1)));
        assertTrue(open.tryEnter());
        open.failed(new AsyncTaskError.InvalidData("as intended"));
        Bulkhead full = test.runtime().bulkhead("full", 1, Duration.ZERO);
        assertTrue(full.enter());
        SpawningTaskBuilder<AsyncTaskError, AsyncTaskException, TaskId> builder =
                test.runtime().<AsyncTaskError>to().fallback(error -> error);
        AsyncTaskError none = new AsyncTaskError.Unknown("the work ran");
        AsyncTaskError refused = valueOf(test, builder.breaker(open).run(() -> none));
        assertEquals(AsyncTaskError.Rejected.class, refused.getClass(), refused.message());
        assertTrue(refused.message().contains("open"), "it names the breaker: " + refused.message());
        AsyncTaskError crowded = valueOf(test, builder.bulkhead(full).run(() -> none));
        assertEquals(AsyncTaskError.ResourceLimit.class, crowded.getClass(), crowded.message());
        assertTrue(crowded.message().contains("full"), "it names the bulkhead: " + crowded.message());
        Duration second = Duration.ofSeconds(1);
        AsyncTaskError late = valueOf(test, builder.attemptTimeout(second).run(context -> {
            context.sleep(Duration.ofDays(1));
            return none;
        }));
        assertEquals(new AsyncTaskError.Timeout(second), late);
    }

    @Test
    default void F4_the_fallback_sees_what_the_predicate_does_not_accept() throws Exception {
        IOException failure = new IOException("as intended");
        SpawningTask<AsyncTaskError, TaskId> task = runtime()
                .<AsyncTaskError>to()
                .retry(9, RetryStrategy.immediate())
                .recoverIf(error -> false)
                .fallback(error -> error)
                .run(() -> {
                    throw failure;
                });
        assertEquals(new AsyncTaskError.Io(failure), task.await());
        assertEquals(1, task.attempt());
    }

    private static AsyncTaskError valueOf(TestRuntime test, SpawningTask<AsyncTaskError, TaskId> task)
            throws InterruptedException {
        return test.resultOf(task).orElseThrow();
    }
}
