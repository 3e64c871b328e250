package dev.vivace.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.files.Reading.Counted;
import dev.vivace.stream.BadItemException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    private static Counted bytes(String text, Charset charset) {
        return new Counted(text.getBytes(charset));
    }

    @Test
    void cuts_at_both_line_ends_and_keeps_empty_lines() throws Exception {
        assertThat(Reading.all(Lines.utf8().read(bytes("a\r\n\nb\rc\nlast", UTF_8))))
                .containsExactly("a", "", "b\rc", "last");
        assertThat(Reading.all(Lines.utf8().read(bytes("", UTF_8)))).isEmpty();
        assertThat(Reading.all(Lines.utf8().read(bytes("a\n", UTF_8)))).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "IBM037"})
    void reads_and_resumes_in_any_charset(String name) throws Exception {
        Charset charset = Charset.forName(name);
        String text = charset.newEncoder().canEncode('\u0A0A') ? "a\u0A0A\u0D0D\nb\u010A\r\n\nü" : "aé\nb\r\n\nü";
        var source = Lines.of(charset).read(bytes(text, charset));

        assertThat(Reading.all(source)).isEqualTo(List.of(text.split("\r?\n")));
        Reading.assertResumesAnywhere(source);
    }

    @Test
    void malformed_bytes_make_their_line_bad_and_not_the_next() throws Exception {
        byte[] bytes = "one\ntwo X\nthree \uFFFD\n".getBytes(UTF_8);
        bytes[8] = (byte) 0xC3;
        var source = Lines.utf8().read(new Counted(bytes));

        assertThat(Reading.all(source))
                .containsExactly("one", "!t, line 2, byte 4: not UTF-8 at byte 8: 0xC3", "three \uFFFD");
        Reading.assertResumesAnywhere(source);
        assertThat(Reading.all(Lines.utf8().replacingMalformed().read(new Counted(bytes))))
                .containsExactly("one", "two \uFFFD", "three \uFFFD");
    }

    @Test
    void a_line_that_is_too_long_is_bad_and_never_held() throws Exception {
        String text = "ok\n" + "x".repeat(1_000_000) + "\r\n1234\r\n12345\nend";
        var counted = bytes(text, UTF_8);
        var source = Lines.utf8().withMaxLength(4).read(counted);

        assertThat(Reading.all(source))
                .containsExactly(
                        "ok",
                        "!t, line 2, byte 3: the line is longer than 4 bytes",
                        "1234",
                        "!t, line 4, byte 1000011: the line is longer than 4 bytes",
                        "end");
        Reading.assertResumesAnywhere(source);
        assertThat(counted.open).hasValue(0);
    }

    @Test
    void the_text_of_a_long_line_is_its_beginning() throws Exception {
        var source = Lines.utf8().withMaxLength(3).read(bytes("abcdef\n", UTF_8));

        try (var reader = source.open()) {
            assertThatThrownBy(reader::next)
                    .isInstanceOfSatisfying(
                            BadItemException.class,
                            bad -> assertThat(bad.text()).isEqualTo("abc"));
        }
    }

    @Test
    void a_mark_is_left_out_and_a_foreign_one_refused() throws Exception {
        assertThat(Reading.all(Lines.utf8().read(bytes("\uFEFFa\nb", UTF_8)))).containsExactly("a", "b");
        Reading.assertResumesAnywhere(Lines.utf8().read(bytes("\uFEFFa\nb", UTF_8)));
        assertThat(Reading.all(Lines.of(UTF_16).read(bytes("\uFEFFa\nb", UTF_16LE))))
                .containsExactly("a", "b");
        Reading.assertResumesAnywhere(Lines.of(UTF_16).read(bytes("\uFEFFa\nb", UTF_16LE)));
        assertThat(Reading.all(Lines.of(UTF_32BE).read(bytes("\uFEFFa", UTF_32BE))))
                .containsExactly("a");
        assertThatThrownBy(() -> Lines.utf8().read(bytes("\uFEFFa", UTF_16LE)).open())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("t, byte 0: begins with the mark of UTF-16LE, but is read as UTF-8");
    }

    @Test
    void half_a_character_at_the_end_is_bad() throws Exception {
        assertThat(Reading.all(Lines.of(UTF_16LE).read(new Counted(new byte[] {'a', 0, '\n', 0, 'b'}))))
                .containsExactly("a", "!t, line 2, byte 4: not UTF-16LE at byte 4: 0x62");
    }

    @Test
    void lines_of_random_lengths_come_out_as_they_went_in() throws Exception {
        long seed = 20261122;
        Random random = new Random(seed);
        List<String> lines = IntStream.range(0, 300)
                .mapToObj(i -> "é".repeat(random.nextInt(i % 10 == 0 ? 60_000 : 40)))
                .toList();
        var source = Lines.utf8().read(bytes(lines.stream().collect(Collectors.joining("\n", "", "\n")), UTF_8));

        assertThat(Reading.all(source)).as("seed %d", seed).isEqualTo(lines);
    }

    @Test
    void counts_bytes_and_closes_once() throws Exception {
        var counted = bytes("aé\nb", UTF_8);
        try (var reader = Lines.utf8().read(counted).open()) {
            reader.next();
            assertThat(reader.bytes()).isEqualTo(4);
            assertThat(counted.open).hasValue(1);
        }
        assertThat(counted.open).hasValue(0);
    }

    @Test
    void a_file_is_missing_a_directory_or_too_short(@TempDir Path dir) throws Exception {
        Path file = Files.write(dir.resolve("a.txt"), "ab\n".getBytes(ISO_8859_1));

        assertThat(Reading.all(Lines.utf8().read(FileBytes.of(file)))).containsExactly("ab");
        assertThatThrownBy(() ->
                        Lines.utf8().read(FileBytes.of(dir.resolve("b.txt"))).open())
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContainingAll("b.txt", "there is no such file");
        assertThatThrownBy(() -> Lines.utf8().read(FileBytes.of(dir)).open())
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is a directory");
        assertThatThrownBy(() -> Lines.utf8().read(FileBytes.of(file)).openAt("4:1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot go on at byte 4, the file has 3 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "a:b", "-1:2", "3:", "1:2:3"})
    void a_strange_position_is_refused(String position) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lines.utf8().read(bytes("a", UTF_8)).openAt(position))
                .withMessageContaining("was \"" + position + "\"");
    }

    @Test
    void limits_are_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lines.utf8().withMaxLength(0))
                .withMessage("maxLength must be at least 1, was 0");
    }
}
