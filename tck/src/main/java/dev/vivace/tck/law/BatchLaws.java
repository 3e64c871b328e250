package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.TaskResult;
import dev.vivace.stream.Batched;
import dev.vivace.stream.Emitter;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.SenderStrategy;
import dev.vivace.stream.StreamingEvent;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches at either end: law E3 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface BatchLaws extends StreamSubject {

    /** Between two items of {@link #slow}. */
    Duration STEP = Duration.ofMillis(300);

    @Test
    default void E3_a_batch_is_sent_on_when_it_is_full() throws Exception {
        TestRuntime test = seeded();
        List<List<Integer>> batches = new ArrayList<>();
        var task = numbers(test)
                .sender(sources -> SpySource.of(10))
                .batchReceiver(
                        events -> {
                            List<Integer> batch =
                                    events.stream().map(StreamingEvent::data).toList();
                            batches.add(batch);
                            return batch;
                        },
                        new Batched(4, Duration.ofDays(1)))
                .run();
        assertEquals(TaskResult.success(upTo(10)), test.resultOf(task));
        assertEquals(List.of(List.of(1, 2, 3, 4), List.of(5, 6, 7, 8), List.of(9, 10)), batches);
        assertEquals(TestRuntime.START, task.completedAt().orElseThrow(), "the last does not wait: nothing follows");
    }

    @Test
    default void E3_a_batch_is_sent_on_when_it_is_old_enough() throws Exception {
        TestRuntime test = seeded();
        List<String> batches = new ArrayList<>();
        var task = numbers(test)
                .sender(sources -> sources.ofEmitter(slow(8)))
                .batchReceiver(
                        events -> {
                            List<Integer> batch =
                                    events.stream().map(StreamingEvent::data).toList();
                            batches.add(since(test) + " " + batch);
                            return batch;
                        },
                        new Batched(100, SECOND))
                .run();
        assertEquals(TaskResult.success(upTo(8)), test.resultOf(task));
        assertEquals(List.of("1000 [1, 2, 3, 4]", "2200 [5, 6, 7, 8]"), batches);
    }

    @Test
    default void E3_whichever_comes_first() throws Exception {
        TestRuntime test = seeded();
        List<String> batches = new ArrayList<>();
        var task = numbers(test)
                .sender(sources -> sources.ofEmitter(emitter -> {
                    for (int i = 1; i <= 3; i++) {
                        emitter.emit(i);
                    }
                    take(SECOND.multipliedBy(10));
                    emitter.emit(4);
                    take(SECOND.multipliedBy(10));
                }))
                .batchReceiver(
                        events -> {
                            List<Integer> batch =
                                    events.stream().map(StreamingEvent::data).toList();
                            batches.add(since(test) + " " + batch);
                            return batch;
                        },
                        new Batched(2, SECOND))
                .run();
        assertEquals(TaskResult.success(upTo(4)), test.resultOf(task));
        assertEquals(List.of("0 [1, 2]", "1000 [3]", "11000 [4]"), batches);
    }

    @Test
    default void E3_a_batching_sender_hands_over_when_a_batch_is_full_or_old_enough() throws Exception {
        assertEquals(
                List.of("900 1", "900 2", "900 3", "900 4", "2100 5", "2100 6", "2100 7", "2100 8"),
                received(SenderStrategy.batched(4, Duration.ofDays(1)), ReceiverStrategy.serial()));
        assertEquals(
                List.of("1000 1", "1000 2", "1000 3", "1000 4", "2200 5", "2200 6", "2200 7", "2200 8"),
                received(SenderStrategy.batched(100, SECOND), ReceiverStrategy.serial()));
    }

    @Test
    default void E3_a_batching_receiver_takes_items_when_a_batch_is_full_or_old_enough() throws Exception {
        assertEquals(
                List.of("900 1", "900 2", "900 3", "900 4", "2100 5", "2100 6", "2100 7", "2100 8"),
                received(SenderStrategy.serial(), ReceiverStrategy.batched(4, Duration.ofDays(1))));
        assertEquals(
                List.of("1000 1", "1000 2", "1000 3", "1000 4", "2200 5", "2200 6", "2200 7", "2200 8"),
                received(SenderStrategy.serial(), ReceiverStrategy.batched(100, SECOND)));
    }

    @Test
    default void E3_an_item_goes_at_once_where_nobody_asked_for_batches() throws Exception {
        assertEquals(
                List.of("0 1", "300 2", "600 3", "900 4", "1200 5", "1500 6", "1800 7", "2100 8"),
                received(SenderStrategy.serial(), ReceiverStrategy.serial()));
    }

    @Test
    default void E3_a_batch_that_fails_fails_each_of_its_items() throws Exception {
        TestRuntime test = seeded();
        var task = numbers(test)
                .onError(dev.vivace.stream.ErrorStrategy.continueOnError())
                .sender(sources -> SpySource.of(10))
                .batchReceiver(
                        events -> {
                            if (events.getFirst().data() == 5) {
                                throw new IllegalStateException("as intended");
                            }
                            return events.stream().map(StreamingEvent::data).toList();
                        },
                        new Batched(4, Duration.ofDays(1)))
                .run();
        assertEquals(TaskResult.success(List.of(1, 2, 3, 4, 9, 10)), test.resultOf(task));
        assertEquals(4, task.counts().deadLetters());
        assertEquals(
                List.of(5, 6, 7, 8),
                task.<Integer>deadLetters(Integer.class).stream()
                        .map(letter -> letter.item())
                        .toList());
        assertTrue(task.counts().received() == 10, "done, well or not: " + task.counts());
    }

    /** When each item was received, in milliseconds, of a source that gives one each {@link #STEP}. */
    private List<String> received(SenderStrategy sending, ReceiverStrategy receiving) throws Exception {
        TestRuntime test = seeded();
        List<String> times = Collections.synchronizedList(new ArrayList<>());
        var task = numbers(test)
                .sender(sources -> sources.ofEmitter(slow(8)), sending)
                .receiver(event -> times.add(since(test) + " " + event.data()), receiving)
                .run();
        test.resultOf(task);
        return List.copyOf(times);
    }

    private Emitter.Work<Integer> slow(int count) {
        return emitter -> {
            for (int i = 1; i <= count; i++) {
                emitter.emit(i);
                take(STEP);
            }
        };
    }

    private static long since(TestRuntime test) {
        return Duration.between(TestRuntime.START, test.clock().instant()).toMillis();
    }
}
