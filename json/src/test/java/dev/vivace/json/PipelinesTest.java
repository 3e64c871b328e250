package dev.vivace.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.Place;
import dev.vivace.stream.StreamingEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines and arrays of JSON in whole pipelines, on the real runtime. */
class PipelinesTest {

    @TempDir
    Path dir;

    @Test
    void malformed_lines_are_dead_letters_with_line_and_byte_and_the_rest_goes_on() throws Exception {
        Path file = Files.writeString(dir.resolve("numbers.jsonl"), "1\n{bad\n3\n\"four\"\n5");
        EmittingTask<List<Integer>, Integer, ?, ?> task = AsyncTask.<Integer>emits()
                .onError(ErrorStrategy.continueOnError())
                .sender(sources -> sources.ofFile(file, JsonLines.of(Integer.class)))
                .receiver(event -> event.data())
                .run();

        assertThat(task.await()).containsExactly(1, 3, 5);
        assertThat(task.<Object>deadLetters(Object.class))
                .extracting(letter -> (BadItemException) letter.error().cause().orElseThrow())
                .satisfiesExactly(bad -> isBad(file, bad, 2, 2, "{bad"), bad -> isBad(file, bad, 4, 9, "\"four\""));
    }

    private static void isBad(Path file, BadItemException bad, int line, int offset, String text) {
        assertThat(bad.place()).isEqualTo(new Place(file.toString(), line, offset));
        assertThat(bad.text()).isEqualTo(text);
    }

    @Test
    void an_array_that_is_cut_off_gives_all_that_is_whole_and_then_fails_with_the_byte() throws Exception {
        Path file = Files.writeString(dir.resolve("numbers.json"), "[1,\n2,\n3");
        var last = AsyncTask.<Integer>emits()
                .onError(ErrorStrategy.continueOnError())
                .sender(sources -> sources.ofFile(file, JsonArray.of(Integer.class)))
                .receiver(event -> event.data())
                .run()
                .awaitFinalEvent();

        assertThat(last.type()).isEqualTo(StreamingEvent.Type.ERROR);
        assertThat(last.error().orElseThrow().message()).contains("line 3");
        assertThat(last.collection()).startsWith(1, 2);
    }
}
