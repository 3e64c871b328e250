package dev.vivace.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.PipelineProvider;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.ChunkSize;
import dev.vivace.stream.ComparatorSequence;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.IdSequence;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.SenderStrategy;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.testkit.VivaceExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VivaceExtension.class)
class StrategiesTest {

    private static List<Integer> numbers(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    @Test
    void parallel_workers_really_work_at_the_same_time() throws Exception {
        CyclicBarrier all = new CyclicBarrier(4);
        assertThat(AsyncTask.<Integer>emits()
                        .sender(sources -> sources.of(numbers(400)))
                        .receiver(
                                event -> {
                                    all.await();
                                    return event.data();
                                },
                                ReceiverStrategy.parallel(4))
                        .await())
                .containsExactlyInAnyOrderElementsOf(numbers(400));
    }

    @Test
    void a_crew_grows_to_its_most_when_there_is_work() throws Exception {
        CountDownLatch all = new CountDownLatch(5);
        assertThat(AsyncTask.<Integer>emits()
                        .sender(sources -> sources.of(numbers(50)))
                        .receiver(
                                event -> {
                                    all.countDown();
                                    all.await();
                                    return event.data();
                                },
                                ReceiverStrategy.parallel(1, 5))
                        .await())
                .hasSize(50);
    }

    @Test
    void a_sequence_keeps_the_order_of_the_source_under_parallel_receivers() throws Exception {
        CyclicBarrier pairs = new CyclicBarrier(2);
        assertThat(AsyncTask.<Integer>emits()
                        .sequence(sources -> sources.of(numbers(1000)))
                        .receiver(
                                event -> {
                                    pairs.await();
                                    return event.data();
                                },
                                ReceiverStrategy.parallel(2))
                        .await())
                .isEqualTo(numbers(1000));
    }

    @Test
    void work_on_the_cpu_lane_runs_on_platform_threads() throws Exception {
        assertThat(AsyncTask.<Integer>emits()
                        .sender(sources -> sources.of(numbers(100)))
                        .receiver(
                                event -> Thread.currentThread().isVirtual(),
                                ReceiverStrategy.parallel(1, 2).onCpu())
                        .await(Collectors.toSet()))
                .containsExactly(false);
    }

    @Test
    void adaptive_receivers_receive_everything() throws Exception {
        assertThat(AsyncTask.<Integer>emits()
                        .sender(sources -> sources.of(numbers(10_000)), SenderStrategy.adaptive())
                        .receiver(event -> event.data(), ReceiverStrategy.adaptive(1, 8))
                        .await())
                .hasSize(10_000);
    }

    @Test
    void batches_are_full_or_old_enough(TestRuntime test) throws Exception {
        List<Integer> sizes = new ArrayList<>();
        var task = PipelineProvider.find()
                .<Integer>emits(test.runtime())
                .sender(sources -> sources.ofEmitter(emitter -> {
                    for (int i = 0; i < 25; i++) {
                        emitter.emit(i);
                    }
                    sources.context().sleep(Duration.ofSeconds(1));
                    emitter.emit(25);
                }))
                .batchReceiver(
                        events -> {
                            sizes.add(events.size());
                            return List.of(events.size());
                        },
                        ReceiverStrategy.batched(10, Duration.ofMillis(100)))
                .prepare();
        test.resultOf(task).orElseThrow();
        assertThat(sizes).containsExactly(10, 10, 5, 1);
    }

    @Test
    void a_failed_batch_is_a_letter_for_each_of_its_items() throws Exception {
        EmittingTask<List<Integer>, Integer, ?, ?> task = AsyncTask.<Integer>emits()
                .onError(ErrorStrategy.retry(2, RetryStrategy.immediate()))
                .sender(sources -> sources.of(numbers(10)), SenderStrategy.batched(5, Duration.ofHours(1)))
                .batchReceiver(
                        events -> {
                            if (events.getFirst().data() == 6) {
                                throw new IllegalStateException("six");
                            }
                            return List.of(events.size());
                        },
                        ReceiverStrategy.batched(5, Duration.ofHours(1)))
                .run();
        assertThat(task.await()).containsExactly(5);
        assertThat(task.<Integer>deadLetters(Integer.class))
                .extracting(letter -> letter.item() * 10 + letter.attempts())
                .containsExactly(63, 73, 83, 93, 103);
        assertThat(task.counts().retried()).isEqualTo(2);
    }

    @Test
    void an_item_that_takes_too_long_fails_with_timeout(TestRuntime test) throws Exception {
        var task = PipelineProvider.find()
                .<Integer>emits(test.runtime())
                .onError(ErrorStrategy.continueOnError())
                .sender(sources -> sources.of(numbers(3)))
                .receiver(
                        event -> {
                            if (event.data() == 2) {
                                AsyncTask.current().orElseThrow().sleep(Duration.ofHours(1));
                            }
                            return event.data();
                        },
                        ReceiverStrategy.serial(Duration.ofSeconds(1)))
                .prepare();
        assertThat(test.resultOf(task).orElseThrow()).containsExactly(1, 3);
        assertThat(task.<Integer>deadLetters(Integer.class))
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.error()).isEqualTo(new AsyncTaskError.Timeout(Duration.ofSeconds(1))));
    }

    @Test
    void a_rate_spreads_items(TestRuntime test) throws Exception {
        List<Instant> begun = new ArrayList<>();
        var task = PipelineProvider.find()
                .<Integer>emits(test.runtime())
                .sender(sources -> sources.of(numbers(4)))
                .receiver(
                        event -> {
                            synchronized (begun) {
                                begun.add(test.clock().instant());
                            }
                            return event.data();
                        },
                        ReceiverStrategy.parallel(4).withRate(10, Duration.ofSeconds(1)))
                .prepare();
        test.resultOf(task).orElseThrow();
        assertThat(begun).hasSize(4);
        assertThat(Duration.between(begun.getFirst(), begun.getLast())).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void chunks_are_handed_over_whole() throws Exception {
        CountDownLatch ninth = new CountDownLatch(1);
        AtomicInteger received = new AtomicInteger();
        EmittingTask<List<Integer>, Integer, ?, ?> task = AsyncTask.<Integer>emits()
                .sender(sources -> sources.of((Iterable<Integer>) () -> IntStream.rangeClosed(1, 20)
                                .peek(n -> {
                                    if (n == 10) {
                                        assertThat(received).hasValue(0);
                                        ninth.countDown();
                                    }
                                })
                                .iterator())
                        .intoChunks(ChunkSize.items(10)))
                .receiver(event -> {
                    assertThat(ninth.getCount()).isZero();
                    return received.incrementAndGet();
                })
                .run();
        assertThat(task.await()).hasSize(20);
    }

    @Test
    void parts_are_read_at_the_same_time() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        assertThat(AsyncTask.<Integer>emits()
                        .sender(
                                sources -> sources.ofParts(List.of(
                                        sources.ofStream(
                                                () -> numbers(100).stream().peek(n -> await(both))),
                                        sources.ofStream(
                                                () -> numbers(100).stream().peek(n -> await(both))))),
                                SenderStrategy.parallel(2))
                        .receiver(event -> event.data())
                        .await())
                .hasSize(200);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void numbers_are_put_in_order_and_gaps_are_told() throws Exception {
        List<IdSequence.Gap> gaps = new ArrayList<>();
        EmittingTask<List<Integer>, Integer, ?, ?> task = AsyncTask.<Integer>emits()
                .sequence(
                        sources -> sources.of(List.of(1, 3, 2, 4, 8, 7, 9, 10)),
                        IdSequence.<Integer>of(n -> n).onGap(gaps::add).withBuffer(3))
                .receiver(event -> event.data())
                .run();
        assertThat(task.await()).containsExactly(1, 2, 3, 4, 7, 8, 9, 10);
        assertThat(gaps).containsExactly(new IdSequence.Gap(5, 6));
        assertThat(task.counts().gaps()).isEqualTo(2);
    }

    @Test
    void a_comparator_orders_within_its_buffer() throws Exception {
        assertThat(AsyncTask.<Integer>emits()
                        .sequence(
                                sources -> sources.of(List.of(3, 1, 2, 6, 5, 4)),
                                ComparatorSequence.<Integer>of(Comparator.naturalOrder())
                                        .withBuffer(2))
                        .receiver(event -> event.data())
                        .await())
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void hard_kill_gives_the_last_event_at_once_with_what_was_collected() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        EmittingTask<List<Integer>, Integer, ?, ?> task = AsyncTask.<Integer>emits()
                .sender(sources -> sources.of(numbers(10)))
                .receiver(event -> {
                    if (event.data() == 4) {
                        stuck.countDown();
                        boolean over = false;
                        while (!over) {
                            try {
                                release.await();
                                over = true;
                            } catch (InterruptedException deaf) {
                                // goes on
                            }
                        }
                    }
                    return event.data();
                })
                .run();
        stuck.await();
        task.cancel(CancellationLevel.KILL_HARD);
        assertThat(task.awaitFinalEvent().collection()).containsExactly(1, 2, 3);
        release.countDown();
    }

    @Test
    void a_failure_of_the_source_comes_after_its_items() {
        var end = AsyncTask.<Integer>emits()
                .sender(sources -> sources.ofStream(() -> numbers(10).stream().peek(n -> {
                    if (n == 5) {
                        throw new IllegalStateException("five");
                    }
                })))
                .receiver(event -> event.data(), ReceiverStrategy.parallel(3));
        assertThatThrownBy(end::await).isInstanceOf(AsyncTaskException.class).hasMessageContaining("five");
    }
}
