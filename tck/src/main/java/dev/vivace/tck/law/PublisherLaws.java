package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A pipeline publishes, and takes what others publish: law E7 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface PublisherLaws extends StreamSubject {

    @Test
    default void E7_a_subscriber_gets_what_is_collected_as_much_as_it_asks_for() throws Exception {
        TestRuntime test = seeded();
        var task = numbers(test)
                .sender(sources -> SpySource.of(5))
                .receiver(event -> -event.data())
                .prepare();
        Publishers.Kept kept = new Publishers.Kept(0);
        task.subscribe(kept);
        test.awaitQuiet();
        assertEquals(List.of(), kept.items(), "nobody has asked");
        kept.ask(2);
        test.awaitQuiet();
        assertEquals(List.of(-1, -2), kept.items());
        assertEquals(0, kept.ends());
        kept.ask(1);
        kept.ask(100);
        test.runUntilIdle();
        assertEquals(List.of(-1, -2, -3, -4, -5), kept.items());
        assertEquals(List.of(1, 0), List.of(kept.ends(), kept.afterEnd()));
        assertTrue(kept.error().isEmpty());
        assertEquals(TaskResult.success(List.of(-1, -2, -3, -4, -5)), test.resultOf(task));
    }

    @Test
    default void E7_a_subscriber_is_told_of_a_failure() throws Exception {
        TestRuntime test = seeded();
        IOException failure = new IOException("as intended");
        var task = numbers(test)
                .sender(sources -> SpySource.of(5))
                .receiver(event -> {
                    if (event.data() == 3) {
                        throw failure;
                    }
                    return event.data();
                })
                .prepare();
        Publishers.Kept kept = new Publishers.Kept(Long.MAX_VALUE);
        task.subscribe(kept);
        test.runUntilIdle();
        assertEquals(List.of(1, 2), kept.items());
        assertTrue(Kept.in(kept.error().orElseThrow(), failure));
        assertEquals(List.of(1, 0), List.of(kept.ends(), kept.afterEnd()));
    }

    @Test
    default void E7_a_subscriber_that_cancels_slows_nobody() throws Exception {
        TestRuntime test = seeded();
        var task = numbers(test)
                .buffer(4)
                .sender(sources -> SpySource.of(1000, number -> take(number == 1 ? SECOND : Duration.ZERO)))
                .receiver(event -> event.data())
                .prepare();
        Publishers.Kept slow = new Publishers.Kept(1);
        Publishers.Kept quick = new Publishers.Kept(Long.MAX_VALUE);
        task.subscribe(slow);
        task.subscribe(quick);
        test.advance(SECOND);
        assertEquals(List.of(1), slow.items());
        assertTrue(task.result().isEmpty(), "it waits for the slow one");
        slow.cancel();
        test.runUntilIdle();
        assertEquals(TaskResult.success(upTo(1000)), test.resultOf(task));
        assertEquals(upTo(1000), quick.items());
        assertEquals(List.of(1), slow.items());
    }

    @Test
    default void E7_who_subscribes_after_the_end_is_told_so() throws Exception {
        var task = numbers()
                .sender(sources -> SpySource.of(5))
                .receiver(event -> event.data())
                .run();
        task.await();
        Publishers.Kept late = new Publishers.Kept(Long.MAX_VALUE);
        task.subscribe(late);
        late.awaitEnd();
        assertEquals(List.of(), late.items());
        assertEquals(1, late.ends());
    }

    @Test
    default void E7_it_takes_a_publisher() throws Exception {
        TestRuntime test = seeded();
        var task = numbers(test)
                .sender(sources -> sources.ofPublisher(Publishers.counting(2_000, n -> {}, () -> {})))
                .receiver(event -> event.data())
                .run();
        assertEquals(TaskResult.success(upTo(2_000)), test.resultOf(task));
        IOException failure = new IOException("as intended");
        var failed = numbers(test)
                .sender(sources -> sources.ofPublisher(Publishers.failing(5, failure)))
                .receiver(event -> event.data())
                .run();
        AsyncTaskError error = test.resultOf(failed).failure().orElseThrow();
        assertInstanceOf(AsyncTaskError.Io.class, error);
        assertTrue(Kept.in(error.cause().orElseThrow(), failure));
        assertEquals(upTo(5), failed.awaitFinalEvent().collection());
    }

    @Test
    default void E7_it_cancels_a_publisher_it_needs_no_more() throws Exception {
        TestRuntime test = seeded();
        AtomicInteger cancelled = new AtomicInteger();
        var limited = numbers(test)
                .sender(sources ->
                        sources.ofPublisher(Publishers.counting(1_000_000, n -> {}, cancelled::incrementAndGet)))
                .receiver(event -> event.data())
                .limit(10)
                .run();
        assertEquals(TaskResult.success(upTo(10)), test.resultOf(limited));
        test.runUntilIdle();
        assertEquals(1, cancelled.get());
        var stopped = numbers(test)
                .sender(sources ->
                        sources.ofPublisher(Publishers.counting(1_000_000, n -> {}, cancelled::incrementAndGet)))
                .receiver(event -> {
                    take(SECOND);
                    return event.data();
                })
                .run();
        test.advance(SECOND);
        stopped.cancel(CancellationLevel.GRACEFUL);
        test.runUntilIdle();
        assertEquals(2, cancelled.get());
    }

    @Test
    default void E7_one_pipeline_feeds_another_and_waits_for_it() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.of(500);
        var first = numbers(test)
                .buffer(4)
                .sender(sources -> source)
                .receiver(event -> event.data() * 2)
                .prepare(Collectors.counting());
        AtomicInteger done = new AtomicInteger();
        var second = numbers(test)
                .buffer(4)
                .sender(sources -> sources.ofPublisher(first))
                .receiver(event -> {
                    take(SECOND);
                    done.incrementAndGet();
                    return event.data() / 2;
                })
                .run();
        for (int i = 0; i < 20; i++) {
            test.advance(SECOND);
            assertTrue(source.read() - done.get() <= 4 * 8, "it is ahead by " + (source.read() - done.get()));
        }
        assertEquals(TaskResult.success(upTo(500)), test.resultOf(second));
        assertEquals(TaskResult.success(500L), test.resultOf(first));
    }
}
