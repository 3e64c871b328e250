package dev.vivace.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivace.stream.EventSink.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSinkTest {

    @TempDir
    Path dir;

    private record Point(int x, String name) {
        List<String> fields() {
            return List.of(Integer.toString(x), name);
        }
    }

    private void write(CsvSink<Point> sink, Point... points) throws Exception {
        try (Writer<Point> writer = sink.open()) {
            for (Point point : points) {
                writer.write(point);
            }
            writer.flush();
        }
    }

    @Test
    void rows_are_quoted_added_and_begin_with_the_header_once() throws Exception {
        Path file = dir.resolve("a.csv");
        CsvSink<Point> sink = CsvSink.append(file, Point::fields).header("x", "name");

        write(sink, new Point(1, "a,b"), new Point(2, "é \"q\"\n"));
        assertThat(file).content().isEqualTo("x,name\n1,\"a,b\"\n2,\"é \"\"q\"\"\n\"\n");
        Files.writeString(file, "x,name\n1,hal");
        write(sink, new Point(3, "c"));
        assertThat(file).content().isEqualTo("x,name\n1,hal\n3,c\n");
        write(CsvSink.append(dir.resolve("b.csv"), Point::fields).separator(';'), new Point(1, "a,b"));
        assertThat(dir.resolve("b.csv")).content().isEqualTo("1;a,b\n");
    }

    @Test
    void what_was_written_can_be_read() throws Exception {
        Path file = dir.resolve("a.csv");
        write(CsvSink.append(file, Point::fields).header("x", "name"), new Point(1, "\r\n,\""));

        try (var reader =
                Csv.withHeader().read(offset -> Files.newInputStream(file)).open()) {
            assertThat(reader.next().field("name")).isEqualTo("\r\n,\"");
        }
    }

    @Test
    void what_was_not_flushed_may_be_lost_and_closing_writes_nothing() throws Exception {
        Path file = dir.resolve("a.csv");
        try (Writer<Point> writer = CsvSink.append(file, Point::fields).open()) {
            writer.write(new Point(1, "a"));
        }
        assertThat(file).isEmptyFile();
    }

    @Test
    void an_item_must_fit_the_header() throws Exception {
        try (Writer<Point> writer =
                CsvSink.append(dir.resolve("a.csv"), Point::fields).header("x").open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.write(new Point(1, "a")))
                    .withMessage("an item must have 1 fields, had 2");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvSink.append(dir, Point::fields).header());
    }
}
