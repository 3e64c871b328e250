package dev.vivace.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedTest {

    @TempDir
    Path dir;

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private Path zip(String... namesAndTexts) throws IOException {
        Path file = dir.resolve("a.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(UTF_8));
            }
        }
        return file;
    }

    @Test
    void gzip_is_unpacked_and_resumed() throws Exception {
        Path file = Files.write(dir.resolve("a.gz"), gzip("one\ntwo\nthree\n"));
        var source = Lines.utf8().read(Gzip.of(file));

        assertThat(Reading.all(source)).containsExactly("one", "two", "three");
        Reading.assertResumesAnywhere(source);
    }

    @Test
    void truncated_gzip_gives_what_there_is_and_fails_with_the_place() throws Exception {
        byte[] whole = gzip("line\n".repeat(20_000));
        Path file = Files.write(dir.resolve("a.gz"), Arrays.copyOf(whole, whole.length - 20));

        try (var reader = Lines.utf8().read(Gzip.of(file)).open()) {
            assertThat(reader.next()).isEqualTo("line");
            assertThatThrownBy(() -> Reading.rest(reader))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file + ", byte ")
                    .hasMessageMatching(
                            ".*, byte " + (whole.length - 20) + ": the packed data is truncated, after \\d+ .*");
        }
    }

    @Test
    void gzip_that_is_none_or_damaged_or_empty_or_too_large_fails() throws Exception {
        Path text = Files.writeString(dir.resolve("text.gz"), "no gzip here, really");
        Path empty = Files.writeString(dir.resolve("empty.gz"), "");
        byte[] bytes = gzip("line\n".repeat(50));
        bytes[bytes.length - 6] ^= 1;
        Path damaged = Files.write(dir.resolve("damaged.gz"), bytes);

        assertThatThrownBy(() -> Gzip.of(text).open(0)).hasMessageContaining("damaged (Not in GZIP format)");
        assertThatThrownBy(() -> Gzip.of(empty).open(0)).hasMessageContaining("byte 0: the packed data is truncated");
        assertThatThrownBy(() -> Reading.all(Lines.utf8().read(Gzip.of(damaged))))
                .hasMessageContaining("the packed data is damaged");
        assertThatThrownBy(() -> Reading.all(Lines.utf8()
                        .read(Gzip.of(Files.write(damaged, gzip("x".repeat(1000))))
                                .withMaxBytes(999))))
                .hasMessageContaining("unpacks to more than 999 bytes");
        assertThatThrownBy(() -> Gzip.of(Files.write(damaged, gzip("abc"))).open(4))
                .hasMessageContaining("cannot go on at byte 4, there are fewer");
    }

    @Test
    void entries_of_a_zip_are_read_in_order_and_resumed() throws Exception {
        Path file = zip("b.txt", "1\n2\n", "sub/", "", "sub/a.txt", "3\n", "c.md", "4");
        var source = Zip.of(file).matching("**/*.txt").read(Lines.utf8());

        assertThat(Reading.all(source)).containsExactly("1", "2", "3");
        Reading.assertResumesAnywhere(source);
        assertThat(Reading.all(Zip.of(file).read(Lines.utf8()))).containsExactly("1", "2", "3", "4");
    }

    @Test
    void a_zip_that_is_truncated_damaged_missing_or_too_large_fails() throws Exception {
        Path file = zip("a.txt", "some text that is long enough\n", "b.txt", "");
        byte[] bytes = Files.readAllBytes(file);

        assertThatThrownBy(
                        () -> Zip.of(file).withMaxEntries(1).read(Lines.utf8()).open())
                .hasMessageContaining("has 2 entries, more than 1");
        assertThatThrownBy(() -> Reading.all(Zip.of(file).withMaxBytes(5).read(Lines.utf8())))
                .hasMessageContaining("a.zip!/a.txt: unpacks to more than 5 bytes");
        assertThatThrownBy(() -> Reading.from(Zip.of(file).read(Lines.utf8()), "5:x.txt@0:0"))
                .hasMessageContaining("cannot go on in x.txt");

        bytes[40] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Reading.all(Zip.of(file).read(Lines.utf8())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.zip!/a.txt, byte ")
                .hasMessageContaining("damaged");

        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Zip.of(file).read(Lines.utf8()).open())
                .hasMessageContaining("no zip file, or truncated");
        assertThatThrownBy(
                        () -> Zip.of(dir.resolve("no.zip")).read(Lines.utf8()).open())
                .isInstanceOf(NoSuchFileException.class);
    }
}
