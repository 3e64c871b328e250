package dev.vivace.pipelines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.Delimiter;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.Format;
import dev.vivace.stream.Place;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextAndUriTest {

    @TempDir
    Path dir;

    /** The whole text as one item. */
    private static final Format<String> WHOLE = bytes -> new IterableSource<>(() -> {
        try (var in = bytes.open(0)) {
            return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .iterator();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    });

    @Test
    void a_text_is_read_between_delimiters_and_parsed() throws Exception {
        Path file = Files.writeString(dir.resolve("numbers.txt"), "1, 2, 3");
        assertThat(AsyncTask.<Integer>emits()
                        .sender(sources -> sources.ofText(file, Delimiter.of(", "), Integer::valueOf))
                        .receiver(event -> event.data() * 2)
                        .await())
                .containsExactly(2, 4, 6);
    }

    @Test
    void what_cannot_be_parsed_is_a_dead_letter_with_line_and_byte_and_the_rest_goes_on() throws Exception {
        Path file = Files.write(dir.resolve("numbers.txt"), "1\r\ntwo\n3\n\u00e4\n5\nnull\n7".getBytes(ISO_8859_1));
        EmittingTask<List<Integer>, Integer, ?, ?> task = AsyncTask.<Integer>emits()
                .onError(ErrorStrategy.continueOnError())
                .sender(sources -> sources.ofText(
                        file, Delimiter.LINE, text -> text.equals("null") ? null : Integer.valueOf(text)))
                .receiver(event -> event.data())
                .run();
        assertThat(task.await()).containsExactly(1, 3, 5, 7);
        assertThat(task.<Integer>deadLetters(Integer.class))
                .allMatch(letter -> letter.isUnreadable())
                .extracting(letter -> (BadItemException) letter.error().cause().orElseThrow())
                .satisfiesExactly(
                        bad -> {
                            assertThat(bad.place()).isEqualTo(new Place(file.toString(), 2, 3));
                            assertThat(bad.text()).isEqualTo("two");
                            assertThat(bad.reason()).contains("NumberFormatException");
                        },
                        bad -> {
                            assertThat(bad.place()).isEqualTo(new Place(file.toString(), 4, 9));
                            assertThat(bad.reason()).contains("not UTF-8 at byte 9");
                        },
                        bad -> assertThat(bad.place()).isEqualTo(new Place(file.toString(), 6, 13)));
    }

    @Test
    void a_missing_text_is_named() {
        assertThatThrownBy(() -> AsyncTask.<String>emits()
                        .sender(sources -> sources.ofText(dir.resolve("none.txt"), Delimiter.LINE, text -> text))
                        .receiver(event -> event.data())
                        .await())
                .hasMessageContaining("none.txt")
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_uri_names_a_file_or_an_entry_of_a_jar() throws Exception {
        Path file = Files.writeString(dir.resolve("a b.txt"), "in a file");
        Path jar = dir.resolve("a.jar");
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("inner.txt"));
            out.write("in a jar".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(file.toUri())).containsExactly("in a file");
        assertThat(read(URI.create("jar:" + jar.toUri() + "!/inner.txt"))).containsExactly("in a jar");
    }

    @Test
    void a_uri_of_another_scheme_is_refused_when_it_is_named() {
        assertThatThrownBy(() -> read(URI.create("http://localhost/")))
                .hasMessageContaining("nothing reads the scheme \"http\"")
                .hasCauseInstanceOf(UnsupportedOperationException.class);
    }

    private static List<String> read(URI location) throws Exception {
        return AsyncTask.<String>emits()
                .sender(sources -> sources.ofUri(location, WHOLE))
                .receiver(event -> event.data())
                .await();
    }
}
