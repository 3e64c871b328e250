package dev.vivace.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.EmittingTask;
import dev.vivace.EmittingTaskBuilder;
import dev.vivace.PipelineProvider;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.StreamCounts;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dead letters that a running pipeline receives again. Its source gives ten items, waits an hour, and gives one more. */
class ReplayLettersTest {

    private final TestRuntime test = TestRuntime.create();
    private final AtomicBoolean mended = new AtomicBoolean();
    private final List<Long> ids = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        test.close();
    }

    static Stream<ReceiverStrategy> strategies() {
        return Stream.of(
                ReceiverStrategy.serial(),
                ReceiverStrategy.batched(4, Duration.ofMillis(1)),
                ReceiverStrategy.parallel(1, 4),
                ReceiverStrategy.parallel(3, 3),
                ReceiverStrategy.parallel(2).onCpu(),
                ReceiverStrategy.adaptive());
    }

    private EmittingTaskBuilder<Integer, Integer, ?, TaskId> builder() {
        return PipelineProvider.find().<Integer>emits(test.runtime()).onError(ErrorStrategy.continueOnError());
    }

    private EmittingTask<List<Integer>, Integer, ?, TaskId> started(
            EmittingTaskBuilder<Integer, Integer, ?, TaskId> builder, ReceiverStrategy strategy, long limit)
            throws InterruptedException {
        var task = builder.sender(sources -> sources.ofEmitter(emitter -> {
                    for (int i = 1; i <= 10; i++) {
                        emitter.emit(i);
                    }
                    sources.context().sleep(Duration.ofHours(1));
                    emitter.emit(11);
                }))
                .receiver(
                        event -> {
                            if (event.data() % 2 == 0 && !mended.get()) {
                                throw new IOException("no " + event.data());
                            }
                            if (mended.get()) {
                                ids.add(event.id());
                            }
                            return event.data();
                        },
                        strategy)
                .limit(limit)
                .run();
        test.advance(Duration.ofSeconds(1));
        return task;
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void they_are_received_while_the_source_waits(ReceiverStrategy strategy) throws Exception {
        var task = started(builder(), strategy, 1_000);
        assertThat(task.counts()).isEqualTo(new StreamCounts(10, 10, 5, 0, 5, 0));
        assertThat(task.replayLetters()).isEqualTo(5);
        test.advance(Duration.ofSeconds(1));
        assertThat(task.deadLetters(Integer.class)).as("failed again").hasSize(5);
        assertThat(task.counts()).isEqualTo(new StreamCounts(10, 10, 5, 5, 5, 0));

        mended.set(true);
        assertThat(task.replayLetters()).isEqualTo(5);
        test.advance(Duration.ofSeconds(1));
        assertThat(task.deadLetters(Integer.class)).isEmpty();
        assertThat(task.counts()).isEqualTo(new StreamCounts(10, 10, 10, 10, 0, 0));
        assertThat(ids).as("each has its number").containsExactlyInAnyOrder(2L, 4L, 6L, 8L, 10L);
        assertThat(task.replayLetters()).isZero();
        assertThat(test.resultOf(task).orElseThrow())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 11).boxed().toList());
    }

    @Test
    void each_failure_is_told_anew() throws Exception {
        var task = started(
                builder().onError(ErrorStrategy.retry(2, RetryStrategy.immediate())), ReceiverStrategy.serial(), 1_000);
        task.replayLetters();
        test.awaitQuiet();
        List<DeadLetter<Integer>> letters = task.deadLetters(Integer.class);
        assertThat(letters).extracting(DeadLetter::attempts).containsOnly(3);
        assertThat(letters).extracting(DeadLetter::eventId).containsExactly(2L, 4L, 6L, 8L, 10L);
        assertThat(task.counts().retried()).isEqualTo(5 * 2 + 5 * 3);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void a_limit_holds_and_the_rest_is_kept(ReceiverStrategy strategy) throws Exception {
        var task = started(builder(), strategy, 7);
        mended.set(true);
        assertThat(task.replayLetters()).isEqualTo(5);
        test.advance(Duration.ofSeconds(1));
        assertThat(task.isDone()).isTrue();
        assertThat(test.resultOf(task).orElseThrow()).hasSize(7);
        assertThat(task.deadLetters(Integer.class)).hasSize(3);
        assertThat(task.counts().deadLetters()).isEqualTo(3);
    }

    @Test
    void what_was_not_received_when_it_is_cancelled_is_kept() throws Exception {
        var task = started(builder(), ReceiverStrategy.serial(), 1_000);
        task.cancel(CancellationLevel.KILL);
        test.awaitQuiet();
        assertThat(task.deadLetters(Integer.class)).hasSize(5);
        assertThatThrownBy(task::replayLetters)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("replay(task.deadLetters(type))");
    }

    @Test
    void letters_that_went_elsewhere_are_not_here() throws Exception {
        List<DeadLetter<Integer>> elsewhere = new ArrayList<>();
        var task = started(builder().deadLetters(elsewhere::add), ReceiverStrategy.serial(), 1_000);
        assertThatThrownBy(task::replayLetters).hasMessageContaining("replay(letters)");
        assertThat(elsewhere).hasSize(5);
        assertThat(test.resultOf(task).orElseThrow()).hasSize(6);
    }
}
