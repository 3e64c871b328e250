package dev.vivace.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.cli.look.Showing.Show;
import dev.vivace.cli.terminal.Terminal;
import dev.vivace.stream.EventSink;
import dev.vivace.stream.EventSink.TransactionalWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"0, 0", "0.0, 0", "-0.3, -3", "12.7, 127", "-12.7, -127", "5, 50", "-5, -50"})
    void a_temperature_is_read_exactly(String text, int tenths) {
        assertThat(Reading.tenths(text)).isEqualTo(tenths);
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "1.23", "1.", ".5", "--1.0", "1.x", "99999999999"})
    void what_is_no_temperature_is_refused(String text) {
        assertThatThrownBy(() -> Reading.tenths(text))
                .isInstanceOfAny(NumberFormatException.class, ArithmeticException.class);
    }

    @Test
    void two_counts_of_a_made_file_agree() throws Exception {
        Path file = directory.resolve("weather.csv");
        Output output = ingest(
                new IngestPlan(file, true, 20_000, 3, directory.resolve("state"), Optional.empty(), false, true, 3));
        assertThat(output.verdict).isEqualTo(IngestRun.Verdict.GOOD);
        assertThat(output.text).contains("20,000 rows in", "A second count found the same.");
        assertThat(directory).isDirectoryNotContaining("glob:**state*");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void rows_that_are_no_readings_are_told_with_their_line_and_the_others_go_on() throws Exception {
        Path file = directory.resolve("bad.csv");
        Files.writeString(file, "Oslo;1.0\nOslo;warm\nOslo\nOslo;2.0\n");
        Output output =
                ingest(new IngestPlan(file, false, 1, 1, directory.resolve("state"), Optional.empty(), false, true, 3));
        assertThat(output.verdict).isEqualTo(IngestRun.Verdict.GOOD);
        assertThat(output.text).contains("2 rows are no reading", "\"warm\" is no temperature", "line 2", "line 3");
        assertThat(output.text).containsPattern("Oslo +2 +1.0 +1.5 +2.0");
    }

    @Test
    void what_was_committed_is_there_in_the_next_run() throws Exception {
        StationsFile sink = sink("state");
        try (TransactionalWriter<Reading> writer = sink.open()) {
            assertThat(writer.load("k")).isEmpty();
            writer.write(new Reading("Oslo", 10));
            writer.commit("k", new byte[] {7});
            writer.write(new Reading("Oslo", 99)); // and killed
        }
        StationsFile next = sink("state");
        try (TransactionalWriter<Reading> writer = next.open()) {
            assertThat(writer.load("k")).hasValue(new byte[] {7});
            assertThat(writer.load("another")).isEmpty();
        }
        assertThat(next.resumedRows()).isEqualTo(1);
        assertThat(next.stations()).isEqualTo(List.of(new Station("Oslo", 1, 10, 10, 10)));
    }

    @Test
    void a_run_that_ended_well_leaves_nothing_to_go_on_from() throws Exception {
        try (TransactionalWriter<Reading> writer = sink("state").open()) {
            writer.write(new Reading("Oslo", 10));
            writer.commit("k", new byte[0]);
        }
        StationsFile next = sink("state");
        try (TransactionalWriter<Reading> writer = next.open()) {
            assertThat(writer.load("k")).isEmpty();
        }
        assertThat(next.stations()).isEmpty();
    }

    @Test
    void a_damaged_state_is_refused_with_what_to_do() throws Exception {
        Files.writeString(directory.resolve("state"), "{\"source\":");
        StationsFile sink = sink("state");
        assertThatThrownBy(sink::open).isInstanceOf(IOException.class).hasMessageContaining("--fresh starts anew");
    }

    @Test
    void the_state_of_another_file_is_refused() throws Exception {
        try (TransactionalWriter<Reading> writer = sink("state").open()) {
            writer.commit("k", new byte[] {1});
        }
        StationsFile other = new StationsFile(directory.resolve("state"), new Fingerprint("/other", 2, 3));
        assertThatThrownBy(other::open).hasMessageContaining("/source").hasMessageContaining("/other");
    }

    @Test
    void each_reading_is_a_row_of_the_database() throws Exception {
        Path file = directory.resolve("weather.csv");
        Path database = directory.resolve("weather");
        for (int run = 0; run < 2; run++) { // the second replaces what the first had completed
            Output output = ingest(new IngestPlan(
                    file, true, 20_000, 3, directory.resolve("state"), Optional.of(database), false, true, 3));
            assertThat(output.verdict).isEqualTo(IngestRun.Verdict.GOOD);
            assertThat(output.text)
                    .contains("20,000 rows in", "A second count found the same.", "weather.mv.db")
                    .doesNotContain("an earlier run");
        }
        assertThat(directory).isDirectoryNotContaining("glob:**state*");
    }

    @Test
    void a_killed_run_goes_on_where_the_database_says() throws Exception {
        Path file = directory.resolve("readings");
        EventSink.Transactional<Reading> sink = database(file, "/source");
        try (TransactionalWriter<Reading> writer = sink.open()) {
            writer.write(new Reading("Oslo", 10));
            writer.commit("k", new byte[] {7});
            writer.write(new Reading("Oslo", 99)); // and killed
        }
        ReadingsDatabase store = new ReadingsDatabase(file, new Fingerprint("/source", 1, 2));
        try (TransactionalWriter<Reading> writer = ((EventSink.Transactional<Reading>) store.sink()).open()) {
            assertThat(writer.load("k")).hasValue(new byte[] {7});
        }
        assertThat(store.resumedRows()).isEqualTo(1);
        assertThat(store.stations()).isEqualTo(List.of(new Station("Oslo", 1, 10, 10, 10)));
        assertThatThrownBy(() -> database(file, "/other").open())
                .hasMessageContaining("/source")
                .hasMessageContaining("/other")
                .hasMessageContaining("--fresh starts anew");
        store.forget();
        database(file, "/other").open().close();
    }

    private static EventSink.Transactional<Reading> database(Path file, String source) {
        return (EventSink.Transactional<Reading>) new ReadingsDatabase(file, new Fingerprint(source, 1, 2)).sink();
    }

    private StationsFile sink(String name) {
        return new StationsFile(directory.resolve(name), new Fingerprint("/source", 1, 2));
    }

    private record Output(IngestRun.Verdict verdict, String text) {}

    private static Output ingest(IngestPlan plan) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        IngestRun.Verdict verdict = IngestRun.run(plan, Terminal.PLAIN, out, pipeline -> {}, Show.NOTHING, () -> {});
        return new Output(verdict, bytes.toString(StandardCharsets.UTF_8));
    }
}
