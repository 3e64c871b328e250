package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.EmittingTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.FinalEvent;
import dev.vivace.stream.ReceiverEvent;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.SenderEvent;
import dev.vivace.stream.StreamCounts;
import dev.vivace.stream.StreamingEvent;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events, and the one that is the last: law E6 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface LastEventLaws extends StreamSubject {

    @Test
    default void E6_items_then_one_last_event_when_it_ends_well() throws Exception {
        for (ReceiverStrategy strategy : List.of(ReceiverStrategy.serial(), ReceiverStrategy.parallel(3))) {
            TestRuntime test = seeded();
            List<StreamingEvent<?>> events = Collections.synchronizedList(new ArrayList<>());
            var task = numbers(test)
                    .sender(sources -> SpySource.of(10))
                    .receiver(
                            event -> {
                                take(SECOND);
                                return -event.data();
                            },
                            strategy)
                    .prepare();
            task.onEvent(events::add);
            assertTrue(test.resultOf(task).isSuccess());
            test.awaitQuiet();
            assertWellFormed(task, events, StreamingEvent.Type.FINAL);
            assertEquals(21, events.size(), "each item twice, and the end: " + events);
            Map<Long, Integer> sent = new HashMap<>();
            for (StreamingEvent<?> event : events) {
                switch (event) {
                    case SenderEvent<?> item -> sent.put(item.id(), (Integer) item.data());
                    case ReceiverEvent<?, ?> item -> {
                        assertEquals(sent.remove(item.id()), item.data(), "an item keeps its number");
                        assertEquals(List.of(-(Integer) item.data()), item.collected());
                        Duration took = Duration.between(
                                item.startedAt().orElseThrow(),
                                item.completedAt().orElseThrow());
                        assertFalse(took.compareTo(SECOND) < 0, "received after it was sent: " + item);
                    }
                    case FinalEvent<?, ?, ?, ?> last -> assertEquals(Map.of(), sent, "nothing is on the way");
                }
            }
        }
    }

    @Test
    default void E6_one_error_event_when_it_fails() throws Exception {
        TestRuntime test = seeded();
        List<StreamingEvent<?>> events = Collections.synchronizedList(new ArrayList<>());
        IOException failure = new IOException("as intended");
        var task = numbers(test)
                .sender(sources -> SpySource.endless(number -> take(SECOND)))
                .receiver(event -> {
                    if (event.data() == 4) {
                        throw failure;
                    }
                    return event.data();
                })
                .prepare();
        task.onEvent(events::add);
        assertFalse(test.resultOf(task).isSuccess());
        test.runUntilIdle();
        assertWellFormed(task, events, StreamingEvent.Type.ERROR);
        FinalEvent<?, Integer, ?, List<Integer>> last = task.awaitFinalEvent();
        assertEquals(Optional.of(new AsyncTaskError.Io(failure)), last.error());
        assertEquals(upTo(3), last.collection());
    }

    @Test
    default void E6_one_cancellation_event_when_it_is_cancelled() throws Exception {
        for (CancellationLevel level : CancellationLevel.values()) {
            TestRuntime test = seeded();
            List<StreamingEvent<?>> events = Collections.synchronizedList(new ArrayList<>());
            var task = numbers(test)
                    .sender(sources -> SpySource.endless(number -> take(SECOND)))
                    .receiver(event -> event.data())
                    .prepare();
            task.onEvent(events::add);
            task.start();
            test.advance(SECOND.multipliedBy(4));
            task.cancel(level);
            test.runUntilIdle();
            assertWellFormed(task, events, StreamingEvent.Type.CANCELLATION);
            FinalEvent<?, Integer, ?, List<Integer>> last = task.awaitFinalEvent();
            assertEquals(Optional.of(new AsyncTaskError.Cancelled(level)), last.error());
            assertEquals(upTo(4), last.collection(), "what was collected until then");
        }
    }

    @Test
    default void E6_one_last_event_for_a_pipeline_that_never_ran() throws Exception {
        TestRuntime test = seeded();
        List<StreamingEvent<?>> events = Collections.synchronizedList(new ArrayList<>());
        var task = numbers(test)
                .sender(sources -> SpySource.endless())
                .receiver(event -> event.data())
                .prepare();
        task.onEvent(events::add);
        task.cancel(CancellationLevel.GRACEFUL);
        test.runUntilIdle();
        assertEquals(1, events.size());
        assertWellFormed(task, events, StreamingEvent.Type.CANCELLATION);
        assertEquals(List.of(), task.awaitFinalEvent().collection());
        assertEquals(StreamCounts.ZERO, task.awaitFinalEvent().counts());
    }

    @Test
    default void E6_the_last_event_carries_the_collection_and_the_counts() throws Exception {
        TestRuntime test = seeded();
        var task = numbers(test)
                .onError(ErrorStrategy.retry(1, dev.vivace.policy.RetryStrategy.immediate()))
                .sender(sources -> SpySource.of(10))
                .receiver(event -> {
                    if (event.data() == 4) {
                        throw new IOException("as intended");
                    }
                    return event.data() > 8 ? null : event.data();
                })
                .prepare();
        test.resultOf(task);
        FinalEvent<?, Integer, ?, List<Integer>> last = task.awaitFinalEvent();
        assertEquals(List.of(1, 2, 3, 5, 6, 7, 8), last.collection());
        assertEquals(last.collection(), last.data());
        assertEquals(new StreamCounts(10, 10, 7, 1, 1, 0), last.counts());
        assertEquals(last.counts(), task.counts());
        assertEquals(task.id(), last.taskId());
        assertEquals(task.completedAt(), last.completedAt());
        assertTrue(last.id() > 10, "after all items: " + last.id());
        assertEquals(last, task.awaitFinalEvent(), "it is the same whoever asks");
        assertTrue(task.isComplete());
    }

    @Test
    default void E6_a_terminal_call_folds_the_last_event() throws Exception {
        String well = numbers()
                .sender(sources -> SpySource.of(4))
                .receiver(event -> event.data())
                .awaitFinalEvent(
                        (event, collector) -> event.type() + " " + collector.collected() + " " + collector.counts());
        assertEquals("FINAL [1, 2, 3, 4] " + new StreamCounts(4, 4, 4, 0, 0, 0), well);
        String badly = numbers()
                .sender(sources -> SpySource.of(4))
                .receiver(event -> {
                    if (event.data() == 3) {
                        throw new IOException("as intended");
                    }
                    return event.data();
                })
                .awaitFinalEvent((event, collector) -> event.type() + " " + collector.collected() + " "
                        + event.stoppedBy().orElseThrow().item());
        assertEquals("ERROR [1, 2] 3", badly);
    }

    @Test
    default void E6_the_collection_is_not_handed_out_before_the_end() throws Exception {
        List<AsyncTaskError> errors = Collections.synchronizedList(new ArrayList<>());
        numbers()
                .sender(sources -> SpySource.of(2))
                .receiver((event, collector) -> {
                    errors.add(assertThrows(AsyncTaskException.class, collector::collected)
                            .error());
                    collector.collect(event.data());
                })
                .await();
        assertEquals(2, errors.size());
        for (AsyncTaskError error : errors) {
            assertInstanceOf(AsyncTaskError.InvalidState.class, error);
        }
    }

    @Test
    default void E6_one_last_event_whoever_wins_a_race() throws Exception {
        IdentityHashMap<EmittingTask<?, ?, ?, ?>, List<StreamingEvent<?>>> raced = new IdentityHashMap<>();
        List<CancellationLevel> levels = List.of(CancellationLevel.values());
        for (int round = 0; round < 30; round++) {
            List<StreamingEvent<?>> events = Collections.synchronizedList(new ArrayList<>());
            Gate gate = gate();
            var task = numbers()
                    .sender(sources -> SpySource.of(50, number -> {
                        if (number == 40) {
                            gate.pass();
                        }
                    }))
                    .receiver(event -> event.data())
                    .prepare();
            task.onEvent(events::add);
            raced.put(task.start(), events);
            gate.awaitArrival();
            CancellationLevel level = levels.get(round % levels.size());
            Aside canceller = aside(() -> task.cancel(level));
            gate.open();
            canceller.join();
            task.awaitResult();
            until(() -> hasEnded(events));
        }
        Meanwhile.others(this);
        raced.forEach((task, events) -> assertWellFormed(
                task,
                List.copyOf(events),
                task.status() == TaskStatus.COMPLETED ? StreamingEvent.Type.FINAL : StreamingEvent.Type.CANCELLATION));
    }

    @Test
    default void E6_a_listener_that_throws_harms_nothing_and_is_told_of() throws Exception {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        TestRuntime test = seeded(0, builder().uncaught((task, failure) -> uncaught.add(failure)));
        List<StreamingEvent<?>> events = Collections.synchronizedList(new ArrayList<>());
        IllegalStateException bug = new IllegalStateException("as intended");
        var task = numbers(test)
                .sender(sources -> SpySource.of(5))
                .receiver(event -> event.data())
                .prepare();
        task.onEvent(event -> {
            throw bug;
        });
        task.onEvent(events::add);
        assertEquals(upTo(5), test.resultOf(task).orElseThrow());
        test.awaitQuiet();
        assertWellFormed(task, events, StreamingEvent.Type.FINAL);
        until(() -> Kept.holds(List.copyOf(uncaught), bug));
    }

    private static boolean hasEnded(List<StreamingEvent<?>> events) {
        synchronized (events) {
            return events.stream().anyMatch(event -> event.type().isTerminal());
        }
    }

    /** Any number of items, then one last event that fits the task, and nothing after it. */
    private static void assertWellFormed(
            EmittingTask<?, ?, ?, ?> task, List<StreamingEvent<?>> events, StreamingEvent.Type end) {
        assertFalse(events.isEmpty(), "there is an event");
        for (StreamingEvent<?> event : events.subList(0, events.size() - 1)) {
            assertEquals(StreamingEvent.Type.CONTINUE, event.type(), "before the last: " + events);
        }
        assertEquals(end, events.getLast().type(), "the last of " + events);
        assertInstanceOf(FinalEvent.class, events.getLast());
        TaskStatus expected = switch (end) {
            case FINAL -> TaskStatus.COMPLETED;
            case ERROR -> TaskStatus.FAILED;
            default -> TaskStatus.CANCELLED;
        };
        assertEquals(expected, task.status());
    }
}
