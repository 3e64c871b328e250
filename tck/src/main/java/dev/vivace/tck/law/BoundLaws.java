package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.TaskResult;
import dev.vivace.stream.ChunkSize;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.testkit.TestRuntime;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * How far the ends of a pipeline may be apart: law E2 of the contract. What is between them is counted; that it does not
 * stay in the heap is left to a stress run.
 */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface BoundLaws extends StreamSubject {

    /** What both ends may have in hand beside the buffer. */
    int IN_HAND = 3;

    @Test
    default void E2_a_slow_receiver_slows_the_sender() throws Exception {
        for (int buffer : List.of(1, 2, 7, 64, 1000)) {
            TestRuntime test = seeded();
            SpySource source = SpySource.endless();
            AtomicInteger done = new AtomicInteger();
            numbers(test)
                    .buffer(buffer)
                    .sender(sources -> source)
                    .receiver(event -> {
                        take(SECOND);
                        return done.incrementAndGet();
                    })
                    .run();
            for (int i = 0; i < 20; i++) {
                test.advance(SECOND);
                int ahead = source.read() - done.get();
                assertTrue(ahead <= buffer + IN_HAND, "with a buffer of " + buffer + " it is ahead by " + ahead);
                assertTrue(ahead >= 1, "but it does read ahead");
            }
            assertEquals(20, done.get(), "one item a second was received");
        }
    }

    @Test
    default void E2_bounded_when_nobody_chooses_a_bound() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.endless();
        Gate gate = gate();
        numbers(test)
                .sender(sources -> source)
                .receiver(event -> {
                    take(SECOND);
                    return event.data();
                })
                .run();
        test.awaitQuiet();
        assertTrue(
                source.read() <= dev.vivace.EmittingTaskBuilder.DEFAULT_BUFFER + IN_HAND,
                "read " + source.read() + " before the first was received");
        gate.open();
    }

    @Test
    default void E2_bounded_with_many_receivers() throws Exception {
        for (ReceiverStrategy strategy : List.of(
                ReceiverStrategy.parallel(4),
                ReceiverStrategy.parallel(1, 8),
                ReceiverStrategy.batched(8, SECOND),
                ReceiverStrategy.adaptive(1, 8))) {
            TestRuntime test = seeded();
            SpySource source = SpySource.endless();
            AtomicInteger done = new AtomicInteger();
            numbers(test)
                    .buffer(16)
                    .sequence(sources -> source)
                    .receiver(
                            event -> {
                                take(SECOND.multipliedBy(1 + event.data() % 5));
                                return done.incrementAndGet();
                            },
                            strategy)
                    .run();
            for (int i = 0; i < 20; i++) {
                test.advance(SECOND);
                int ahead = source.read() - done.get();
                assertTrue(ahead <= 16 + 2 * 8 + 16 + IN_HAND, "with " + strategy + " it is ahead by " + ahead);
            }
            assertTrue(done.get() > 0, "something was received with " + strategy);
        }
    }

    @Test
    default void E2_a_hanging_item_holds_a_sequence_back() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.endless();
        AtomicInteger done = new AtomicInteger();
        var task = numbers(test)
                .buffer(16)
                .sequence(sources -> source)
                .receiver(
                        event -> {
                            take(event.data() == 1 ? SECOND.multipliedBy(1000) : SECOND);
                            return done.incrementAndGet();
                        },
                        ReceiverStrategy.parallel(4))
                .run();
        test.advance(SECOND.multipliedBy(900));
        assertEquals(0, task.counts().collected(), "nothing may overtake the first");
        assertTrue(source.read() <= 100, "what waits for the first is bounded, was " + source.read());
    }

    @Test
    default void E2_an_emitter_waits_for_room() throws Exception {
        TestRuntime test = seeded();
        AtomicInteger emitted = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        numbers(test)
                .buffer(8)
                .sender(sources -> sources.ofEmitter(emitter -> {
                    while (true) {
                        emitter.emit(emitted.incrementAndGet());
                    }
                }))
                .receiver(event -> {
                    take(SECOND);
                    return done.incrementAndGet();
                })
                .run();
        for (int i = 0; i < 20; i++) {
            test.advance(SECOND);
            int ahead = emitted.get() - done.get();
            assertTrue(ahead >= 1 && ahead <= 8 + IN_HAND, "it is ahead by " + ahead);
        }
    }

    @Test
    default void E2_a_publisher_is_asked_for_no_more_than_there_is_room() throws Exception {
        TestRuntime test = seeded();
        AtomicLong asked = new AtomicLong();
        AtomicInteger done = new AtomicInteger();
        Flow.Publisher<Integer> publisher = Publishers.endless(asked::addAndGet);
        numbers(test)
                .buffer(8)
                .sender(sources -> sources.ofPublisher(publisher))
                .receiver(event -> {
                    take(SECOND);
                    return done.incrementAndGet();
                })
                .run();
        for (int i = 0; i < 40; i++) {
            test.advance(SECOND);
            long ahead = asked.get() - done.get();
            assertTrue(ahead >= 1 && ahead <= 2 * 8 + IN_HAND, "it asked for " + ahead + " more than were received");
        }
        assertEquals(40, done.get());
    }

    @Test
    default void E2_a_slow_subscriber_slows_the_pipeline() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.endless();
        Publishers.Kept kept = new Publishers.Kept(0);
        var task = numbers(test)
                .buffer(8)
                .sender(sources -> source)
                .receiver(event -> event.data())
                .prepare();
        task.subscribe(kept);
        for (int i = 0; i < 40; i++) {
            test.awaitQuiet();
            assertEquals(i, kept.items().size(), "as many as were asked for");
            int ahead = source.read() - i;
            assertTrue(ahead <= 3 * 8 + IN_HAND, "it is ahead of its subscriber by " + ahead);
            kept.ask(1);
        }
    }

    @Test
    default void E2_a_chunk_is_no_larger_than_the_buffer() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.endless();
        AtomicInteger done = new AtomicInteger();
        numbers(test)
                .buffer(8)
                .sender(sources -> source.intoChunks(ChunkSize.items(1_000_000)))
                .receiver(event -> {
                    take(SECOND);
                    return done.incrementAndGet();
                })
                .run();
        for (int i = 0; i < 20; i++) {
            test.advance(SECOND);
            int ahead = source.read() - done.get();
            assertTrue(ahead <= 2 * 8 + IN_HAND, "it is ahead by " + ahead);
        }
        assertTrue(done.get() > 0, "a chunk that the buffer cannot hold is handed over in parts");
    }

    @Test
    default void E2_hundred_thousand_items_pass_a_buffer_of_one_and_of_many() throws Exception {
        for (int buffer : List.of(1, 100, 1024)) {
            int count = buffer == 1 ? 2_000 : 100_000;
            var task = numbers()
                    .buffer(buffer)
                    .sender(sources -> SpySource.of(count))
                    .receiver(event -> event.data())
                    .run(java.util.stream.Collectors.summingLong(Integer::longValue));
            assertEquals(TaskResult.success(count * (count + 1L) / 2), task.awaitResult());
            assertEquals(count, task.counts().collected());
        }
    }
}
