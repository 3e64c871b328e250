package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeListener;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Failures beside the work, of handlers, listeners, policies and late ends, are not swallowed: law F1 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface HiddenFailureLaws extends Subject {

    @Test
    default void F1_a_failed_handler_is_suppressed_under_the_cancellation() throws Exception {
        for (CancellationLevel level : List.of(CancellationLevel.GRACEFUL, CancellationLevel.KILL)) {
            TestRuntime test = concurrent(8);
            IOException failure = new IOException("the handler's");
            SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(context -> {
                context.sleep(Duration.ofDays(1));
                return 1;
            });
            task.onCancel(
                    ignored -> {
                        throw failure;
                    },
                    true);
            test.awaitQuiet();
            task.cancel(level);
            AsyncTaskException thrown = assertThrows(AsyncTaskException.class, task::await);
            assertEquals(new AsyncTaskError.Cancelled(level), thrown.error());
            assertTrue(Kept.in(thrown, failure), "kept under " + thrown);
        }
    }

    @Test
    default void F1_a_failed_handler_of_a_task_that_succeeds_goes_to_the_hook() throws Exception {
        IllegalStateException failure = new IllegalStateException("the handler's");
        assertToldToHook(failure, runtime -> {
            Puppet puppet = new Puppet();
            SpawningTask<Integer, TaskId> task = runtime.<Integer>to().run(puppet);
            Gate handler = gate();
            task.onCancel(level -> {
                handler.pass();
                throw failure;
            });
            puppet.awaitBegin();
            task.cancel(CancellationLevel.GRACEFUL);
            handler.awaitArrival();
            handler.open();
            puppet.ends(1);
            assertEquals(1, task.await());
        });
    }

    @Test
    default void F1_a_status_listener_that_throws_is_told_to_the_hook() throws Exception {
        IllegalStateException failure = new IllegalStateException("the listener's");
        assertToldToHook(failure, runtime -> {
            SpawningTask<Integer, TaskId> task = runtime.<Integer>to().prepare(() -> 1);
            task.onStatus(change -> {
                throw failure;
            });
            assertEquals(1, task.await(), "it harms nothing");
        });
    }

    @Test
    default void F1_an_error_handler_that_throws_is_told_to_the_hook() throws Exception {
        IllegalStateException failure = new IllegalStateException("the handler's");
        assertToldToHook(failure, runtime -> {
            SpawningTask<Integer, TaskId> task = runtime.<Integer>to().prepare(() -> 1);
            task.onError(error -> {
                throw failure;
            });
            task.recordError(new AsyncTaskError.InvalidData("as intended"));
            assertEquals(1, task.await(), "it harms nothing");
        });
    }

    @Test
    default void F1_a_runtime_listener_that_throws_is_told_to_the_hook() throws Exception {
        IllegalStateException failure = new IllegalStateException("the listener's");
        RuntimeListener listener = new RuntimeListener() {
            @Override
            public void onStatus(AsyncTask<?, ?> task, StatusChange change) {
                if (change.to() == TaskStatus.RUNNING) {
                    throw failure;
                }
            }
        };
        assertToldToHook(
                builder().listener(listener),
                failure,
                runtime -> assertEquals(1, runtime.<Integer>to().run(() -> 1).await(), "it harms nothing"));
    }

    @Test
    default void F1_work_that_fails_after_the_deadline_is_told_to_the_hook() throws Exception {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        TestRuntime test = concurrent(8, builder().uncaught((task, failure) -> uncaught.add(failure)));
        Gate gate = gate();
        IOException late = new IOException("late");
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .timeout(Duration.ofSeconds(1))
                .run(() -> {
                    gate.passDeaf();
                    throw late;
                });
        gate.awaitArrival();
        test.clock().advance(Duration.ofSeconds(1));
        assertInstanceOf(
                AsyncTaskError.Timeout.class, task.awaitResult().failure().orElseThrow());
        gate.open();
        until(() -> !uncaught.isEmpty());
        assertTrue(Kept.holds(uncaught, late), "told of " + uncaught);
    }

    @Test
    default void F1_what_an_executor_runs_without_a_handle_is_told_to_the_hook() throws Exception {
        IllegalStateException failure = new IllegalStateException("nobody waits for it");
        assertToldToHook(
                failure,
                runtime -> runtime.asExecutor().execute(() -> {
                    throw failure;
                }));
    }

    @Test
    default void F1_a_predicate_that_throws_hides_no_failure() throws Exception {
        assertBothKept(
                (builder, own) -> builder.retry(3, RetryStrategy.immediate()).recoverIf(error -> {
                    throw own;
                }));
    }

    @Test
    default void F1_a_retry_strategy_that_throws_hides_no_failure() throws Exception {
        assertBothKept((builder, own) -> builder.retry(3, (retry, random) -> {
            throw own;
        }));
    }

    @Test
    default void F1_an_error_mapper_that_throws_hides_no_failure() throws Exception {
        IOException failure = new IOException("the work's");
        SpawningTaskBuilder<Integer, Exception, TaskId> builder = runtime()
                .<Integer>to()
                .mapError(error -> {
                    throw new IllegalStateException("the mapper's");
                });
        Exception thrown = assertThrows(
                Exception.class,
                () -> builder.await(() -> {
                    throw failure;
                }));
        assertTrue(Kept.in(thrown, failure), "kept under " + thrown);
    }

    @Test
    default void F1_a_carrier_that_throws_hides_nothing() throws Exception {
        IllegalStateException failure = new IllegalStateException("the carrier's");
        List<Throwable> kept = Collections.synchronizedList(new ArrayList<>());
        Runtime<@Nullable Object, TaskId> runtime =
                open(builder().uncaught((task, uncaught) -> kept.add(uncaught)).carrier(() -> () -> {
                    throw failure;
                }));
        TaskResult<Integer> result = runtime.<Integer>to().run(() -> 1).awaitResult();
        result.failure().flatMap(error -> error.cause()).ifPresent(kept::add);
        runtime.shutdown(Duration.ofDays(1));
        assertTrue(Kept.holds(kept, failure), "the task gave " + result + ", the hook was told of " + kept);
    }

    @Test
    default void F1_a_carrier_that_throws_at_the_end_hides_nothing() throws Exception {
        IllegalStateException closing = new IllegalStateException("the carrier's");
        IOException failure = new IOException("the work's");
        List<Throwable> kept = Collections.synchronizedList(new ArrayList<>());
        Runtime<@Nullable Object, TaskId> runtime = open(builder()
                .uncaught((task, uncaught) -> kept.add(uncaught))
                .carrier(() -> () -> () -> {
                    throw closing;
                }));
        SpawningTask<Integer, TaskId> task = runtime.<Integer>to().run(() -> {
            throw failure;
        });
        kept.add(assertThrows(AsyncTaskException.class, task::await));
        runtime.shutdown(Duration.ofDays(1));
        assertTrue(Kept.holds(kept, failure), "the work's own failure, among " + kept);
        assertTrue(Kept.holds(kept, closing), "the carrier's, among " + kept);
    }

    private void assertToldToHook(Throwable failure, Happening what) throws Exception {
        assertToldToHook(builder(), failure, what);
    }

    /** Lets something happen in a runtime, and waits until its hook is told of a failure. */
    private void assertToldToHook(RuntimeBuilder<@Nullable Object, TaskId> builder, Throwable failure, Happening what)
            throws Exception {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        Runtime<@Nullable Object, TaskId> runtime = open(builder.uncaught((task, each) -> uncaught.add(each)));
        what.in(runtime);
        runtime.shutdown(Duration.ofDays(1));
        until(() -> !uncaught.isEmpty());
        assertTrue(Kept.holds(uncaught, failure), "told of " + uncaught);
    }

    /** Both the work's failure and that of a policy are in what the task throws, or at the hook. */
    private void assertBothKept(Policy policy) throws Exception {
        List<Throwable> kept = Collections.synchronizedList(new ArrayList<>());
        Runtime<@Nullable Object, TaskId> runtime = open(builder().uncaught((task, each) -> kept.add(each)));
        IOException failure = new IOException("the work's");
        IllegalStateException own = new IllegalStateException("the policy's");
        SpawningTask<Integer, TaskId> task = policy.set(runtime.<Integer>to(), own)
                .run(() -> {
                    throw failure;
                });
        kept.add(assertThrows(AsyncTaskException.class, task::await));
        runtime.shutdown(Duration.ofDays(1));
        assertTrue(Kept.holds(kept, failure), "the work's, among " + kept);
        assertTrue(Kept.holds(kept, own), "the policy's, among " + kept);
    }

    /** Something that happens in a runtime. */
    @FunctionalInterface
    interface Happening {

        /**
         * Lets it happen.
         *
         * @param runtime where
         * @throws Exception fails the test
         */
        void in(Runtime<@Nullable Object, TaskId> runtime) throws Exception;
    }

    /** Sets a policy that throws. */
    @FunctionalInterface
    interface Policy {

        /**
         * Sets it.
         *
         * @param builder the task
         * @param own what it throws
         * @return the task with it
         */
        SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> set(
                SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> builder, RuntimeException own);
    }
}
