package dev.vivace.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.ReceiverTask;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.EventSink;
import dev.vivace.stream.ReceiverStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    @TempDir
    Path directory;

    private static List<Integer> numbers(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    private ReceiverTask<Integer, Integer, AsyncTaskException, ?> pipeline(int failAt, int workers) {
        return AsyncTask.<Integer>emits()
                .name("load")
                .checkpoint(FileCheckpoints.in(directory))
                .sender(sources -> sources.of(numbers(1000)))
                .receiver(
                        event -> {
                            if (event.data() == failAt) {
                                throw new IllegalStateException("died");
                            }
                            return event.data();
                        },
                        ReceiverStrategy.parallel(workers));
    }

    @Test
    void a_pipeline_without_a_name_cannot_be_found_again() {
        assertThatThrownBy(() -> AsyncTask.<Integer>emits()
                        .checkpoint(FileCheckpoints.in(directory))
                        .sender(sources -> sources.of(numbers(10)))
                        .receiver(event -> event.data())
                        .await())
                .hasMessageContaining("give task-")
                .hasMessageContaining("a name");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_run_that_failed_goes_on_where_it_stopped(int workers) throws Exception {
        List<Integer> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        assertThatThrownBy(() -> pipeline(600, workers).into(into(first)).await())
                .hasMessageContaining("died");
        assertThat(pipeline(0, workers).into(into(second)).await()).isEqualTo(second);
        assertThat(first).isEqualTo(numbers(599));
        assertThat(second).isEqualTo(numbers(1000).subList(599, 1000));
        assertThat(pipeline(0, workers).await())
                .as("after a good end it begins anew")
                .hasSize(1000);
    }

    private static EventSink<Integer> into(List<Integer> list) {
        return () -> new EventSink.Writer<>() {
            @Override
            public void write(Integer item) {
                list.add(item);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void a_sink_with_transactions_sees_each_item_once() throws Exception {
        Table table = new Table();
        assertThatThrownBy(() -> pipeline(600, 4).into(table).await()).hasMessageContaining("died");
        pipeline(0, 4).into(table).await();
        assertThat(table.rows).isEqualTo(numbers(1000));
        assertThat(Files.list(directory)).as("the store was not used").isEmpty();
    }

    @Test
    void letters_that_were_received_again_before_a_failure_are_in_the_sink_once() throws Exception {
        Table table = new Table();
        AtomicReference<EmittingTask<?, ?, ?, ?>> self = new AtomicReference<>();
        assertThatThrownBy(() -> replaying(self, 600, table).collection()).hasMessageContaining("died");
        assertThat(table.rows).hasSize(599).doesNotHaveDuplicates().contains(5);
        replaying(self, 0, table).collection();
        assertThat(table.rows).containsExactlyInAnyOrderElementsOf(numbers(1000));
    }

    /** Item 5 fails until item 400 asks for it once more. */
    private EmittingTask<?, ?, AsyncTaskException, ?> replaying(
            AtomicReference<EmittingTask<?, ?, ?, ?>> self, int failAt, Table table) {
        AtomicBoolean mended = new AtomicBoolean();
        var task = AsyncTask.<Integer>emits()
                .name("load")
                .checkpoint(FileCheckpoints.in(directory))
                .onError(ErrorStrategy.custom(
                        (error, attempts) -> error.message().contains("died")
                                ? ErrorStrategy.Decision.STOP
                                : ErrorStrategy.Decision.CONTINUE))
                .sender(sources -> sources.of(numbers(1000)))
                .receiver(event -> {
                    if (event.data() == 5 && !mended.get()) {
                        throw new IllegalStateException("not yet");
                    }
                    if (event.data() == 400) {
                        mended.set(true);
                        assertThat(self.get().replayLetters()).isEqualTo(1);
                    }
                    if (event.data() == failAt) {
                        throw new IllegalStateException("died");
                    }
                    return event.data();
                })
                .into(table)
                .prepare();
        self.set(task);
        return task;
    }

    /** Rows and checkpoints that become visible together. */
    private static final class Table implements EventSink<Integer> {
        final List<Integer> rows = new ArrayList<>();
        final Map<String, byte[]> marks = new HashMap<>();

        @Override
        public TransactionalWriter<Integer> open() {
            List<Integer> open = new ArrayList<>();
            return new TransactionalWriter<>() {
                @Override
                public Optional<byte[]> load(String key) {
                    return Optional.ofNullable(marks.get(key));
                }

                @Override
                public void commit(String key, byte[] state) {
                    flush();
                    marks.put(key, state);
                }

                @Override
                public void write(Integer item) {
                    open.add(item);
                }

                @Override
                public void flush() {
                    rows.addAll(open);
                    open.clear();
                }

                @Override
                public void close() {}
            };
        }
    }

    @Test
    void a_source_without_positions_is_refused() {
        var emits = AsyncTask.<Integer>emits()
                .name("emits")
                .checkpoint(FileCheckpoints.in(directory))
                .sender(sources -> sources.ofEmitter(emitter -> {}))
                .receiver(event -> event.data());
        assertThatThrownBy(emits::await).hasMessageContaining("cannot have a checkpoint");
    }

    @Test
    void a_damaged_or_foreign_file_is_refused() throws Exception {
        FileCheckpoints store = FileCheckpoints.in(directory);
        store.save("a/b", new byte[] {1, 2, 3});
        assertThat(store.load("a/b"))
                .hasValueSatisfying(state -> assertThat(state).containsExactly(1, 2, 3));
        assertThat(store.load("a_b")).isEmpty();
        Path file = Files.list(directory).findFirst().orElseThrow();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 6] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> store.load("a/b"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
        Files.writeString(file, "something else");
        assertThatThrownBy(() -> store.load("a/b")).hasMessageContaining("is not a checkpoint");
        store.remove("a/b");
        assertThat(store.load("a/b")).isEmpty();
    }
}
