package dev.vivace.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.Place;
import dev.vivace.stream.StreamingEvent;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files in whole pipelines, on the real runtime. */
@Timeout(20)
class PipelinesTest {

    @TempDir
    Path dir;

    private static EmittingTask<List<String>, String, ?, ?> run(EventSource<String> source) {
        return AsyncTask.<String>emits()
                .onError(ErrorStrategy.continueOnError())
                .sender(sources -> source)
                .receiver(event -> event.data())
                .run();
    }

    @Test
    void truncated_gzip_gives_all_that_is_whole_and_then_fails_with_the_byte() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write("line\n".repeat(20_000).getBytes(UTF_8));
        }
        int cut = bytes.size() - 20;
        Path file = Files.write(dir.resolve("a.gz"), Arrays.copyOf(bytes.toByteArray(), cut));

        var last = run(Lines.utf8().read(Gzip.of(file))).awaitFinalEvent();

        assertThat(last.type()).isEqualTo(StreamingEvent.Type.ERROR);
        assertThat(last.error().orElseThrow().message())
                .contains(file + ", byte " + cut + ": the packed data is truncated");
        assertThat(last.collection()).isNotEmpty().containsOnly("line");
        assertThat(last.counts().received()).isEqualTo(last.counts().sent());
    }

    @Test
    void a_line_in_another_encoding_is_a_dead_letter_and_the_rest_goes_on() throws Exception {
        Path file = Files.write(dir.resolve("a.txt"), "one\n\u00e4\nthree\n".getBytes(ISO_8859_1));
        EmittingTask<List<String>, String, ?, ?> task = run(Lines.utf8().read(FileBytes.of(file)));

        assertThat(task.await()).containsExactly("one", "three");
        assertThat(task.<String>deadLetters(String.class))
                .singleElement()
                .extracting(letter -> (BadItemException) letter.error().cause().orElseThrow())
                .satisfies(bad -> assertThat(bad.place()).isEqualTo(new Place(file.toString(), 2, 4)));
    }

    @Test
    void a_missing_file_is_named() {
        Path missing = dir.resolve("none.txt");
        EmittingTask<List<String>, String, ?, ?> task = run(Lines.utf8().read(FileBytes.of(missing)));
        assertThatThrownBy(task::await)
                .hasMessageContaining(missing.toString())
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"GRACEFUL", "KILL"})
    void a_cancelled_pipeline_does_not_wait_for_its_file_to_grow(CancellationLevel level) throws Exception {
        Path file = Files.writeString(dir.resolve("log"), "one\n");
        CountDownLatch reading = new CountDownLatch(1);
        EmittingTask<List<String>, String, ?, ?> task = AsyncTask.<String>emits()
                .sender(sources -> Tail.of(file).every(Duration.ofHours(1)))
                .receiver(event -> {
                    reading.countDown();
                    return event.data();
                })
                .run();
        reading.await();
        task.cancel(level);
        assertThat(task.awaitFinalEvent().type()).isEqualTo(StreamingEvent.Type.CANCELLATION);
        assertThat(task.awaitFinalEvent().collection().size()).isLessThanOrEqualTo(1);
    }
}
