package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.JoinedChildren;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.SpawningTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.policy.JoinPolicy;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Failures of attempts and of children are not swallowed: law F1 of the contract; see {@link HiddenFailureLaws}. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface LostFailureLaws extends Subject {

    @Test
    default void F1_earlier_attempts_are_suppressed_under_the_last() throws Exception {
        List<IOException> failures = List.of(new IOException("1"), new IOException("2"), new IOException("3"));
        SpawningTask<Integer, TaskId> task = runtime()
                .<Integer>to()
                .retry(2, RetryStrategy.immediate())
                .run(context -> {
                    throw failures.get(context.attempt() - 1);
                });
        AsyncTaskException thrown = assertThrows(AsyncTaskException.class, task::await);
        assertSame(failures.get(2), thrown.getCause(), "the last is the cause");
        assertEquals(new AsyncTaskError.Io(failures.get(2)), thrown.error());
        for (IOException earlier : failures.subList(0, 2)) {
            assertTrue(Stream.of(thrown.getSuppressed()).anyMatch(each -> Kept.in(each, earlier)), "kept " + earlier);
        }
        List<AsyncTaskError> errors =
                failures.stream().<AsyncTaskError>map(AsyncTaskError.Io::new).toList();
        assertEquals(errors, task.errors(), "all of them, in order");
    }

    @Test
    default void F1_errors_of_attempts_that_were_made_good_are_told() throws Exception {
        List<AsyncTaskError> listened = Collections.synchronizedList(new ArrayList<>());
        Runtime<@Nullable Object, TaskId> runtime = open(builder().listener(new RuntimeListener() {
            @Override
            public void onError(AsyncTask<?, ?> task, AsyncTaskError error) {
                listened.add(error);
            }
        }));
        AsyncTaskError.Io first = new AsyncTaskError.Io(new IOException("as intended"));
        SpawningTask<Integer, TaskId> task = runtime.<Integer>to()
                .retry(1, RetryStrategy.immediate())
                .run(context -> {
                    if (context.attempt() == 1) {
                        throw first.exception();
                    }
                    return 1;
                });
        List<AsyncTaskError> handled = Collections.synchronizedList(new ArrayList<>());
        assertEquals(1, task.await());
        task.recordError(new AsyncTaskError.InvalidData("recorded"));
        task.onError(handled::add);
        assertEquals(List.of(first, new AsyncTaskError.InvalidData("recorded")), task.errors());
        until(() -> listened.contains(first));
    }

    @Test
    default void F1_error_handlers_hear_of_each_error_in_order() throws Exception {
        Puppet puppet = new Puppet();
        List<AsyncTaskError> handled = Collections.synchronizedList(new ArrayList<>());
        SpawningTask<Integer, TaskId> task =
                runtime().<Integer>to().retry(1, RetryStrategy.immediate()).run(puppet);
        task.onError(handled::add);
        List<AsyncTaskError> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            expected.add(new AsyncTaskError.InvalidData("recorded " + i));
            task.recordError(expected.getLast());
        }
        AsyncTaskError.Io first = new AsyncTaskError.Io(new IOException("first"));
        expected.add(first);
        puppet.fails(first.exception());
        puppet.awaitBegin();
        AsyncTaskError.Io second = new AsyncTaskError.Io(new IOException("second"));
        expected.add(second);
        puppet.fails(second.exception());
        task.awaitResult();
        until(() -> handled.size() == expected.size());
        assertEquals(expected, handled);
        assertEquals(expected, task.errors());
    }

    @Test
    default void F1_a_child_that_nobody_looked_at_goes_to_the_hook() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        Runtime<@Nullable Object, TaskId> runtime = open(builder().uncaught((task, failure) -> {
            told.add(task.path());
            uncaught.add(failure);
        }));
        IOException failure = new IOException("as intended");
        SpawningTask<Integer, TaskId> parent = runtime.<Integer>to()
                .name("parent")
                .run(context -> {
                    runtime.<Integer>to().name("child").run(() -> {
                        throw failure;
                    });
                    return 1;
                });
        assertEquals(1, parent.await(), "the parent has its value");
        until(() -> !uncaught.isEmpty());
        assertTrue(Kept.holds(uncaught, failure), "told of " + uncaught);
        assertEquals(List.of("parent/child"), told, "whose failure it is, once");
    }

    @Test
    default void F1_a_child_that_was_looked_at_does_not() throws Exception {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        Runtime<@Nullable Object, TaskId> runtime = open(builder().uncaught((task, failure) -> uncaught.add(failure)));
        IOException failure = new IOException("as intended");
        SpawningTask<Boolean, TaskId> parent = runtime.<Boolean>to().run(context -> {
            SpawningTask<Integer, TaskId> child = runtime.<Integer>to().run(() -> {
                throw failure;
            });
            return child.awaitResult().failure().isPresent();
        });
        assertEquals(true, parent.await());
        runtime.shutdown(Duration.ofDays(1));
        assertEquals(List.of(), uncaught);
    }

    @Test
    default void F1_a_failed_child_is_kept_however_its_parent_ends() throws Exception {
        List<Ending> endings = List.of(
                (task, puppet, test) -> puppet.ends(1),
                (task, puppet, test) -> puppet.fails(new IOException("the parent's own")),
                (task, puppet, test) -> {
                    task.cancel(CancellationLevel.GRACEFUL);
                    puppet.endsWith(context -> {
                        context.checkpoint();
                        return 1;
                    });
                },
                (task, puppet, test) -> task.cancel(CancellationLevel.KILL),
                (task, puppet, test) -> task.cancel(CancellationLevel.KILL_HARD),
                (task, puppet, test) -> test.clock().advance(Duration.ofHours(1)));
        for (int i = 0; i < endings.size(); i++) {
            List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
            TestRuntime test = concurrent(8, builder().uncaught((task, failure) -> uncaught.add(failure)));
            Puppet puppet = new Puppet();
            SpawningTask<Integer, TaskId> parent =
                    test.runtime().<Integer>to().timeout(Duration.ofHours(1)).run(puppet);
            IOException failure = new IOException("the child's");
            SpawningTask<Integer, TaskId> child =
                    puppet.does(context -> test.runtime().<Integer>to().run(() -> {
                        throw failure;
                    }));
            until(child::isDone);
            endings.get(i).end(parent, puppet, test);
            List<Throwable> kept = new ArrayList<>();
            try {
                parent.await();
            } catch (AsyncTaskException e) {
                kept.add(e);
            }
            test.close();
            kept.addAll(uncaught);
            assertTrue(Kept.holds(kept, failure), "when the parent ends in way " + i + ", there are only " + kept);
        }
    }

    @Test
    default void F1_what_a_child_makes_of_a_cancellation_is_kept() throws Exception {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        TestRuntime test = concurrent(8, builder().uncaught((task, failure) -> uncaught.add(failure)));
        IOException failure = new IOException("while it was cancelled");
        SpawningTask<Integer, TaskId> parent = test.runtime().<Integer>to().run(context -> {
            test.runtime().<Integer>to().run(child -> {
                try {
                    child.sleep(Duration.ofDays(1));
                } catch (TaskCancelledException e) {
                    throw failure;
                }
                return 1;
            });
            context.sleep(Duration.ofDays(1));
            return 1;
        });
        test.awaitQuiet();
        parent.cancel(CancellationLevel.GRACEFUL);
        List<Throwable> kept = new ArrayList<>(List.of(assertThrows(AsyncTaskException.class, parent::await)));
        test.close();
        kept.addAll(uncaught);
        assertTrue(Kept.holds(kept, failure), "there are only " + kept);
    }

    @Test
    default void F1_a_failure_that_a_parent_passes_on_is_the_same() throws Exception {
        IOException failure = new IOException("as intended");
        SpawningTask<Integer, TaskId> parent = runtime()
                .<Integer>to()
                .run(context -> runtime().<Integer>to().await(child -> {
                    throw failure;
                }));
        AsyncTaskException thrown = assertThrows(AsyncTaskException.class, parent::await);
        assertEquals(new AsyncTaskError.Io(failure), thrown.error());
        assertSame(failure, thrown.getCause());
        AsyncTaskException chained =
                assertThrows(AsyncTaskException.class, parent.<Integer>then(value -> context -> 2)::await);
        assertEquals(new AsyncTaskError.Io(failure), chained.error(), "what was chained fails with the same error");
    }

    @Test
    default void F1_a_join_keeps_the_failures_of_all_children() throws Exception {
        for (JoinPolicy policy : List.of(JoinPolicy.allSucceed(), JoinPolicy.firstSuccess(), JoinPolicy.quorum(2))) {
            IOException first = new IOException("first");
            IOException second = new IOException("second");
            SpawningTask<Integer, TaskId> parent = runtime().<Integer>to().run(context -> {
                failing(runtime(), first, second);
                return context.join(policy).succeeded().size();
            });
            AsyncTaskException thrown = assertThrows(AsyncTaskException.class, parent::await);
            assertTrue(Kept.in(thrown, first), policy + " keeps the first: " + thrown);
            assertTrue(Kept.in(thrown, second), policy + " keeps the second: " + thrown);
        }
        CompletableFuture<JoinedChildren> joined = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> parent = runtime().<Integer>to().run(context -> {
            failing(runtime(), new IOException("first"), new IOException("second"));
            joined.complete(context.join(JoinPolicy.supervised()));
            return 1;
        });
        assertEquals(1, parent.await(), "supervised, the children fail alone");
        assertEquals(2, joined.get().failed().size());
    }

    /** Starts two children of which the second fails after the first, deaf to cancellation. */
    private static void failing(Runtime<@Nullable Object, TaskId> runtime, IOException first, IOException second)
            throws Exception {
        Puppet late = new Puppet();
        runtime.<Integer>to().run(late);
        late.awaitBegin();
        SpawningTask<Integer, TaskId> early = runtime.<Integer>to().run(() -> {
            throw first;
        });
        CountDownLatch settled = new CountDownLatch(1);
        early.onStatus(change -> {
            if (change.to().isTerminal()) {
                settled.countDown();
            }
        });
        late.endsWith(context -> {
            settled.await();
            throw second;
        });
    }

    /** A way for a task to end. */
    @FunctionalInterface
    interface Ending {

        /**
         * Makes it end.
         *
         * @param task the task
         * @param puppet its work
         * @param test its runtime
         * @throws Exception fails the test
         */
        void end(SpawningTask<Integer, TaskId> task, Puppet puppet, TestRuntime test) throws Exception;
    }
}
