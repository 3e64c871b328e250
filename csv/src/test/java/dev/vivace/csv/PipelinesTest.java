package dev.vivace.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.Place;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.StreamingEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in whole pipelines, on the real runtime. */
class PipelinesTest {

    private static final String TEXT = """
        id,name
        1,Ada
        2,"Ben"x
        3,Cyd
        4
        5,Dot
        """;

    @TempDir
    Path dir;

    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(dir.resolve("people.csv"), TEXT);
    }

    private EmittingTask<List<String>, String, ?, ?> run(ErrorStrategy strategy) {
        return AsyncTask.<CsvRow>emits()
                .onError(strategy)
                .sequence(sources -> sources.ofFile(file, Csv.withHeader().ragged(RaggedRows.BAD)))
                .receiver(event -> event.data().field("name"), ReceiverStrategy.parallel(2))
                .run();
    }

    @Test
    void malformed_rows_are_dead_letters_with_line_and_byte_and_the_rest_goes_on() throws Exception {
        EmittingTask<List<String>, String, ?, ?> task = run(ErrorStrategy.continueOnError());

        assertThat(task.await()).containsExactly("Ada", "Cyd", "Dot");
        assertThat(task.<Object>deadLetters(Object.class))
                .extracting(letter -> (BadItemException) letter.error().cause().orElseThrow())
                .satisfiesExactly(bad -> isBad(bad, 3, 14, "2,\"Ben\"x"), bad -> isBad(bad, 5, 29, "[4]"));
        assertThat(task.counts().sent()).isEqualTo(5);
    }

    private void isBad(BadItemException bad, int line, int offset, String text) {
        assertThat(bad.place()).isEqualTo(new Place(file.toString(), line, offset));
        assertThat(bad.text().strip()).isEqualTo(text);
    }

    @Test
    void a_malformed_row_ends_a_pipeline_that_stops_on_errors() throws Exception {
        var last = run(ErrorStrategy.stopOnFirst()).awaitFinalEvent();

        assertThat(last.type()).isEqualTo(StreamingEvent.Type.ERROR);
        assertThat(last.error().orElseThrow().message()).contains("line 3, byte 14");
        assertThat(last.collection()).containsExactly("Ada");
    }
}
