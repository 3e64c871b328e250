package dev.vivace.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.stream.EventSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineSinkTest {

    @TempDir
    Path dir;

    @SafeVarargs
    private static <C> void write(EventSink<C> sink, C... items) throws Exception {
        try (var writer = sink.open()) {
            for (C item : items) {
                writer.write(item);
            }
            writer.flush();
        }
    }

    @Test
    void lines_are_added_and_an_unfinished_one_is_ended_first() throws Exception {
        Path file = dir.resolve("a.txt");
        LineSink<Integer> sink = LineSink.append(file, n -> "n" + n);

        write(sink, 1, 2);
        assertThat(file).hasContent("n1\nn2\n");
        Files.writeString(file, "n1\nhal");
        write(sink, 3);
        assertThat(file).hasContent("n1\nhal\nn3\n");
    }

    @Test
    void what_was_flushed_is_there_and_what_was_not_may_be_lost() throws Exception {
        Path file = dir.resolve("a.txt");
        try (var writer = LineSink.<String>append(file, s -> s).open()) {
            writer.write("a".repeat(100_000));
            writer.flush();
            assertThat(file).hasSize(100_001);
            writer.write("b");
        }
        assertThat(file).hasSize(100_001);
    }

    @Test
    void replacing_shows_the_old_file_or_the_new_one() throws Exception {
        Path file = Files.writeString(dir.resolve("a.txt"), "old");
        LineSink<String> sink = LineSink.replace(file, s -> s);

        try (var writer = sink.open()) {
            writer.write("new");
            writer.flush();
            assertThat(file).hasContent("old");
        }
        assertThat(file).hasContent("new\n");
        try (var writer = sink.open()) {
            writer.write("never flushed");
        }
        assertThat(file).hasContent("new\n");
        assertThat(dir).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void replacing_refuses_to_go_on_after_a_checkpoint() throws Exception {
        Path file = Files.writeString(dir.resolve("a.txt"), "old");
        try (var writer = LineSink.<String>replace(file, s -> s).open()) {
            writer.write("1");
            writer.flush();
            assertThatIllegalStateException()
                    .isThrownBy(() -> writer.write("2"))
                    .withMessageContaining("checkpoints");
        }
        assertThat(file).hasContent("old");
    }

    @Test
    void other_charsets_are_written_without_a_mark() throws Exception {
        Path file = dir.resolve("a.txt");
        write(LineSink.<String>append(file, s -> s).in(UTF_16), "é", "b");

        assertThat(Files.readString(file, UTF_16BE)).isEqualTo("é\nb\n");
    }

    @Test
    void text_that_cannot_be_a_line_fails() throws Exception {
        Path file = dir.resolve("a.txt");
        try (var writer = LineSink.<String>append(file, s -> s).in(ISO_8859_1).open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.write("a\nb"))
                    .withMessageContaining("must not have a line break");
            assertThatThrownBy(() -> writer.write("\u20AC"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be written in ISO-8859-1");
        }
    }
}
