package dev.vivace.files;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.stream.EventSource;
import dev.vivace.stream.EventSource.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each wait of the reader plays the next step of a script; when there is none left, the reader is interrupted. */
class TailTest {

    @TempDir
    Path dir;

    private Path log;
    private final ManualClock clock = new ManualClock();

    @BeforeEach
    void file() throws IOException {
        log = Files.writeString(dir.resolve("app.log"), "one\ntw");
    }

    private Tail tail() {
        return Tail.of(log).withClock(clock);
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, APPEND);
    }

    private List<String> untilInterrupted(EventSource<String> source) throws Exception {
        try (Reader<String> reader = source.open()) {
            return untilInterrupted(reader);
        }
    }

    private List<String> untilInterrupted(Reader<String> reader) throws Exception {
        List<String> lines = new ArrayList<>();
        try {
            while (true) {
                lines.add(Reading.one(reader));
            }
        } catch (InterruptedException e) {
            return lines;
        }
    }

    @Test
    void a_line_is_given_once_its_end_is_written() throws Exception {
        clock.then(() -> append("o\nthr")).then(() -> append("ee")).then(() -> append("\nfour\n"));

        assertThat(untilInterrupted(tail())).containsExactly("one", "two", "three", "four");
        assertThat(clock.left()).isZero();
        assertThat(clock.nanoTime()).isEqualTo(Duration.ofMillis(800).toNanos());
    }

    @Test
    void from_the_end_gives_only_what_is_new() throws Exception {
        clock.then(() -> append("o\nthree\n"));

        assertThat(untilInterrupted(tail().fromEnd())).containsExactly("o", "three");
    }

    @Test
    void rotation_reads_the_rest_of_the_old_file_first() throws Exception {
        clock.then(() -> {
                    append("o\n");
                    Files.move(log, dir.resolve("app.log.1"));
                    Files.writeString(dir.resolve("app.log.1"), "unfinished", APPEND);
                })
                .then(() -> Files.writeString(dir.resolve("app.log.1"), " but more", APPEND))
                .then(() -> Files.writeString(log, "new\n"));

        assertThat(untilInterrupted(tail())).containsExactly("one", "two", "unfinished but more", "new");
    }

    @Test
    void a_shorter_file_is_read_from_its_beginning() throws Exception {
        clock.then(() -> Files.writeString(log, "a\n", TRUNCATE_EXISTING)).then(() -> append("b\n"));

        assertThat(untilInterrupted(tail())).containsExactly("one", "a", "b");
    }

    @Test
    void resumes_in_the_same_file_also_when_it_has_another_name_now() throws Exception {
        String position;
        try (var reader = tail().open()) {
            reader.next();
            position = reader.position().orElseThrow();
        }
        append("o\n");
        try (var reader = tail().openAt(position)) {
            assertThat(untilInterrupted(reader)).containsExactly("two");
        }
        Files.move(log, dir.resolve("app.log.1"));
        Files.writeString(log, "new\n");
        try (var reader = tail().openAt(position)) {
            assertThat(untilInterrupted(reader)).containsExactly("two", "new");
            assertThat(reader.bytes()).isEqualTo(12);
        }
    }

    @Test
    void resuming_fails_when_the_file_is_gone_or_the_position_is_strange() {
        assertThatThrownBy(() -> tail().openAt("4:1@(dev=0,ino=0)"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the file that was read is not there any more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tail().openAt("4:1"))
                .withMessageContaining("\"4:1\"");
    }

    @Test
    void a_malformed_line_is_bad_and_the_mark_is_left_out() throws Exception {
        Files.write(log, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', '\n', (byte) 0xFF, '\n', 'b', '\n'});

        assertThat(untilInterrupted(tail()))
                .containsExactly("a", "!" + log + ", line 2, byte 5: not UTF-8 at byte 5: 0xFF", "b");
    }

    @Test
    void a_file_that_is_missing_at_the_start_fails() {
        assertThatThrownBy(() -> Tail.of(dir.resolve("no.log")).open()).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void an_interrupt_ends_the_wait_by_the_machines_clock() throws Exception {
        try (var reader = Tail.of(log).every(Duration.ofDays(1)).open()) {
            reader.next();
            Thread.currentThread().interrupt();
            assertThatThrownBy(reader::next)
                    .isInstanceOfAny(InterruptedException.class, java.nio.channels.ClosedByInterruptException.class);
        } finally {
            Thread.interrupted();
        }
    }
}
