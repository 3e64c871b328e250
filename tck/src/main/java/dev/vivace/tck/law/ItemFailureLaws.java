package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.ErrorStrategy.Decision;
import dev.vivace.stream.FinalEvent;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.StreamingEvent;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What becomes of items that fail: law E5 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface ItemFailureLaws extends StreamSubject {

    @Test
    default void E5_the_first_failure_stops_when_nobody_says_otherwise() throws Exception {
        for (int run = 0; run < 2; run++) {
            TestRuntime test = seeded();
            IOException failure = new IOException("as intended");
            List<Integer> received = new ArrayList<>();
            var builder = run == 0 ? numbers(test) : numbers(test).onError(ErrorStrategy.stopOnFirst());
            var task = builder.sender(sources -> SpySource.of(1_000))
                    .receiver(event -> {
                        received.add(event.data());
                        if (event.data() == 5) {
                            throw failure;
                        }
                        return event.data();
                    })
                    .run();
            assertEquals(TaskResult.failure(new AsyncTaskError.Io(failure)), test.resultOf(task));
            assertEquals(upTo(5), received, "none after it");
            FinalEvent<?, Integer, ?, List<Integer>> last = task.awaitFinalEvent();
            assertEquals(StreamingEvent.Type.ERROR, last.type());
            assertEquals(upTo(4), last.collection());
            DeadLetter<?> stopped = last.stoppedBy().orElseThrow();
            assertEquals(5, stopped.item());
            assertEquals(1, stopped.attempts());
            assertEquals(new AsyncTaskError.Io(failure), stopped.error());
        }
    }

    @Test
    default void E5_it_goes_on_without_what_failed() throws Exception {
        for (ReceiverStrategy strategy : List.of(ReceiverStrategy.serial(), ReceiverStrategy.parallel(4))) {
            TestRuntime test = seeded();
            Map<Integer, IOException> failures = new ConcurrentHashMap<>();
            var task = numbers(test)
                    .onError(ErrorStrategy.continueOnError())
                    .sender(sources -> SpySource.of(20))
                    .receiver(
                            event -> {
                                take(Duration.ofMillis(10));
                                if (event.data() % 7 == 0) {
                                    IOException failure = new IOException("at " + event.data());
                                    failures.put(event.data(), failure);
                                    throw failure;
                                }
                                return event.data();
                            },
                            strategy)
                    .run();
            assertEquals(
                    upTo(20).stream().filter(n -> n % 7 != 0).toList(),
                    test.resultOf(task).orElseThrow().stream().sorted().toList());
            List<DeadLetter<Integer>> letters = task.deadLetters(Integer.class);
            assertEquals(
                    List.of(7, 14),
                    letters.stream().map(DeadLetter::item).sorted().toList());
            for (DeadLetter<Integer> letter : letters) {
                IOException failure = Objects.requireNonNull(failures.get(letter.item()));
                assertEquals(new AsyncTaskError.Io(failure), letter.error(), "the cause itself");
                assertEquals(1, letter.attempts());
                assertEquals(letter.item().longValue(), letter.eventId(), "its number in the stream");
                assertEquals(task.id(), letter.taskId());
                assertFalse(letter.at().isBefore(TestRuntime.START));
            }
            assertEquals(2, task.counts().deadLetters());
            assertEquals(20, task.counts().received());
            assertEquals(18, task.counts().collected());
        }
    }

    @Test
    default void E5_an_item_is_tried_again_as_often_and_as_late_as_was_told() throws Exception {
        TestRuntime test = seeded();
        List<String> attempts = new ArrayList<>();
        var task = numbers(test)
                .onError(ErrorStrategy.retry(
                        3, RetryStrategy.exponential(Duration.ofSeconds(1), 2.0, Duration.ofDays(1))))
                .sender(sources -> SpySource.of(3))
                .receiver(event -> {
                    long now = Duration.between(TestRuntime.START, test.clock().instant())
                            .toSeconds();
                    attempts.add(event.data() + "." + event.attempt() + " at " + now);
                    if (event.data() == 2 || (event.data() == 1 && event.attempt() < 3)) {
                        throw new IOException("attempt " + event.attempt());
                    }
                    return event.data();
                })
                .run();
        assertEquals(TaskResult.success(List.of(1, 3)), test.resultOf(task));
        assertEquals(
                List.of(
                        "1.1 at 0",
                        "1.2 at 1",
                        "1.3 at 3",
                        "2.1 at 3",
                        "2.2 at 4",
                        "2.3 at 6",
                        "2.4 at 10",
                        "3.1 at 10"),
                attempts);
        DeadLetter<Integer> letter = task.<Integer>deadLetters(Integer.class).getFirst();
        assertEquals(List.of(2, 4), List.of(letter.item(), letter.attempts()));
        assertTrue(letter.error().message().contains("attempt 4"), "the last attempt's: " + letter.error());
        assertEquals(5, task.counts().retried());
        assertEquals(1, task.counts().deadLetters());
    }

    @Test
    default void E5_retries_that_do_not_help_stop_where_that_was_told() throws Exception {
        TestRuntime test = seeded();
        var task = numbers(test)
                .onError(ErrorStrategy.retry(2, RetryStrategy.fixed(SECOND)).thenStop())
                .sender(sources -> SpySource.of(1_000))
                .receiver(event -> {
                    if (event.data() == 3) {
                        throw new IOException("attempt " + event.attempt());
                    }
                    return event.data();
                })
                .run();
        AsyncTaskError error = test.resultOf(task).failure().orElseThrow();
        assertTrue(error.message().contains("attempt 3"), error.message());
        assertEquals(upTo(2), task.awaitFinalEvent().collection());
        assertEquals(3, task.awaitFinalEvent().stoppedBy().orElseThrow().attempts());
        assertEquals(TestRuntime.START.plusSeconds(2), task.completedAt().orElseThrow());
    }

    @Test
    default void E5_somebody_else_decides() throws Exception {
        TestRuntime test = seeded();
        List<String> asked = new ArrayList<>();
        var task = numbers(test)
                .onError(ErrorStrategy.custom((error, attempts) -> {
                    asked.add(error.cause().orElseThrow().getMessage() + " after " + attempts);
                    return error instanceof AsyncTaskError.Panic
                            ? Decision.STOP
                            : attempts < 2 ? Decision.RETRY : Decision.CONTINUE;
                }))
                .sender(sources -> SpySource.of(9))
                .receiver(event -> {
                    if (event.data() == 2) {
                        throw new IOException("two");
                    }
                    if (event.data() == 4) {
                        throw new IllegalStateException("four");
                    }
                    return event.data();
                })
                .run();
        assertFalse(test.resultOf(task).isSuccess());
        assertEquals(List.of("two after 1", "two after 2", "four after 1"), asked);
        assertEquals(List.of(1, 3), task.awaitFinalEvent().collection());
    }

    @Test
    default void E5_a_failed_attempt_leaves_nothing_behind() throws Exception {
        TestRuntime test = seeded();
        var task = numbers(test)
                .onError(ErrorStrategy.retry(1, RetryStrategy.immediate()))
                .sender(sources -> SpySource.of(4))
                .receiver((event, collector) -> {
                    collector.collect(event.data());
                    if ((event.data() == 2 && event.attempt() == 1) || event.data() == 3) {
                        throw new IOException("as intended");
                    }
                    collector.collect(event.data());
                })
                .run();
        assertEquals(TaskResult.success(List.of(1, 1, 2, 2, 4, 4)), test.resultOf(task));
        assertEquals(6, task.counts().collected());
    }

    @Test
    default void E5_a_receiver_rejects_an_item_without_another_attempt() throws Exception {
        TestRuntime test = seeded();
        AsyncTaskError why = new AsyncTaskError.InvalidData("too large");
        List<Integer> attempts = new ArrayList<>();
        var task = numbers(test)
                .onError(ErrorStrategy.retry(5, RetryStrategy.immediate()))
                .sender(sources -> SpySource.of(3))
                .receiver((event, collector) -> {
                    attempts.add(event.attempt());
                    if (event.data() == 2) {
                        collector.reject(why);
                    } else {
                        collector.collect(event.data());
                    }
                })
                .run();
        assertEquals(TaskResult.success(List.of(1, 3)), test.resultOf(task));
        assertEquals(List.of(1, 1, 1), attempts);
        DeadLetter<Integer> letter = task.<Integer>deadLetters(Integer.class).getFirst();
        assertEquals(why, letter.error());
        assertEquals(2, letter.item());
    }

    @Test
    default void E5_dead_letters_can_be_replayed() throws Exception {
        TestRuntime test = seeded();
        boolean[] mended = new boolean[1];
        var end = numbers(test)
                .onError(ErrorStrategy.continueOnError())
                .sender(sources -> SpySource.of(10))
                .receiver(event -> {
                    if (event.data() % 2 == 0 && !mended[0]) {
                        throw new IOException("as intended");
                    }
                    return event.data();
                });
        var task = end.run();
        assertEquals(TaskResult.success(List.of(1, 3, 5, 7, 9)), test.resultOf(task));
        mended[0] = true;
        List<DeadLetter<Integer>> letters = task.deadLetters(Integer.class);
        var replay = numbers(test)
                .sender(sources -> sources.replay(letters))
                .receiver(event -> event.data())
                .run();
        assertEquals(TaskResult.success(List.of(2, 4, 6, 8, 10)), test.resultOf(replay));
    }

    @Test
    default void E5_a_running_pipeline_takes_its_dead_letters_back() throws Exception {
        for (ReceiverStrategy strategy : List.of(
                ReceiverStrategy.serial(),
                ReceiverStrategy.parallel(3),
                ReceiverStrategy.batched(4, Duration.ofMillis(10)))) {
            TestRuntime test = seeded();
            boolean[] mended = new boolean[1];
            var task = numbers(test)
                    .onError(ErrorStrategy.continueOnError())
                    .sender(sources -> sources.ofEmitter(emitter -> {
                        for (int number : upTo(10)) {
                            emitter.emit(number);
                        }
                        take(Duration.ofHours(1));
                        emitter.emit(11);
                    }))
                    .receiver(
                            event -> {
                                if (event.data() % 2 == 0 && !mended[0]) {
                                    throw new IOException("as intended");
                                }
                                return event.data();
                            },
                            strategy)
                    .run();
            test.advance(Duration.ofSeconds(1));
            assertEquals(5, task.deadLetters(Integer.class).size());
            mended[0] = true;
            assertEquals(5, task.replayLetters());
            test.advance(Duration.ofSeconds(1));
            assertFalse(task.isDone());
            assertEquals(List.of(), task.deadLetters(Integer.class), "they are none any more");
            assertEquals(10, task.counts().sent(), "each was sent once");
            assertEquals(10, task.counts().received(), "each was received once");
            assertEquals(10, task.counts().collected());
            assertEquals(0, task.counts().deadLetters());
            List<Integer> all = new ArrayList<>(test.resultOf(task).orElseThrow());
            Collections.sort(all);
            assertEquals(upTo(11), all, "each once");
            assertThrows(IllegalStateException.class, task::replayLetters, "it has ended");
        }
    }

    @Test
    default void E5_dead_letters_go_where_they_were_told() throws Exception {
        TestRuntime test = seeded();
        List<Integer> letters = Collections.synchronizedList(new ArrayList<>());
        Crowd crowd = new Crowd();
        var task = numbers(test)
                .onError(ErrorStrategy.continueOnError())
                .deadLetters(letter -> {
                    try {
                        letters.add(crowd.pass(letter.item(), () -> {}));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .sender(sources -> SpySource.of(100))
                .<Integer>receiver(
                        event -> {
                            throw new IOException("as intended");
                        },
                        ReceiverStrategy.parallel(4))
                .run();
        assertEquals(TaskResult.success(List.of()), test.resultOf(task));
        assertEquals(upTo(100), letters.stream().sorted().toList(), "all of them");
        assertEquals(1, crowd.most(), "one call at a time");
        assertEquals(100, task.counts().deadLetters());
        assertEquals(List.of(), task.<Integer>deadLetters(Integer.class), "and nowhere else");
    }

    @Test
    default void E5_dead_letters_that_cannot_be_kept_fail_the_pipeline() throws Exception {
        TestRuntime test = seeded();
        IllegalStateException full = new IllegalStateException("no room");
        var task = numbers(test)
                .onError(ErrorStrategy.continueOnError())
                .deadLetters(letter -> {
                    throw full;
                })
                .sender(sources -> SpySource.of(9))
                .<Integer>receiver(event -> {
                    throw new IOException("as intended");
                })
                .run();
        AsyncTaskError error = test.resultOf(task).failure().orElseThrow();
        assertTrue(Kept.in(error.cause().orElseThrow(), full), "nothing is dropped in silence: " + error);
    }

    @Test
    default void E5_an_item_that_cannot_be_read_is_left_out_without_another_attempt() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.of(6, number -> {});
        var bad = BadSource.of(source, 3);
        var task = numbers(test)
                .onError(ErrorStrategy.retry(5, RetryStrategy.fixed(SECOND)))
                .sender(sources -> bad)
                .receiver(event -> event.data())
                .run();
        assertEquals(TaskResult.success(List.of(1, 2, 4, 5, 6)), test.resultOf(task));
        assertEquals(1, task.counts().deadLetters());
        assertEquals(0, task.counts().retried(), "the same bytes would fail again");
        assertEquals(TestRuntime.START, task.completedAt().orElseThrow());
        var stopped = numbers(test)
                .sender(sources -> BadSource.of(SpySource.of(6), 3))
                .receiver(event -> event.data())
                .run();
        AsyncTaskError error = test.resultOf(stopped).failure().orElseThrow();
        assertTrue(error.message().contains("numbers, line 3"), "it leads to the place: " + error.message());
    }
}
