package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.TaskResult;
import dev.vivace.stream.ComparatorSequence;
import dev.vivace.stream.EventSequence;
import dev.vivace.stream.IdSequence;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.TimestampSequence;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** In which order items come: law E4 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface SequenceLaws extends StreamSubject {

    @Test
    default void E4_sequence_delivers_in_the_order_of_the_source() throws Exception {
        for (ReceiverStrategy strategy : List.of(
                ReceiverStrategy.serial(),
                ReceiverStrategy.parallel(5),
                ReceiverStrategy.parallel(1, 7),
                ReceiverStrategy.batched(3, SECOND),
                ReceiverStrategy.adaptive(1, 8))) {
            for (long seed = 0; seed < 3; seed++) {
                TestRuntime test = seeded(seed);
                List<Integer> delays =
                        new Random(seed).ints(60, 0, 1_000).boxed().toList();
                SpySink sink = new SpySink();
                var task = numbers(test)
                        .sequence(sources -> SpySource.of(60))
                        .receiver(
                                event -> {
                                    take(Duration.ofMillis(delays.get(event.data() - 1)));
                                    return event.data();
                                },
                                strategy)
                        .into(sink)
                        .prepare();
                Publishers.Kept kept = new Publishers.Kept(Long.MAX_VALUE);
                task.subscribe(kept);
                assertEquals(TaskResult.success(upTo(60)), test.resultOf(task), strategy + ", seed " + seed);
                assertEquals(upTo(60), sink.written());
                test.awaitQuiet();
                assertEquals(upTo(60), kept.items(), "published with " + strategy);
            }
        }
    }

    @Test
    default void E4_sequence_keeps_all_its_workers_busy() throws Exception {
        TestRuntime test = seeded();
        Crowd crowd = new Crowd();
        var task = numbers(test)
                .sequence(sources -> SpySource.of(40))
                .receiver(event -> crowd.pass(event.data(), () -> take(SECOND)), ReceiverStrategy.parallel(4))
                .run();
        assertEquals(TaskResult.success(upTo(40)), test.resultOf(task));
        assertEquals(4, crowd.most());
        assertEquals(TestRuntime.START.plusSeconds(10), task.completedAt().orElseThrow());
    }

    @Test
    default void E4_sequence_leaves_no_hole_for_what_was_not_collected() throws Exception {
        TestRuntime test = seeded();
        var task = numbers(test)
                .onError(dev.vivace.stream.ErrorStrategy.continueOnError())
                .sequence(sources -> SpySource.of(30))
                .receiver(
                        event -> {
                            take(Duration.ofMillis(event.data() * 37 % 100));
                            if (event.data() % 5 == 0) {
                                throw new IllegalStateException("as intended");
                            }
                            return event.data() % 3 == 0 ? null : event.data();
                        },
                        ReceiverStrategy.parallel(4))
                .run();
        assertEquals(
                TaskResult.success(
                        upTo(30).stream().filter(n -> n % 5 != 0 && n % 3 != 0).toList()),
                test.resultOf(task));
        assertEquals(6, task.counts().deadLetters());
    }

    @Test
    default void E4_a_comparator_restores_an_order_within_its_buffer() throws Exception {
        for (long seed = 0; seed < 10; seed++) {
            List<Integer> shuffled = new ArrayList<>();
            List<Integer> block = new ArrayList<>();
            for (int number : upTo(100)) {
                block.add(number);
                if (block.size() == 10) {
                    Collections.shuffle(block, new Random(seed));
                    shuffled.addAll(block);
                    block.clear();
                }
            }
            assertEquals(
                    upTo(100),
                    inSequence(
                            shuffled,
                            ComparatorSequence.of(Comparator.<Integer>naturalOrder())
                                    .withBuffer(10)),
                    "seed " + seed);
        }
        assertEquals(
                upTo(100).reversed(),
                inSequence(upTo(100), ComparatorSequence.of(Comparator.<Integer>reverseOrder())),
                "all of it fits into the buffer");
    }

    @Test
    default void E4_a_comparator_waits_for_no_more_than_its_buffer_holds() throws Exception {
        TestRuntime test = seeded();
        AtomicInteger emitted = new AtomicInteger();
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        var task = numbers(test)
                .sequence(
                        sources -> sources.ofEmitter(emitter -> {
                            for (int n : List.of(5, 4, 3, 6, 1)) {
                                emitted.incrementAndGet();
                                emitter.emit(n);
                                take(SECOND);
                            }
                        }),
                        ComparatorSequence.of(Comparator.<Integer>naturalOrder())
                                .withBuffer(2))
                .receiver(event -> seen.add(event.data() + " at " + emitted.get()))
                .run();
        test.resultOf(task);
        assertEquals(List.of("3 at 3", "4 at 4", "1 at 5", "5 at 5", "6 at 5"), seen);
    }

    @Test
    default void E4_a_comparator_keeps_equal_items_in_the_order_of_the_source() throws Exception {
        List<Integer> given = List.of(12, 21, 11, 22, 13, 23);
        assertEquals(
                List.of(12, 11, 13, 21, 22, 23),
                inSequence(given, ComparatorSequence.of(Comparator.comparingInt((Integer n) -> n / 10))));
    }

    @Test
    default void E4_ids_are_restored_and_gaps_are_reported() throws Exception {
        TestRuntime test = seeded();
        List<IdSequence.Gap> gaps = Collections.synchronizedList(new ArrayList<>());
        IdSequence<Integer> order = IdSequence.<Integer>of(Integer::longValue).onGap(gaps::add);
        var task = numbers(test)
                .sequence(sources -> sources.of(List.of(1, 3, 2, 6, 5, 10, 11)), order)
                .receiver(event -> event.data())
                .run();
        assertEquals(TaskResult.success(List.of(1, 2, 3, 5, 6, 10, 11)), test.resultOf(task));
        assertEquals(List.of(new IdSequence.Gap(4, 4), new IdSequence.Gap(7, 9)), gaps);
        assertEquals(4, task.counts().gaps(), "numbers that were missed");
    }

    @Test
    default void E4_a_gap_is_given_up_when_the_buffer_is_full() throws Exception {
        TestRuntime test = seeded();
        List<IdSequence.Gap> gaps = Collections.synchronizedList(new ArrayList<>());
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        var task = numbers(test)
                .sequence(
                        sources -> sources.ofEmitter(emitter -> {
                            for (int n : List.of(1, 3, 4, 5, 6)) {
                                emitter.emit(n);
                                take(SECOND);
                            }
                            take(Duration.ofDays(1));
                        }),
                        IdSequence.<Integer>of(Integer::longValue)
                                .onGap(gaps::add)
                                .withBuffer(3))
                .receiver(event -> seen.add(event.data()))
                .run();
        test.advance(Duration.ofSeconds(3));
        assertEquals(List.of(1), seen, "2 may still come");
        assertEquals(List.of(), gaps);
        test.advance(Duration.ofSeconds(3));
        assertEquals(List.of(1, 3, 4, 5, 6), seen, "when one more came than can wait");
        assertEquals(List.of(new IdSequence.Gap(2, 2)), gaps);
        assertEquals(1, task.counts().gaps());
    }

    @Test
    default void E4_no_gap_is_reported_where_nothing_is_missing() throws Exception {
        TestRuntime test = seeded();
        List<IdSequence.Gap> gaps = Collections.synchronizedList(new ArrayList<>());
        List<Integer> shuffled = new ArrayList<>(upTo(100).subList(1, 100));
        Collections.shuffle(shuffled, new Random(7));
        shuffled.addFirst(1);
        var task = numbers(test)
                .sequence(
                        sources -> sources.of(shuffled),
                        IdSequence.<Integer>of(Integer::longValue).onGap(gaps::add))
                .receiver(event -> event.data())
                .run();
        assertEquals(TaskResult.success(upTo(100)), test.resultOf(task));
        assertEquals(List.of(), gaps);
        assertEquals(0, task.counts().gaps());
    }

    @Test
    default void E4_timestamps_restore_the_order_of_the_items_own_times() throws Exception {
        TestRuntime test = seeded();
        Instant day = TestRuntime.START;
        var task = numbers(test)
                .sequence(
                        sources -> sources.ofEmitter(emitter -> {
                            for (int n : List.of(3, 1, 2, 6, 5, 4)) {
                                emitter.emit(emitter.event(n)
                                        .createdAt(day.plusMillis(n))
                                        .build());
                            }
                        }),
                        TimestampSequence.within(SECOND))
                .receiver(event -> event.data())
                .run();
        assertEquals(TaskResult.success(upTo(6)), test.resultOf(task));
    }

    @Test
    default void E4_a_late_item_is_waited_for_as_long_as_was_told_and_then_not_lost() throws Exception {
        TestRuntime test = seeded();
        Instant day = TestRuntime.START;
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        var task = numbers(test)
                .sequence(
                        sources -> sources.ofEmitter(emitter -> {
                            emitter.emit(emitter.event(2)
                                    .createdAt(day.plusMillis(2))
                                    .build());
                            take(SECOND.multipliedBy(60));
                            emitter.emit(emitter.event(1)
                                    .createdAt(day.plusMillis(1))
                                    .build());
                        }),
                        TimestampSequence.within(SECOND.multipliedBy(5)))
                .receiver(event -> seen.add(event.data() + " after "
                        + Duration.between(day, test.clock().instant()).toSeconds()))
                .run();
        assertTrue(test.resultOf(task).isSuccess());
        assertEquals(List.of("2 after 5", "1 after 60"), seen);
    }

    private List<Integer> inSequence(List<Integer> given, EventSequence<Integer> order) throws Exception {
        TestRuntime test = seeded();
        var task = numbers(test)
                .sequence(sources -> sources.of(given), order)
                .receiver(event -> event.data())
                .run();
        return test.resultOf(task).orElseThrow();
    }
}
