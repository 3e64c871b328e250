package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.CancellationResult;
import dev.vivace.EmittingTask;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.priority.TaskPriority;
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

/** A pipeline is a task: law E7 of the contract, by what the other laws say of any task. See {@link PublisherLaws} too. */
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
    default void E7_one_deadline_frees_the_caller_and_ends_the_work_as_in_T3() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.endless(number -> take(SECOND));
        var task = numbers(test)
                .timeout(Duration.ofSeconds(10))
                .retry(1_000, RetryStrategy.fixed(SECOND))
                .sender(sources -> source)
                .receiver(event -> {
                    if (event.data() == 3) {
                        throw new IOException("as intended");
                    }
                    return event.data();
                })
                .run();
        assertEquals(TaskResult.failure(new AsyncTaskError.Timeout(Duration.ofSeconds(10))), test.resultOf(task));
        assertEquals(Optional.of(TestRuntime.START.plusSeconds(10)), task.completedAt());
        test.runUntilIdle();
        assertEquals(source.opened(), source.closed(), "each attempt closed its source");
        assertTrue(source.opened() > 1, "there was time for more than one attempt");
        assertEquals(0, test.runtime().activeCount());
    }

    @Test
    default void E7_status_moves_are_legal_and_told_in_order_as_in_S1_and_S2() throws Exception {
        TestRuntime test = seeded();
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
    default void E7_each_level_of_cancellation_ends_it_as_in_C1_and_C5() throws Exception {
        for (CancellationLevel level : CancellationLevel.values()) {
            TestRuntime test = seeded();
            List<String> handlers = Collections.synchronizedList(new ArrayList<>());
            SpySource source = SpySource.endless(number -> take(SECOND));
            var task = numbers(test)
                    .sender(sources -> source)
                    .receiver(event -> event.data())
                    .run();
            task.onCancel(asked -> handlers.add("any"));
            task.onCancel(asked -> handlers.add("essential"), true);
            test.advance(SECOND.multipliedBy(3));
            CancellationResult answer = task.cancel(level);
            test.runUntilIdle();
            assertEquals(TaskStatus.CANCELLED, task.status());
            assertEquals(Optional.of(TaskResult.failure(new AsyncTaskError.Cancelled(level))), task.result());
            Collections.sort(handlers);
            assertEquals(
                    switch (level) {
                        case GRACEFUL -> List.of("any", "essential");
                        case KILL -> List.of("essential");
                        case KILL_HARD -> List.of();
                    },
                    handlers);
            if (level == CancellationLevel.KILL_HARD) {
                assertEquals(new CancellationResult.Cancelled(level), answer);
            }
            assertEquals(1, source.closed());
            assertEquals(0, test.runtime().activeCount());
        }
    }

    @Test
    default void E7_deaf_code_is_left_behind_visibly_as_in_C2_and_C3() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        var task = numbers(test)
                .sender(sources -> SpySource.of(3))
                .receiver(event -> {
                    gate.passDeaf();
                    return event.data();
                })
                .run();
        gate.awaitArrival();
        CompletableFuture<CancellationResult> answer = new CompletableFuture<>();
        Aside canceller = aside(() -> answer.complete(task.cancel(CancellationPlan.escalate(SECOND, SECOND))));
        until(() -> {
            test.clock().advance(Duration.ofMillis(100));
            return canceller.isDone();
        });
        canceller.join();
        assertEquals(new CancellationResult.Cancelled(CancellationLevel.KILL_HARD), answer.get());
        assertEquals(TaskStatus.CANCELLED, task.status());
        assertFalse(test.runtime().abandoned().isEmpty(), "it is listed until it ends");
        gate.open();
        until(() -> test.runtime().abandoned().isEmpty());
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
    default void E7_it_is_a_child_and_a_parent_as_in_K1_and_C4() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.endless(number -> take(SECOND));
        List<AsyncTask<?, ?>> made = new ArrayList<>();
        SpawningTask<Integer, TaskId> parent = test.runtime()
                .<Integer>to()
                .name("parent")
                .run(context -> {
                    made.add(numbers(test)
                            .name("pipeline")
                            .sender(sources -> source)
                            .receiver(event -> {
                                test.runtime().<Integer>to().name("grandchild").run(inner -> {
                                    made.add(inner.task());
                                    inner.sleep(Duration.ofDays(1));
                                    return 1;
                                });
                                return event.data();
                            })
                            .run());
                    return 1;
                });
        test.advance(SECOND.multipliedBy(2));
        assertEquals("parent/pipeline", made.getFirst().path());
        assertTrue(made.size() > 1, "its receiver has started tasks");
        for (AsyncTask<?, ?> grandchild : made.subList(1, made.size())) {
            assertTrue(grandchild.path().startsWith("parent/pipeline/"), grandchild.path());
        }
        assertEquals(TaskStatus.RUNNING, parent.status(), "it waits for its children");
        parent.cancel(CancellationLevel.GRACEFUL);
        test.runUntilIdle();
        for (AsyncTask<?, ?> task : made) {
            assertEquals(TaskStatus.CANCELLED, task.status(), task.path());
            assertFalse(
                    task.completedAt()
                            .orElseThrow()
                            .isAfter(parent.completedAt().orElseThrow()),
                    "before its parent");
        }
        assertEquals(1, source.closed());
        assertEquals(0, test.runtime().activeCount());
    }

    @Test
    default void E7_it_can_be_given_a_parent_and_be_one_as_in_K1() throws Exception {
        TestRuntime test = seeded();
        var pipeline = numbers(test)
                .name("outer")
                .sender(sources -> SpySource.of(2, number -> take(SECOND)))
                .receiver(event -> event.data())
                .run();
        test.awaitQuiet();
        var inner = numbers(test)
                .name("inner")
                .parent(pipeline)
                .sender(sources -> SpySource.of(2))
                .receiver(event -> event.data())
                .run();
        SpawningTask<Integer, TaskId> child = pipeline.runChild(context -> 1);
        assertEquals("outer/inner", inner.path());
        assertTrue(child.path().startsWith("outer/"), child.path());
        assertEquals(TaskResult.success(upTo(2)), test.resultOf(inner));
        assertEquals(TaskResult.success(upTo(2)), test.resultOf(pipeline));
        var apart = numbers(test).detached().name("apart");
        SpawningTask<String, TaskId> starter = test.runtime().<String>to().run(context -> {
            EmittingTask<?, ?, ?, ?> started = apart.sender(sources -> SpySource.of(1))
                    .receiver(event -> event.data())
                    .run();
            return started.path();
        });
        assertEquals(TaskResult.success("apart"), test.resultOf(starter));
    }

    @Test
    default void E7_values_reach_sender_receiver_and_handlers_as_in_K3() throws Exception {
        TestRuntime test = seeded();
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        var task = numbers(test)
                .with(ContextLaws.COLOUR, "blue")
                .with("a dependency")
                .sender(sources -> {
                    seen.add("sender "
                            + sources.context().find(ContextLaws.COLOUR).orElse("nothing") + " "
                            + sources.context().get(String.class));
                    return SpySource.of(
                            1,
                            number -> seen.add("source "
                                    + context().find(ContextLaws.COLOUR).orElse("nothing")));
                })
                .receiver(event -> {
                    seen.add("receiver " + context().find(ContextLaws.COLOUR).orElse("nothing") + " "
                            + context().get(String.class));
                    return event.data();
                })
                .run();
        test.resultOf(task);
        Collections.sort(seen);
        assertEquals(List.of("receiver blue a dependency", "sender blue a dependency", "source blue"), seen);
        assertEquals(Optional.of("blue"), task.contextValue(ContextLaws.COLOUR));
    }

    @Test
    default void E7_it_starts_by_its_priority_as_in_P1_and_P4() throws Exception {
        TestRuntime test = concurrent(1);
        Gate gate = gate();
        test.runtime().<Integer>to().run(context -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        List<String> starts = Collections.synchronizedList(new ArrayList<>());
        List<EmittingTask<?, ?, ?, ?>> tasks = new ArrayList<>();
        for (TaskPriority priority :
                List.of(TaskPriority.LOW, TaskPriority.BACKGROUND, TaskPriority.CRITICAL, TaskPriority.NORMAL)) {
            tasks.add(numbers(test)
                    .priority(priority)
                    .sender(sources -> {
                        starts.add(priority.name());
                        return SpySource.of(1);
                    })
                    .receiver(event -> event.data())
                    .run());
        }
        assertEquals(TaskPriority.LOW, tasks.getFirst().priority());
        tasks.get(1).changePriority(TaskPriority.HIGH);
        gate.open();
        for (EmittingTask<?, ?, ?, ?> task : tasks) {
            task.awaitResult();
        }
        assertEquals(List.of("CRITICAL", "BACKGROUND", "NORMAL", "LOW"), starts, "BACKGROUND had become HIGH");
    }

    @Test
    default void E7_it_ends_with_its_runtime_as_in_R1_and_R2() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.endless(number -> take(SECOND));
        var end = numbers(test).sender(sources -> source).receiver(event -> event.data());
        var task = end.run();
        test.advance(SECOND);
        assertTrue(test.runtime().dump().text().contains(String.valueOf(task.id())), "it is in the dump, as in R5");
        test.close();
        assertEquals(TaskStatus.CANCELLED, task.status());
        assertEquals(1, source.closed());
        AsyncTaskException refused = assertThrows(AsyncTaskException.class, end::run);
        assertInstanceOf(AsyncTaskError.Rejected.class, refused.error());
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
