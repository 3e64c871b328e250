package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.EmittingTask;
import dev.vivace.stream.Adaptive;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Concurrency that finds itself: law E3 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface AdaptiveLaws extends StreamSubject {

    /** How long an item takes where there is nothing to wait for. */
    Duration ALONE = Duration.ofMillis(100);

    @Test
    default void E3_adaptive_starts_where_it_was_told() throws Exception {
        for (Adaptive strategy : List.of(
                ReceiverStrategy.adaptive(),
                ReceiverStrategy.adaptive(1, 1024).withStart(5),
                ReceiverStrategy.adaptive(1, 20))) {
            TestRuntime test = seeded();
            Crowd crowd = new Crowd();
            numbers(test)
                    .sender(sources -> SpySource.endless())
                    .receiver(event -> crowd.pass(event.data(), () -> take(ALONE)), strategy)
                    .run();
            test.awaitQuiet();
            assertEquals(strategy.start(), crowd.inside(), "before the first is done, with " + strategy);
        }
    }

    @Test
    default void E3_adaptive_stays_within_its_window() throws Exception {
        TestRuntime test = seeded();
        Crowd crowd = new Crowd();
        numbers(test)
                .sender(sources -> SpySource.endless())
                .receiver(event -> crowd.pass(event.data(), () -> take(ALONE)), ReceiverStrategy.adaptive(3, 12))
                .run();
        test.advance(ALONE.multipliedBy(100));
        assertTrue(crowd.most() <= 12, "most were " + crowd.most());
        assertEquals(12, crowd.most(), "where more is always better, it goes to the end of its window");
        assertTrue(crowd.total() >= 100 * 3, "and never below its least: " + crowd.total());
    }

    @Test
    default void E3_adaptive_finds_the_best_concurrency() throws Exception {
        for (int start : List.of(1, 64)) {
            TestRuntime test = seeded();
            Crowd crowd = new Crowd();
            AtomicReference<Integer> slots = new AtomicReference<>(10);
            EmittingTask<?, ?, ?, ?> task = shop(test, crowd, slots, start);
            test.advance(ALONE.multipliedBy(100));
            long before = task.counts().received();
            test.advance(ALONE.multipliedBy(100));
            long done = task.counts().received() - before;
            assertTrue(done >= 800, "from " + start + ": of the 1,000 that ten workers do, it did " + done);
        }
    }

    @Test
    default void E3_adaptive_backs_off_when_latency_rises() throws Exception {
        TestRuntime test = seeded();
        Crowd crowd = new Crowd();
        AtomicReference<Integer> slots = new AtomicReference<>(40);
        shop(test, crowd, slots, 20);
        test.advance(ALONE.multipliedBy(200));
        int before = crowd.inside();
        slots.set(5);
        test.advance(ALONE.multipliedBy(400));
        int after = crowd.inside();
        assertTrue(after <= before / 2, "there were " + before + " at a time, and " + after + " after it became slow");
    }

    @Test
    default void E3_adaptive_grows_again_when_latency_falls() throws Exception {
        TestRuntime test = seeded();
        Crowd crowd = new Crowd();
        AtomicReference<Integer> slots = new AtomicReference<>(4);
        EmittingTask<?, ?, ?, ?> task = shop(test, crowd, slots, 4);
        test.advance(ALONE.multipliedBy(200));
        slots.set(16);
        test.advance(ALONE.multipliedBy(300));
        long before = task.counts().received();
        test.advance(ALONE.multipliedBy(100));
        long done = task.counts().received() - before;
        assertTrue(done >= 1_280, "of the 1,600 that sixteen workers do, it did " + done);
    }

    /** A pipeline whose receiver has so many slots: an item takes longer as soon as more are inside. */
    private EmittingTask<?, ?, ?, ?> shop(TestRuntime test, Crowd crowd, AtomicReference<Integer> slots, int start) {
        return numbers(test)
                .sender(sources -> SpySource.endless())
                .receiver(
                        event -> crowd.pass(event.data(), () -> {
                            long inside = Math.max(crowd.inside(), slots.get());
                            take(ALONE.multipliedBy(inside).dividedBy(slots.get()));
                        }),
                        ReceiverStrategy.adaptive(1, 128).withStart(start))
                .run(java.util.stream.Collectors.counting());
    }
}
