package dev.vivace.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.EmittingTask;
import dev.vivace.PipelineProvider;
import dev.vivace.Runtime;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.watch.PipelineState;
import dev.vivace.watch.TaskSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pipeline that somebody watches and pauses. Virtual time: what does not move when it is quiet does not move at all. */
class PauseTest {

    private final TestRuntime test = TestRuntime.create();
    private final Runtime<@Nullable Object, TaskId> runtime = test.runtime();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_paused_source_is_not_read_and_goes_on_where_it_was() throws Exception {
        EmittingTask<List<Integer>, Integer, ?, TaskId> pipeline = pipeline(10);
        assertThat(pipeline.isPaused()).isFalse();
        assertThat(pipeline.resume()).as("it is not paused").isFalse();
        assertThat(pipeline.pause()).isTrue();
        assertThat(pipeline.pause()).as("already").isFalse();

        pipeline.start();
        test.awaitQuiet();

        assertThat(pipeline.counts().sent()).isZero();
        assertThat(pipeline.pipelineState().paused()).isTrue();
        assertThat(pipeline.status()).isEqualTo(TaskStatus.RUNNING);

        assertThat(pipeline.resume()).isTrue();
        assertThat(test.resultOf(pipeline).orElseThrow()).hasSize(10).startsWith(0, 1);
        assertThat(pipeline.pause()).as("it has settled").isFalse();
    }

    @Test
    void what_was_read_goes_on_and_code_that_emits_waits() throws Exception {
        AtomicReference<EmittingTask<?, ?, ?, TaskId>> self = new AtomicReference<>();
        EmittingTask<List<Integer>, Integer, ?, TaskId> pipeline = PipelineProvider.find()
                .<Integer>emits(runtime)
                .sender(sources -> sources.ofEmitter(emitter -> {
                    emitter.emit(1);
                    emitter.emit(2);
                    self.get().pause();
                    emitter.emit(3);
                }))
                .receiver(event -> event.data())
                .prepare();
        self.set(pipeline);
        pipeline.start();
        test.awaitQuiet();
        assertThat(pipeline.counts().received()).isEqualTo(2);
        assertThat(pipeline.pipelineState().lag()).isZero();
        pipeline.resume();
        assertThat(test.resultOf(pipeline).orElseThrow()).containsExactly(1, 2, 3);
    }

    @Test
    void a_paused_pipeline_can_be_cancelled() throws Exception {
        EmittingTask<List<Integer>, Integer, ?, TaskId> pipeline = pipeline(10);
        pipeline.pause();
        pipeline.start();
        test.awaitQuiet();
        pipeline.cancel(CancellationLevel.GRACEFUL);
        test.awaitQuiet();
        assertThat(pipeline.status()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void its_state_says_how_it_works() throws Exception {
        EmittingTask<List<Integer>, Integer, ?, TaskId> pipeline = PipelineProvider.find()
                .<Integer>emits(runtime)
                .name("half")
                .onError(ErrorStrategy.continueOnError())
                .buffer(50)
                .sender(sources -> sources.of(IntStream.range(0, 10).boxed().toList()))
                .receiver(event -> {
                    if (event.data() % 2 == 1) {
                        throw new IOException("odd");
                    }
                    return event.data();
                })
                .run();
        assertThat(test.resultOf(pipeline).orElseThrow()).hasSize(5);
        PipelineState state = pipeline.pipelineState();
        assertThat(state.sender()).contains("Serial");
        assertThat(state.receiver()).contains("Serial");
        assertThat(state.capacity()).isEqualTo(50);
        assertThat(state.depth()).isZero();
        assertThat(state.lag()).isZero();
        assertThat(state.letters()).isEqualTo(5);
        assertThat(state.counts().deadLetters()).isEqualTo(5);
        assertThat(state.collection()).hasValue(5);
    }

    @Test
    void it_is_found_as_what_it_is() throws Exception {
        EmittingTask<List<Integer>, Integer, ?, TaskId> pipeline = pipeline(3);
        pipeline.pause();
        pipeline.start();
        test.awaitQuiet();

        assertThat(runtime.find(pipeline.id().text())).containsSame(pipeline);
        assertThat(runtime.snapshot().tasks().getFirst().kind()).isEqualTo(TaskSnapshot.Kind.PIPELINE);
        assertThat(runtime.snapshot().tasks().getLast().kind()).isEqualTo(TaskSnapshot.Kind.TASK);
        pipeline.resume();
        test.resultOf(pipeline);
    }

    private EmittingTask<List<Integer>, Integer, ?, TaskId> pipeline(int items) {
        return PipelineProvider.find()
                .<Integer>emits(runtime)
                .sender(sources -> sources.of(IntStream.range(0, items).boxed().toList()))
                .receiver(event -> event.data())
                .prepare();
    }
}
