package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.Lane;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Errors and panics: law F6 of the contract. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface PanicLaws extends Subject {

    @Test
    default void F6_an_error_passes_through_and_is_never_retried() throws Exception {
        for (Error error : errors()) {
            TestRuntime test = seeded();
            List<AsyncTaskError> asked = new ArrayList<>();
            SpawningTask<Integer, TaskId> task = test.runtime()
                    .<Integer>to()
                    .retry(9, RetryStrategy.immediate())
                    .recoverIf(any -> true)
                    .fallback(original -> {
                        asked.add(original);
                        return 2;
                    })
                    .run(() -> {
                        throw error;
                    });
            assertEquals(TaskResult.<Integer>failure(new AsyncTaskError.Panic(error)), test.resultOf(task));
            assertEquals(1, task.attempt(), "attempts that threw " + error);
            assertEquals(List.of(), asked, "what the fallback was asked");
            assertEquals(TaskStatus.FAILED, task.status());
            assertSame(
                    error, assertThrows(AsyncTaskException.class, task::await).getCause());
        }
    }

    @Test
    default void F6_an_error_in_a_later_attempt_ends_the_retries() throws Exception {
        TestRuntime test = seeded();
        IOException first = new IOException("first");
        LinkageError second = new LinkageError("second");
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .retry(9, RetryStrategy.immediate())
                .run(context -> {
                    if (context.attempt() == 1) {
                        throw first;
                    }
                    throw second;
                });
        test.resultOf(task);
        assertEquals(2, task.attempt());
        AsyncTaskException thrown = assertThrows(AsyncTaskException.class, task::await);
        assertSame(second, thrown.getCause());
        assertTrue(Kept.in(thrown, first), "the first is kept under " + thrown);
    }

    @Test
    default void F6_an_error_of_the_fallback_keeps_the_original() throws Exception {
        IOException original = new IOException("the work's");
        LinkageError second = new LinkageError("the fallback's");
        SpawningTask<Integer, TaskId> task = runtime()
                .<Integer>to()
                .fallback(error -> {
                    throw second;
                })
                .run(() -> {
                    throw original;
                });
        AsyncTaskException thrown = assertThrows(AsyncTaskException.class, task::await);
        assertTrue(Kept.in(thrown, second), "the fallback's is in " + thrown);
        assertTrue(Kept.in(thrown, original), "the work's is in " + thrown);
    }

    @Test
    default void F6_an_unchecked_exception_is_a_panic() throws Exception {
        for (RuntimeException bug : List.of(
                new IllegalStateException("as intended"),
                new NullPointerException("as intended"),
                new ArithmeticException("as intended"))) {
            SpawningTask<Integer, TaskId> task = runtime().<Integer>to().run(() -> {
                throw bug;
            });
            assertEquals(TaskResult.<Integer>failure(new AsyncTaskError.Panic(bug)), task.awaitResult());
            assertEquals(TaskStatus.FAILED, task.status());
            assertSame(bug, assertThrows(AsyncTaskException.class, task::await).getCause());
            assertTrue(Kept.in(assertThrows(ExecutionException.class, task::get), bug));
        }
    }

    @Test
    default void F6_other_exceptions_are_what_they_are() throws Exception {
        Exception checked = new Exception("checked");
        assertEquals(new AsyncTaskError.Failure(checked), errorOf(checked));
        IOException io = new IOException("input or output");
        assertEquals(new AsyncTaskError.Io(io), errorOf(io));
        AsyncTaskError named = new AsyncTaskError.InvalidData("by name");
        assertEquals(named, errorOf(new AsyncTaskException(named)));
        InterruptedException stray = new InterruptedException("though nobody has cancelled");
        assertEquals(new AsyncTaskError.Failure(stray), errorOf(stray));
    }

    @Test
    default void F6_no_thread_dies_of_a_panic_or_an_error() throws Exception {
        for (Lane lane : Lane.values()) {
            TestRuntime test = concurrent(1, builder().workerThreads(1));
            for (int round = 0; round < 5; round++) {
                for (Throwable thrown : List.of(new LinkageError("as intended"), new IllegalStateException("too"))) {
                    SpawningTask<Integer, TaskId> task =
                            test.runtime().<Integer>to().lane(lane).run(() -> thrower(thrown));
                    assertEquals(TaskResult.<Integer>failure(new AsyncTaskError.Panic(thrown)), task.awaitResult());
                    SpawningTask<Integer, TaskId> next =
                            test.runtime().<Integer>to().lane(lane).run(() -> 1);
                    assertEquals(1, next.await(), "the next task of lane " + lane);
                }
            }
            test.awaitQuiet();
            assertEquals(0, test.runtime().activeCount());
        }
    }

    @Test
    default void F6_an_overflown_stack_is_an_error_like_others() throws Exception {
        SpawningTask<Integer, TaskId> task =
                runtime().<Integer>to().retry(9, RetryStrategy.immediate()).run(() -> endless(0));
        AsyncTaskError.Panic panic = assertInstanceOf(
                AsyncTaskError.Panic.class, task.awaitResult().failure().orElseThrow());
        assertInstanceOf(StackOverflowError.class, panic.exception());
        assertEquals(1, task.attempt());
        assertEquals(1, runtime().<Integer>to().run(() -> 1).await(), "the next task");
    }

    @Test
    default void F6_an_error_in_a_cancel_handler_harms_nothing() throws Exception {
        TestRuntime test = concurrent(8);
        LinkageError error = new LinkageError("the handler's");
        List<String> ran = new ArrayList<>();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(context -> {
            context.sleep(Duration.ofDays(1));
            return 1;
        });
        task.onCancel(level -> ran.add("before"));
        task.onCancel(level -> {
            throw error;
        });
        task.onCancel(level -> ran.add("after"));
        test.awaitQuiet();
        task.cancel(CancellationLevel.GRACEFUL);
        AsyncTaskException thrown = assertThrows(AsyncTaskException.class, task::await);
        assertEquals(new AsyncTaskError.Cancelled(CancellationLevel.GRACEFUL), thrown.error());
        assertTrue(Kept.in(thrown, error), "kept under " + thrown);
        assertEquals(2, ran.size(), "the other handlers ran: " + ran);
    }

    @Test
    default void F6_a_panic_reaches_whoever_submitted_it() throws Exception {
        ExecutorService executor = runtime().asExecutor();
        IllegalStateException bug = new IllegalStateException("as intended");
        Future<Integer> future = executor.submit(() -> {
            throw bug;
        });
        assertTrue(Kept.in(assertThrows(ExecutionException.class, future::get), bug));
        assertEquals(1, executor.submit(() -> 1).get(), "the next one");
    }

    private AsyncTaskError errorOf(Exception thrown) throws InterruptedException {
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().run(() -> {
            throw thrown;
        });
        return task.awaitResult().failure().orElseThrow();
    }

    private static List<Error> errors() {
        return List.of(
                new OutOfMemoryError("as intended"),
                new NoClassDefFoundError("as intended"),
                new StackOverflowError("as intended"),
                new AssertionError("as intended"));
    }

    private static int thrower(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    private static int endless(int depth) {
        return depth < 0 ? 0 : endless(depth + 1) + 1;
    }
}
