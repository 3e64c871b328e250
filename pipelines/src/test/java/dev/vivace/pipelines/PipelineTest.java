package dev.vivace.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.stream.DuplicateKeys;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.Keyed;
import dev.vivace.stream.StreamingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static List<Integer> numbers(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    @Test
    void items_cross_in_order_and_are_collected() throws Exception {
        List<Integer> doubled = AsyncTask.<Integer>emits()
                .sender(sources -> sources.of(numbers(10_000)))
                .receiver(event -> event.data() * 2)
                .await();
        assertThat(doubled).isEqualTo(numbers(10_000).stream().map(n -> n * 2).toList());
    }

    @Test
    void a_receiver_may_collect_none_or_many_and_keys_are_merged() throws Exception {
        Map<Integer, Integer> map = AsyncTask.<Integer>emits()
                .<Keyed<Integer, Integer>>collects()
                .sender(sources -> sources.of(numbers(10)))
                .receiver((event, collector) -> {
                    if (event.data() % 2 == 0) {
                        collector.collect(Keyed.of(event.data() % 4, event.data()));
                        collector.collect(Keyed.of(7, 1));
                    }
                })
                .await(Keyed.toMap(DuplicateKeys.merge(Integer::sum)));
        assertThat(map).isEqualTo(Map.of(2, 2 + 6 + 10, 0, 4 + 8, 7, 5));
    }

    @Test
    void a_polite_request_ends_a_reader_that_waits_for_its_source() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        AtomicInteger closed = new AtomicInteger();
        EventSource<Integer> silent = () -> new EventSource.Reader<>() {
            @Override
            public @Nullable Integer next() throws InterruptedException {
                waits.countDown();
                new CountDownLatch(1).await();
                return null;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        var task = AsyncTask.<Integer>emits()
                .sender(sources -> silent)
                .receiver(event -> event.data())
                .run();
        waits.await();
        var _ = task.cancel(CancellationLevel.GRACEFUL);
        assertThat(task.awaitFinalEvent().type()).isEqualTo(StreamingEvent.Type.CANCELLATION);
        assertThat(closed).hasValue(1);
    }

    @Test
    void what_fails_for_good_is_a_dead_letter_and_can_be_replayed() throws Exception {
        EmittingTask<List<Integer>, Integer, ?, ?> task = AsyncTask.<Integer>emits()
                .onError(ErrorStrategy.continueOnError())
                .sender(sources -> sources.of(numbers(5)))
                .receiver(event -> {
                    if (event.data() == 3) {
                        throw new IllegalStateException("three");
                    }
                    return event.data();
                })
                .run();
        assertThat(task.await()).containsExactly(1, 2, 4, 5);
        var letters = task.<Integer>deadLetters(Integer.class);
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.item()).isEqualTo(3);
            assertThat(letter.attempts()).isEqualTo(1);
            assertThat(letter.error()).isInstanceOf(AsyncTaskError.Panic.class);
        });
        assertThat(AsyncTask.<Integer>emits()
                        .sender(sources -> sources.replay(letters))
                        .receiver(event -> event.data())
                        .await())
                .containsExactly(3);
    }

    @Test
    void the_first_failure_stops_and_the_source_is_closed_once() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        EmittingTask<List<Integer>, Integer, AsyncTaskException, ?> task = AsyncTask.<Integer>emits()
                .sender(sources -> endless(closed))
                .receiver(event -> {
                    if (event.data() == 3) {
                        throw new IllegalStateException("three");
                    }
                    return event.data();
                })
                .run();
        assertThatThrownBy(task::collection)
                .isInstanceOf(AsyncTaskException.class)
                .hasMessageContaining("three");
        var last = task.awaitFinalEvent();
        assertThat(last.type()).isEqualTo(StreamingEvent.Type.ERROR);
        assertThat(last.collection()).containsExactly(1, 2);
        assertThat(last.stoppedBy().orElseThrow().item()).isEqualTo(3);
        assertThat(closed).hasValue(1);
    }

    private static EventSource<Integer> endless(AtomicInteger closed) {
        return () -> new EventSource.Reader<>() {
            int next;

            @Override
            public @Nullable Integer next() {
                return ++next;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    @Test
    void the_limit_ends_an_endless_source() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        assertThat(AsyncTask.<Integer>emits()
                        .sender(sources -> endless(closed))
                        .receiver(event -> event.data())
                        .limit(1000)
                        .await(Collectors.counting()))
                .isEqualTo(1000);
        assertThat(closed).hasValue(1);
    }

    @Test
    void a_graceful_cancel_ends_it_at_the_next_item() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        CountDownLatch moving = new CountDownLatch(10);
        EmittingTask<List<Integer>, Integer, ?, ?> task = AsyncTask.<Integer>emits()
                .sender(sources -> endless(closed))
                .receiver(event -> {
                    moving.countDown();
                    return event.data();
                })
                .run();
        moving.await();
        task.cancel(CancellationLevel.GRACEFUL);
        var last = task.awaitFinalEvent();
        assertThat(last.type()).isEqualTo(StreamingEvent.Type.CANCELLATION);
        assertThat((long) last.collection().size()).isEqualTo(last.counts().collected());
        assertThat(closed).hasValue(1);
    }

    @Test
    void a_pipeline_feeds_another() throws Exception {
        EmittingTask<Long, Integer, ?, ?> first = AsyncTask.<Integer>emits()
                .sender(sources -> sources.of(numbers(5000)))
                .receiver(event -> event.data() + 1)
                .prepare(Collectors.counting());
        assertThat(AsyncTask.<Integer>emits()
                        .sender(sources -> sources.ofPublisher(first))
                        .receiver(event -> event.data() - 1)
                        .await())
                .isEqualTo(numbers(5000));
        assertThat(first.await()).isEqualTo(5000);
    }

    @Test
    void code_emits() throws Exception {
        assertThat(AsyncTask.<Integer>emits()
                        .sender(sources -> sources.ofEmitter(emitter -> {
                            for (int i = 1; i <= 3000; i++) {
                                emitter.emit(i);
                            }
                        }))
                        .receiver(event -> event.data())
                        .await())
                .isEqualTo(numbers(3000));
    }

    @Test
    void events_are_told_in_order_and_the_last_is_last() throws Exception {
        List<StreamingEvent<?>> events = new ArrayList<>();
        CountDownLatch over = new CountDownLatch(1);
        EmittingTask<List<Integer>, Integer, ?, ?> task = AsyncTask.<Integer>emits()
                .sender(sources -> sources.of(numbers(3)))
                .receiver(event -> event.data())
                .prepare();
        task.onEvent(event -> {
            events.add(event);
            if (event.type().isTerminal()) {
                over.countDown();
            }
        });
        task.start();
        over.await();
        assertThat(events).hasSize(7);
        assertThat(events.getLast().type()).isEqualTo(StreamingEvent.Type.FINAL);
        assertThat(events.getLast().data()).isEqualTo(List.of(1, 2, 3));
    }
}
