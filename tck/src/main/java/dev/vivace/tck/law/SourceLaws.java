package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.EmittingTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When sources are opened, read and closed: law E1 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface SourceLaws extends StreamSubject {

    @Test
    default void E1_nothing_runs_before_a_terminal_call() throws Exception {
        TestRuntime test = seeded();
        AtomicInteger named = new AtomicInteger();
        SpySource source = SpySource.of(3);
        SpySink sink = new SpySink();
        var end = numbers(test)
                .sender(sources -> {
                    named.incrementAndGet();
                    return source;
                })
                .receiver(event -> event.data())
                .into(sink);
        var prepared = end.prepare();
        test.advance(Duration.ofDays(1));
        assertEquals(0, named.get() + source.opened() + sink.opened(), "nobody has started it");
        assertEquals(TaskStatus.PENDING, prepared.status());
        assertEquals(0, test.runtime().activeCount(), "no task of a pipeline that nobody has started is live");
        assertEquals(TaskResult.success(upTo(3)), test.resultOf(prepared));
        assertEquals(List.of(1, 1, 1), List.of(named.get(), source.opened(), sink.opened()));
    }

    @Test
    default void E1_each_terminal_call_opens_and_closes_a_source_of_its_own() throws Exception {
        SpySource source = SpySource.of(3);
        var end = numbers().sender(sources -> source).receiver(event -> event.data());
        List<Integer> fromRun = end.run().await();
        assertEquals(1, source.opened());
        List<Integer> fromAwait = end.await();
        List<Integer> fromPrepared = end.prepare().collection();
        List<Integer> fromEvent = end.awaitFinalEvent((event, collector) -> collector.collected());
        assertEquals(List.of(upTo(3), upTo(3), upTo(3), upTo(3)), List.of(fromRun, fromAwait, fromPrepared, fromEvent));
        assertEquals(4, source.opened());
        assertEquals(4, source.closed());
    }

    @Test
    default void E1_closed_once_when_all_is_read() throws Exception {
        for (ReceiverStrategy strategy : strategies()) {
            SpySource source = SpySource.of(100);
            List<Integer> received = numbers()
                    .sender(sources -> source)
                    .receiver(event -> event.data(), strategy)
                    .await();
            assertEquals(100, received.size());
            assertUsedOnce(source, "with " + strategy);
        }
    }

    @Test
    default void E1_closed_once_when_a_receiver_fails() throws Exception {
        for (ReceiverStrategy strategy : strategies()) {
            TestRuntime test = seeded();
            SpySource source = SpySource.endless(number -> take(Duration.ofMillis(1)));
            var task = numbers(test)
                    .sender(sources -> source)
                    .receiver(
                            event -> {
                                if (event.data() == 7) {
                                    throw new IOException("as intended");
                                }
                                return event.data();
                            },
                            strategy)
                    .run();
            assertEquals(
                    AsyncTaskError.Io.class,
                    test.resultOf(task).failure().orElseThrow().getClass());
            assertUsedOnce(source, "with " + strategy);
        }
    }

    @Test
    default void E1_closed_once_when_the_source_fails() throws Exception {
        IOException failure = new IOException("as intended");
        SpySource source = SpySource.of(100, number -> {
            if (number == 8) {
                throw failure;
            }
        });
        var task = numbers()
                .sender(sources -> source)
                .receiver(event -> event.data())
                .run();
        assertEquals(TaskResult.failure(new AsyncTaskError.Io(failure)), task.awaitResult());
        assertUsedOnce(source, "when it failed");
        assertEquals(upTo(7), task.awaitFinalEvent().collection(), "what came before the failure is there");
    }

    @Test
    default void E1_a_failure_to_close_fails_the_pipeline() throws Exception {
        IOException failure = new IOException("as intended");
        SpySource source = SpySource.of(3).closing(() -> {
            throw failure;
        });
        var task = numbers()
                .sender(sources -> source)
                .receiver(event -> event.data())
                .run();
        assertEquals(TaskResult.failure(new AsyncTaskError.Io(failure)), task.awaitResult());
        assertUsedOnce(source, "when that failed");
    }

    @Test
    default void E1_closed_once_when_cancelled() throws Exception {
        for (CancellationLevel level : CancellationLevel.values()) {
            TestRuntime test = seeded();
            SpySource source = SpySource.endless(number -> take(number < 9 ? Duration.ZERO : Duration.ofDays(1)));
            var task = numbers(test)
                    .sender(sources -> source)
                    .receiver(event -> event.data())
                    .run();
            test.awaitQuiet();
            assertEquals(1, source.opened());
            task.cancel(level);
            test.runUntilIdle();
            assertEquals(TaskStatus.CANCELLED, task.status(), "at " + level);
            assertUsedOnce(source, "at " + level);
        }
    }

    @Test
    default void E1_closed_once_when_it_is_slow_to_end() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        SpySource source = SpySource.endless(number -> {
            if (number == 4) {
                gate.passDeaf();
            }
        });
        var task = numbers(test)
                .sender(sources -> source)
                .receiver(event -> event.data())
                .run();
        gate.awaitArrival();
        task.cancel(CancellationLevel.KILL_HARD);
        assertEquals(TaskStatus.CANCELLED, task.status(), "at once");
        assertEquals(0, source.closed(), "its thread still reads it");
        gate.open();
        until(() -> source.closed() > 0);
        Meanwhile.others(this);
        assertUsedOnce(source, "after a kill that the source did not hear");
    }

    @Test
    default void E1_closed_once_on_timeout() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.endless(number -> take(SECOND));
        var task = numbers(test)
                .timeout(Duration.ofSeconds(10))
                .sender(sources -> source)
                .receiver(event -> event.data())
                .run();
        AsyncTaskError error = test.resultOf(task).failure().orElseThrow();
        assertEquals(new AsyncTaskError.Timeout(Duration.ofSeconds(10)), error);
        test.runUntilIdle();
        assertUsedOnce(source, "when time was up");
    }

    @Test
    default void E1_never_loaded_whole() throws Exception {
        SpySource source = SpySource.endless();
        assertEquals(
                upTo(50),
                numbers()
                        .buffer(100)
                        .sender(sources -> source)
                        .receiver(event -> event.data())
                        .limit(50)
                        .await());
        assertUsedOnce(source, "at the limit");
        assertTrue(source.read() <= 50 + 100 + 4, "no more than there is room for: " + source.read());
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger made = new AtomicInteger();
        List<Integer> fromStream = numbers()
                .buffer(100)
                .sender(sources -> sources.ofStream(() -> {
                    Stream<Integer> endless = Stream.generate(made::incrementAndGet);
                    return endless.onClose(closed::incrementAndGet);
                }))
                .receiver(event -> event.data())
                .limit(50)
                .await();
        assertEquals(upTo(50), fromStream);
        assertEquals(1, closed.get(), "a stream is closed too");
        assertTrue(made.get() <= 50 + 100 + 4, "no more than there is room for: " + made.get());
    }

    @Test
    default void E1_each_attempt_opens_and_closes_the_source_again() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.of(9);
        List<Integer> attempts = new ArrayList<>();
        var task = numbers(test)
                .retry(2, RetryStrategy.fixed(SECOND))
                .sender(sources -> {
                    attempts.add(sources.context().attempt());
                    return source;
                })
                .receiver(event -> {
                    if (attempts.size() < 3 && event.data() == 5) {
                        throw new IOException("as intended");
                    }
                    return event.data();
                })
                .run();
        assertEquals(TaskResult.success(upTo(9)), test.resultOf(task));
        assertEquals(List.of(1, 2, 3), attempts);
        assertEquals(3, source.opened());
        assertEquals(3, source.closed());
    }

    @Test
    default void E1_sinks_are_opened_and_closed_once_on_every_path() throws Exception {
        SpySink well = new SpySink();
        numbers()
                .sender(sources -> SpySource.of(9))
                .receiver(event -> event.data())
                .into(well)
                .await();
        assertSinkUsedOnce(well, upTo(9));
        SpySink badly = new SpySink(number -> {
            if (number == 5) {
                throw new IOException("as intended");
            }
        });
        SpySource source = SpySource.endless();
        EmittingTask<List<Integer>, Integer, ?, ?> failed = numbers()
                .sender(sources -> source)
                .receiver(event -> event.data())
                .into(badly)
                .run();
        assertTrue(failed.awaitResult().failure().isPresent(), "a sink that fails makes the pipeline fail");
        assertSinkUsedOnce(badly, upTo(4));
        assertUsedOnce(source, "when a sink failed");
        TestRuntime test = seeded();
        SpySink cancelled = new SpySink();
        var task = numbers(test)
                .sender(sources -> SpySource.endless(number -> take(number < 4 ? Duration.ZERO : SECOND)))
                .receiver(event -> event.data())
                .into(cancelled)
                .run();
        test.awaitQuiet();
        task.cancel(CancellationLevel.GRACEFUL);
        test.runUntilIdle();
        assertEquals(Optional.of(CancellationLevel.GRACEFUL), task.cancellation());
        assertSinkUsedOnce(cancelled, upTo(3));
    }

    private static List<ReceiverStrategy> strategies() {
        return List.of(
                ReceiverStrategy.serial(),
                ReceiverStrategy.parallel(3),
                ReceiverStrategy.batched(8, Duration.ofMillis(10)),
                ReceiverStrategy.adaptive(1, 4));
    }

    private static void assertUsedOnce(SpySource source, String when) {
        assertEquals(1, source.opened(), "opened once " + when);
        assertEquals(1, source.closed(), "closed once " + when);
        assertEquals(0, source.readAfterClose(), "not read after that " + when);
    }

    private static void assertSinkUsedOnce(SpySink sink, List<Integer> written) {
        assertEquals(1, sink.opened(), "opened once");
        assertEquals(1, sink.closed(), "closed once");
        assertEquals(written, sink.written());
    }
}
