package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.stream.Adaptive;
import dev.vivace.stream.Batched;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.MinMax;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.SenderStrategy;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** One or several workers at either end: law E3 of the contract; see {@link BatchLaws} and {@link AdaptiveLaws} too. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface WorkerLaws extends StreamSubject {

    @Test
    default void E3_serial_receives_one_at_a_time() throws Exception {
        TestRuntime test = seeded();
        Crowd crowd = new Crowd();
        var task = numbers(test)
                .sender(sources -> SpySource.of(20))
                .receiver(event -> crowd.pass(event.data(), () -> take(SECOND)), ReceiverStrategy.serial())
                .run();
        assertEquals(TaskResult.success(upTo(20)), test.resultOf(task));
        assertEquals(1, crowd.most());
        assertEquals(TestRuntime.START.plusSeconds(20), task.completedAt().orElseThrow());
    }

    @Test
    default void E3_serial_bounds_each_item() throws Exception {
        TestRuntime test = seeded();
        var task = numbers(test)
                .onError(ErrorStrategy.continueOnError())
                .sender(sources -> SpySource.of(6))
                .receiver(
                        event -> {
                            take(event.data() % 3 == 0 ? Duration.ofDays(1) : SECOND);
                            return event.data();
                        },
                        ReceiverStrategy.serial(Duration.ofSeconds(2)))
                .run();
        assertEquals(TaskResult.success(List.of(1, 2, 4, 5)), test.resultOf(task));
        List<DeadLetter<Integer>> letters = task.deadLetters(Integer.class);
        assertEquals(List.of(3, 6), letters.stream().map(DeadLetter::item).toList());
        for (DeadLetter<Integer> letter : letters) {
            assertEquals(new AsyncTaskError.Timeout(Duration.ofSeconds(2)), letter.error());
        }
        assertEquals(TestRuntime.START.plusSeconds(4 + 4), task.completedAt().orElseThrow());
    }

    @Test
    default void E3_serial_bounds_each_item_of_a_sender() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.of(9, number -> take(number == 4 ? Duration.ofDays(1) : SECOND));
        var task = numbers(test)
                .sender(sources -> source, SenderStrategy.serial(Duration.ofSeconds(2)))
                .receiver(event -> event.data())
                .run();
        assertEquals(TaskResult.failure(new AsyncTaskError.Timeout(Duration.ofSeconds(2))), test.resultOf(task));
        assertEquals(TestRuntime.START.plusSeconds(3 + 2), task.completedAt().orElseThrow());
        assertEquals(upTo(3), task.awaitFinalEvent().collection());
        assertEquals(1, source.closed());
    }

    @Test
    default void E3_parallel_has_as_many_workers_as_it_was_given() throws Exception {
        for (int workers : List.of(1, 2, 5)) {
            TestRuntime test = seeded();
            Crowd crowd = new Crowd();
            var task = numbers(test)
                    .sender(sources -> SpySource.of(40))
                    .receiver(event -> crowd.pass(event.data(), () -> take(SECOND)), ReceiverStrategy.parallel(workers))
                    .run();
            assertEquals(upTo(40), sorted(test.resultOf(task).orElseThrow()));
            assertEquals(workers, crowd.most());
            assertEquals(
                    TestRuntime.START.plusSeconds(40 / workers),
                    task.completedAt().orElseThrow());
        }
    }

    @Test
    default void E3_parallel_grows_with_the_work_and_never_beyond_its_bounds() throws Exception {
        TestRuntime test = seeded();
        Crowd crowd = new Crowd();
        var task = numbers(test)
                .sender(sources -> SpySource.of(200))
                .receiver(event -> crowd.pass(event.data(), () -> take(SECOND)), ReceiverStrategy.parallel(2, 6))
                .run();
        assertEquals(upTo(200), sorted(test.resultOf(task).orElseThrow()));
        assertEquals(6, crowd.most(), "all that may work do, where there is more work than they can do");
    }

    @Test
    default void E3_parallel_keeps_its_rate() throws Exception {
        TestRuntime test = seeded();
        List<Instant> begun = Collections.synchronizedList(new ArrayList<>());
        var task = numbers(test)
                .sender(sources -> SpySource.of(21))
                .receiver(
                        event -> {
                            begun.add(test.clock().instant());
                            return event.data();
                        },
                        ReceiverStrategy.parallel(4).withRate(10, SECOND))
                .run();
        assertEquals(upTo(21), sorted(test.resultOf(task).orElseThrow()));
        assertEvenlySpread(begun, Duration.ofMillis(100));
    }

    @Test
    default void E3_a_sender_keeps_its_rate() throws Exception {
        TestRuntime test = seeded();
        List<Instant> begun = Collections.synchronizedList(new ArrayList<>());
        var task = numbers(test)
                .sender(sources -> SpySource.of(21), SenderStrategy.parallel(1).withRate(10, SECOND))
                .receiver(event -> {
                    begun.add(test.clock().instant());
                    return event.data();
                })
                .run();
        assertEquals(upTo(21), sorted(test.resultOf(task).orElseThrow()));
        assertEvenlySpread(begun, Duration.ofMillis(100));
    }

    private static void assertEvenlySpread(List<Instant> begun, Duration step) {
        for (int i = 1; i < begun.size(); i++) {
            Duration gap = Duration.between(begun.get(i - 1), begun.get(i));
            assertEquals(step, gap, "between " + i + " and " + (i + 1) + " of " + begun);
        }
    }

    @Test
    default void E3_a_parallel_sender_reads_parts_together() throws Exception {
        TestRuntime together = seeded();
        TestRuntime apart = seeded();
        for (TestRuntime test : List.of(together, apart)) {
            Crowd crowd = new Crowd();
            List<SpySource> parts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                parts.add(SpySource.of(5, number -> crowd.pass(number, () -> take(SECOND))));
            }
            int workers = test.equals(together) ? 2 : 1;
            var task = numbers(test)
                    .sender(
                            sources -> sources.ofParts(List.<EventSource<Integer>>copyOf(parts)),
                            workers == 1 ? SenderStrategy.serial() : SenderStrategy.parallel(workers))
                    .receiver(event -> event.data())
                    .run();
            assertEquals(20, test.resultOf(task).orElseThrow().size());
            assertEquals(workers, crowd.most());
            assertEquals(
                    TestRuntime.START.plusSeconds(20 / workers),
                    task.completedAt().orElseThrow());
            for (SpySource part : parts) {
                assertEquals(List.of(1, 1, 5), List.of(part.opened(), part.closed(), part.read()));
            }
        }
    }

    @Test
    default void E3_workers_run_where_they_were_told() throws Exception {
        Set<Boolean> virtual = ConcurrentHashMap.newKeySet();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<Integer> received = numbers()
                .sender(sources -> SpySource.of(1000))
                .receiver(
                        event -> {
                            virtual.add(Thread.currentThread().isVirtual());
                            threads.add(Thread.currentThread());
                            return event.data();
                        },
                        ReceiverStrategy.parallel(2).onCpu())
                .await();
        assertEquals(upTo(1000), sorted(received));
        assertEquals(Set.of(false), virtual, "on platform threads of the CPU lane");
        assertTrue(threads.size() <= 2, "two at most: " + threads);
    }

    @Test
    default void E3_a_failed_worker_stops_the_others() throws Exception {
        TestRuntime test = seeded();
        Crowd crowd = new Crowd();
        SpySource source = SpySource.endless();
        var task = numbers(test)
                .sender(sources -> source)
                .receiver(
                        event -> crowd.pass(event.data(), () -> {
                            take(SECOND);
                            if (event.data() == 10) {
                                throw new IllegalStateException("as intended");
                            }
                        }),
                        ReceiverStrategy.parallel(4))
                .run();
        assertFalse(test.resultOf(task).isSuccess());
        test.runUntilIdle();
        assertEquals(0, crowd.inside(), "all have left");
        assertEquals(0, test.runtime().activeCount());
        assertTrue(crowd.total() <= 10 + 4, "and none began anew: " + crowd.total());
    }

    @Test
    default void E3_the_defaults_are_those_of_the_contract() {
        int processors = Runtime.getRuntime().availableProcessors();
        assertEquals(
                MinMax.of(processors, processors), ReceiverStrategy.parallel().workers());
        assertEquals(
                MinMax.of(processors, processors), SenderStrategy.parallel().workers());
        assertEquals(new Batched(64, Duration.ofMillis(100)), ReceiverStrategy.batched());
        assertEquals(new Batched(64, Duration.ofMillis(100)), SenderStrategy.batched());
        assertEquals(64, ReceiverStrategy.adaptive().start());
        assertEquals(64, SenderStrategy.adaptive().start());
        assertEquals(new Adaptive(64, MinMax.of(1, 1024)), ReceiverStrategy.adaptive());
        assertTrue(ReceiverStrategy.serial().timeout().isEmpty());
        assertTrue(ReceiverStrategy.parallel(3).rate().isEmpty());
    }

    private static List<Integer> sorted(List<Integer> items) {
        assertEquals(items.size(), new HashSet<>(items).size(), "each once: " + items);
        return items.stream().sorted().toList();
    }
}
