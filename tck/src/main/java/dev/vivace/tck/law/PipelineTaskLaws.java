package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncWork;
import dev.vivace.EmittingTask;
import dev.vivace.SpawningTask;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A pipeline is a task: law E7 of the contract, by what laws T, S, F and R say of any task. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface PipelineTaskLaws extends StreamSubject {

    @Test
    default void E7_it_has_an_identity_a_name_and_times_as_in_T1_and_T2() throws Exception {
        TestRuntime test = seeded();
        var end = numbers(test)
                .name("ingest")
                .sender(sources -> SpySource.of(3, number -> take(SECOND)))
                .receiver(event -> event.data());
        var first = end.prepare();
        var second = end.prepare();
        TaskId earlier = first.id();
        assertTrue(second.id().compareTo(earlier) > 0, "later ids are greater");
        assertEquals(Optional.of("ingest"), first.name());
        assertEquals("ingest", first.path());
        assertEquals(TestRuntime.START, first.createdAt());
        assertEquals(Optional.empty(), first.startedAt());
        test.advance(SECOND);
        first.start();
        test.resultOf(first);
        assertEquals(Optional.of(TestRuntime.START.plusSeconds(1)), first.startedAt());
        assertEquals(Optional.of(TestRuntime.START.plusSeconds(4)), first.completedAt());
        assertEquals(TaskStatus.PENDING, second.status());
    }

    @Test
    default void E7_status_moves_are_legal_and_told_in_order_as_in_S1_and_S2() throws Exception {
        TestRuntime test = seeded(0, builder().uncaught((failed, failure) -> {}));
        List<TaskStatus> seen = Collections.synchronizedList(new ArrayList<>());
        var task = numbers(test)
                .sender(sources -> SpySource.endless(number -> take(SECOND)))
                .receiver(event -> event.data())
                .prepare();
        task.onStatus(change -> {
            seen.add(change.to());
            throw new IllegalStateException("as intended");
        });
        task.start();
        test.advance(SECOND);
        assertEquals(TaskStatus.RUNNING, task.status());
        task.cancel(CancellationLevel.GRACEFUL);
        test.runUntilIdle();
        List<TaskStatus> expected = List.of(TaskStatus.RUNNING, TaskStatus.PENDING_CANCELLATION, TaskStatus.CANCELLED);
        assertEquals(
                expected, task.statusHistory().stream().map(StatusChange::to).toList());
        assertEquals(expected, seen);
        Histories.assertWhole(task);
    }

    @Test
    default void E7_all_who_wait_get_the_collection_as_in_S3() throws Exception {
        Gate gate = gate();
        EmittingTask<List<Integer>, Integer, ?, TaskId> task = numbers()
                .sender(sources -> SpySource.of(3, number -> gate.pass()))
                .receiver(event -> event.data())
                .run();
        List<CompletableFuture<Object>> answers = new ArrayList<>();
        List<AsyncWork<Object>> ways = List.of(
                context -> task.await(),
                context -> task.awaitResult().orElseThrow(),
                context -> task.get(1, TimeUnit.DAYS),
                context -> task.stage().toCompletableFuture().get(),
                context -> task.awaitFinalEvent().collection());
        List<Aside> waiters = new ArrayList<>();
        for (AsyncWork<Object> way : ways) {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            answers.add(answer);
            waiters.add(aside(() -> answer.complete(runtime().<Object>to().await(way))));
        }
        gate.open();
        for (int i = 0; i < ways.size(); i++) {
            waiters.get(i).join();
            assertEquals(upTo(3), answers.get(i).get());
        }
        assertTrue(task.isDone());
        assertEquals(upTo(3), task.then(list -> context -> list).await());
    }

    @Test
    default void E7_it_is_begun_again_as_often_as_was_told_as_in_F2_and_F3() throws Exception {
        TestRuntime test = seeded();
        List<String> attempts = new ArrayList<>();
        var task = numbers(test)
                .retry(5, RetryStrategy.linear(SECOND, SECOND, Duration.ofDays(1)))
                .recoverIf(error -> error instanceof AsyncTaskError.Io)
                .sender(sources -> {
                    attempts.add(sources.context().attempt() + " at "
                            + Duration.between(TestRuntime.START, test.clock().instant())
                                    .toSeconds());
                    return SpySource.of(3);
                })
                .receiver(event -> {
                    if (attempts.size() == 4) {
                        throw new Exception("not to be retried");
                    }
                    if (event.data() == 2) {
                        throw new IOException("as intended");
                    }
                    return event.data();
                })
                .run();
        assertInstanceOf(
                AsyncTaskError.Failure.class, test.resultOf(task).failure().orElseThrow());
        assertEquals(List.of("1 at 0", "2 at 1", "3 at 3", "4 at 6"), attempts);
        assertEquals(4, task.attempt());
        assertEquals(4, task.errors().size(), "none is forgotten, as in F1: " + task.errors());
    }

    @Test
    default void E7_its_failure_is_typed_and_keeps_its_cause_as_in_F1_and_F6() throws Exception {
        IllegalStateException bug = new IllegalStateException("as intended");
        var end = numbers()
                .mapError(error -> new IOException(
                        "mapped: " + error.message(), error.cause().orElse(null)))
                .sender(sources -> SpySource.of(3))
                .<Integer>receiver(event -> {
                    throw bug;
                });
        IOException thrown = assertThrows(IOException.class, end::await);
        assertTrue(Kept.in(thrown, bug));
        var task = end.run();
        assertTrue(Kept.in(assertThrows(IOException.class, task::collection), bug));
        AsyncTaskException carried = assertThrows(AsyncTaskException.class, task::await);
        assertEquals(new AsyncTaskError.Panic(bug), carried.error(), "a bug is a panic");
    }

    @Test
    default void E7_the_same_seed_gives_the_same_trace_as_in_R3() throws Exception {
        for (long seed = 0; seed < 4; seed++) {
            assertEquals(traceOf(seed), traceOf(seed), "seed " + seed);
        }
    }

    private List<String> traceOf(long seed) throws Exception {
        TestRuntime test = seeded(seed);
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        SpawningTask<Integer, TaskId> root = test.runtime().<Integer>to().run(context -> {
            for (int i = 0; i < 4; i++) {
                int number = i;
                numbers(test)
                        .buffer(2)
                        .sender(sources -> SpySource.of(6, item -> trace.add(number + " sends " + item)))
                        .receiver(event -> {
                            take(Duration.ofMillis(event.data() % 2));
                            trace.add(number + " receives " + event.data());
                            return event.data();
                        })
                        .run();
            }
            return 1;
        });
        assertTrue(test.resultOf(root).isSuccess());
        assertEquals(4 * 12, trace.size());
        return List.copyOf(trace);
    }
}
