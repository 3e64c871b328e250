package dev.vivace.tck.law;

import static dev.vivace.lifecycle.CancellationLevel.GRACEFUL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncWork;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.TaskMessage;
import dev.vivace.policy.Bulkhead;
import dev.vivace.policy.JoinPolicy;
import dev.vivace.policy.RateLimiter;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A task that is asked to stop sees it at every wait of the library: the first sentence of law C1. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface GracefulWaitLaws extends Subject {

    /** Longer than any test moves its clock. */
    Duration LONG = Duration.ofDays(1000);

    @Test
    default void C1_graceful_is_seen_in_a_sleep() throws Exception {
        assertSeen(test -> context -> {
            context.sleep(LONG);
            return 1;
        });
    }

    @Test
    default void C1_graceful_is_seen_while_it_awaits_a_stage() throws Exception {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        assertSeen(test -> context -> context.await(stage));
        assertTrue(stage.isCancelled(), "the stage was asked to cancel");
        CompletableFuture<Integer> other = new CompletableFuture<>();
        assertSeen(test -> AsyncWork.ofStage(context -> other));
        assertTrue(other.isCancelled(), "the stage that the work gave was asked to cancel");
    }

    @Test
    default void C1_graceful_is_seen_while_it_awaits_a_task() throws Exception {
        assertSeen(test -> {
            SpawningTask<Integer, TaskId> other = endless(test);
            return context -> other.await();
        });
        assertSeen(test -> {
            SpawningTask<Integer, TaskId> other = endless(test);
            return context -> other.awaitResult().orElseThrow();
        });
        assertSeen(test -> {
            SpawningTask<Integer, TaskId> other = endless(test);
            return context -> other.get();
        });
        assertSeen(test -> {
            SpawningTask<Integer, TaskId> other = endless(test);
            return context -> other.get(1000, TimeUnit.DAYS);
        });
    }

    @Test
    default void C1_graceful_is_seen_while_it_runs_and_awaits_a_child() throws Exception {
        assertSeen(test -> context -> test.runtime().<Integer>to().await(child -> {
            child.sleep(LONG);
            return 1;
        }));
        assertSeen(test -> context -> test.runtime().blockOn(child -> {
            child.sleep(LONG);
            return 1;
        }));
    }

    @Test
    default void C1_graceful_is_seen_in_a_join() throws Exception {
        assertSeen(test -> context -> {
            endless(test);
            return context.join(JoinPolicy.supervised()).succeeded().size();
        });
        assertSeen(test -> {
            SpawningTask<Integer, TaskId> other = endless(test);
            other.runChild(context -> {
                context.sleep(LONG);
                return 1;
            });
            return context ->
                    other.joinChildren(JoinPolicy.allSucceed()).succeeded().size();
        });
    }

    @Test
    default void C1_graceful_is_seen_while_it_waits_for_a_message_of_a_child() throws Exception {
        assertSeen(test -> context -> {
            endless(test);
            context.children().receive();
            return 1;
        });
        assertSeen(test -> context -> {
            endless(test);
            context.children().poll(LONG);
            return 1;
        });
    }

    @Test
    default void C1_graceful_is_seen_while_it_waits_for_a_message_of_its_parent() throws Exception {
        assertSeenByChild(ChannelConfig.DEFAULT, context -> {
            context.parent().receive();
            return 1;
        });
        assertSeenByChild(ChannelConfig.DEFAULT, context -> {
            context.parent().poll(LONG);
            return 1;
        });
    }

    @Test
    default void C1_graceful_is_seen_while_it_waits_for_room_in_a_channel() throws Exception {
        assertSeenByChild(ChannelConfig.DEFAULT.withCapacity(1), context -> {
            context.parent().send(new TaskMessage.Data<>("has room"));
            context.parent().send(new TaskMessage.Data<>("has none"));
            return 1;
        });
    }

    @Test
    default void C1_graceful_is_seen_in_the_wait_before_a_retry() throws Exception {
        TestRuntime test = concurrent(8);
        assertWakes(
                test,
                test.runtime().<Integer>to().retry(9, RetryStrategy.fixed(LONG)).run(() -> {
                    throw new IOException("as intended");
                }));
    }

    @Test
    default void C1_graceful_is_seen_in_the_wait_for_a_rate_limiter() throws Exception {
        TestRuntime test = concurrent(8);
        RateLimiter limiter = test.runtime().rateLimiter("slow", 1, LONG);
        assertEquals(Duration.ZERO, limiter.reserve(), "the first moment is free");
        assertWakes(test, test.runtime().<Integer>to().rateLimiter(limiter).run(() -> 1));
    }

    @Test
    default void C1_graceful_is_seen_in_the_wait_for_a_bulkhead() throws Exception {
        TestRuntime test = concurrent(8);
        Bulkhead bulkhead = test.runtime().bulkhead("narrow", 1, LONG);
        assertTrue(bulkhead.enter(), "the first place is free");
        assertWakes(test, test.runtime().<Integer>to().bulkhead(bulkhead).run(() -> 1));
        bulkhead.leave();
        assertTrue(bulkhead.enter(), "the place is still there for others");
    }

    /** Work that waits wakes; work that was asked before does not begin to wait. */
    private void assertSeen(Waiting work) throws Exception {
        TestRuntime test = concurrent(8);
        AsyncWork<Integer> waiting = work.in(test);
        AtomicReference<@Nullable Throwable> seen = new AtomicReference<>();
        assertWakes(test, test.runtime().<Integer>to().run(watched(waiting, seen)));
        assertEquals(cancelled(seen), "seen at GRACEFUL", "by the work, as an exception");

        TestRuntime before = concurrent(8);
        AsyncWork<Integer> late = watched(work.in(before), seen);
        SpawningTask<Integer, TaskId> task = before.runtime().<Integer>to().run(context -> {
            context.task().onCancel(level -> {});
            context.task().cancel(GRACEFUL);
            return late.run(context);
        });
        before.awaitQuiet();
        assertCancelled(task);
    }

    private void assertSeenByChild(ChannelConfig config, AsyncWork<Integer> waiting) throws Exception {
        TestRuntime test = concurrent(8);
        CompletableFuture<SpawningTask<Integer, TaskId>> child = new CompletableFuture<>();
        AtomicReference<@Nullable Throwable> seen = new AtomicReference<>();
        SpawningTask<Integer, TaskId> parent = test.runtime()
                .<Integer>to()
                .messages(config)
                .run(context -> {
                    child.complete(test.runtime().<Integer>to().messages(config).run(watched(waiting, seen)));
                    context.sleep(LONG);
                    return 1;
                });
        assertWakes(test, child.get());
        assertEquals(cancelled(seen), "seen at GRACEFUL", "by the work, as an exception");
        assertEquals(Optional.empty(), parent.result(), "the parent goes on");
    }

    private static void assertWakes(TestRuntime test, SpawningTask<Integer, TaskId> task) throws Exception {
        test.awaitQuiet();
        assertEquals(Optional.empty(), task.result(), "it waits");
        task.cancel(GRACEFUL);
        test.awaitQuiet();
        assertCancelled(task);
        assertEquals(TestRuntime.START, test.clock().instant(), "without any time passing");
    }

    private static void assertCancelled(SpawningTask<Integer, TaskId> task) {
        assertEquals(Optional.of(TaskResult.<Integer>failure(new AsyncTaskError.Cancelled(GRACEFUL))), task.result());
        assertEquals(TaskStatus.CANCELLED, task.status());
    }

    private static AsyncWork<Integer> watched(AsyncWork<Integer> work, AtomicReference<@Nullable Throwable> seen) {
        return context -> {
            try {
                return work.run(context);
            } catch (Throwable t) {
                seen.set(t);
                throw t;
            }
        };
    }

    private static String cancelled(AtomicReference<@Nullable Throwable> seen) {
        return seen.get() instanceof TaskCancelledException e
                        && e.error() instanceof AsyncTaskError.Cancelled(var level)
                ? "seen at " + level
                : "instead it threw " + seen.get();
    }

    /** In a task, a child; outside, a root. */
    private static SpawningTask<Integer, TaskId> endless(TestRuntime test) {
        return test.runtime().<Integer>to().run(context -> {
            context.sleep(LONG);
            return 1;
        });
    }

    /** Makes work that waits. */
    @FunctionalInterface
    interface Waiting {

        /**
         * Makes it.
         *
         * @param test whose task it will be
         * @return the work
         */
        AsyncWork<Integer> in(TestRuntime test);
    }
}
