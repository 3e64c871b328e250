package dev.vivace.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is written to files: items, and dead letters. */
class JsonlFilesTest {

    record Point(int x, String name) {}

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final TaskId TASK = TaskId.parse("00000000-0000-7000-8000-000000000001");

    @TempDir
    Path dir;

    private Path file;

    @BeforeEach
    void name() {
        file = dir.resolve("a.jsonl");
    }

    private void write(JsonlSink<Point> sink, Point... points) throws Exception {
        try (var writer = sink.open()) {
            for (Point point : points) {
                writer.write(point);
            }
            writer.flush();
        }
    }

    @Test
    void items_are_added_one_per_line() throws Exception {
        JsonlSink<Point> sink = JsonlSink.append(file);
        write(sink, new Point(1, "a\nb"));
        write(
                sink.with(JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()),
                new Point(2, "é"));

        assertThat(file).content().isEqualTo("{\"x\":1,\"name\":\"a\\nb\"}\n{\"x\":2,\"name\":\"é\"}\n");
    }

    @Test
    void a_line_that_a_killed_run_left_is_cut_off_and_a_whole_one_ended() throws Exception {
        Files.writeString(file, "{\"x\":1}\n" + "{\"x\":2,\"name\":\"" + "y".repeat(70_000));
        write(JsonlSink.append(file), new Point(3, null));
        assertThat(file).content().isEqualTo("{\"x\":1}\n{\"x\":3,\"name\":null}\n");

        Files.writeString(file, "{\"x\":1}");
        write(JsonlSink.append(file));
        assertThat(file).content().isEqualTo("{\"x\":1}\n");
        Files.writeString(file, "{\"x");
        write(JsonlSink.append(file));
        assertThat(file).isEmptyFile();
    }

    @Test
    void an_item_of_which_nothing_would_be_written_fails() throws Exception {
        try (var writer = JsonlSink.append(file).open()) {
            assertThatThrownBy(() -> writer.write(new Object() {}))
                    .isInstanceOf(tools.jackson.core.JacksonException.class);
        }
    }

    private static DeadLetter<Point> letter(long id, AsyncTaskError error) {
        return new DeadLetter<>(id, TASK, new Point((int) id, "p" + id), 3, error, NOON);
    }

    private static <T> List<DeadLetter<T>> list(Iterable<DeadLetter<T>> letters) {
        return StreamSupport.stream(letters.spliterator(), false).toList();
    }

    static List<AsyncTaskError> errors() {
        return List.of(
                new AsyncTaskError.Timeout(Duration.ofMillis(1500)),
                new AsyncTaskError.Cancelled(CancellationLevel.KILL),
                new AsyncTaskError.Rejected("a\nb"),
                new AsyncTaskError.ResourceLimit("l"),
                new AsyncTaskError.InvalidState("s"),
                new AsyncTaskError.InvalidData("d"),
                new AsyncTaskError.InvalidSchedule("x"),
                new AsyncTaskError.KeyVersionTooOld(7),
                new AsyncTaskError.Unknown("u"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void letters_come_back_as_they_were(AsyncTaskError error) throws Exception {
        try (JsonlDeadLetters<Point> letters = JsonlDeadLetters.open(file)) {
            letters.accept(letter(1, error));
        }

        assertThat(list(JsonlDeadLetters.read(file, Point.class))).containsExactly(letter(1, error));
    }

    @Test
    void errors_that_are_exceptions_come_back_with_their_message() throws Exception {
        AsyncTaskError io = new AsyncTaskError.Io(new IOException("gone"));
        AsyncTaskError failure = new AsyncTaskError.Failure(new Exception("no"));
        AsyncTaskError panic = new AsyncTaskError.Panic(new IllegalStateException("bug"));
        AsyncTaskError failed = new AsyncTaskError.RecoveryFailed(io, failure);
        try (JsonlDeadLetters<Point> letters = JsonlDeadLetters.open(file)) {
            List.of(io, failure, panic, failed).forEach(error -> letters.accept(letter(1, error)));
        }

        assertThat(list(JsonlDeadLetters.read(file, Point.class)))
                .extracting(DeadLetter::error)
                .containsExactly(
                        new AsyncTaskError.Unknown(io.message()),
                        new AsyncTaskError.Unknown(failure.message()),
                        new AsyncTaskError.Unknown(panic.message()),
                        new AsyncTaskError.Unknown(failed.message()));
    }

    @Test
    void a_letter_is_in_the_file_when_it_was_taken() throws Exception {
        try (JsonlDeadLetters<Point> letters = JsonlDeadLetters.open(file)) {
            letters.accept(letter(1, new AsyncTaskError.Unknown("u")));
            assertThat(file)
                    .content()
                    .isEqualTo("{\"eventId\":1,\"taskId\":\"" + TASK.text()
                            + "\",\"at\":\"2026-11-22T12:00:00Z\",\"attempts\":3,"
                            + "\"error\":{\"type\":\"Unknown\",\"message\":\"unknown: u\",\"detail\":\"u\"},"
                            + "\"item\":{\"x\":1,\"name\":\"p1\"}}\n");
            letters.flush();
        }
    }

    @Test
    void many_letters_are_read_some_at_a_time_and_again_from_the_first() throws Exception {
        try (JsonlDeadLetters<Point> letters = JsonlDeadLetters.open(file)) {
            IntStream.rangeClosed(1, 700).forEach(i -> letters.accept(letter(i, new AsyncTaskError.Unknown("u"))));
        }
        var letters = JsonlDeadLetters.read(file, Point.class);

        assertThat(list(letters)).hasSize(700).last().isEqualTo(letter(700, new AsyncTaskError.Unknown("u")));
        assertThat(letters.iterator().next().eventId()).isEqualTo(1);
    }

    @Test
    void items_that_could_not_be_read_have_their_place_and_text() throws Exception {
        var bad = new BadItemException("malformed", new Place("a.csv", 3, 9), "1,\"x");
        try (JsonlDeadLetters<Point> letters = JsonlDeadLetters.open(file)) {
            letters.accept(letter(1, new AsyncTaskError.Unknown("u")));
            letters.accept(new DeadLetter<>(2, TASK, null, 1, AsyncTaskError.of(bad), NOON));
        }
        DeadLetter<Point> unread =
                list(JsonlDeadLetters.read(file, Point.class)).getLast();

        assertThat(unread.isUnreadable()).isTrue();
        assertThat(unread.error().cause().orElseThrow()).isInstanceOfSatisfying(BadItemException.class, again -> {
            assertThat(again).hasMessage(bad.getMessage());
            assertThat(again.place()).isEqualTo(bad.place());
            assertThat(again.text()).isEqualTo(bad.text());
        });
    }

    @Test
    void items_can_be_written_as_something_else() throws Exception {
        try (JsonlDeadLetters<Thread> letters = JsonlDeadLetters.open(file, thread -> Map.of("id", 1))) {
            letters.accept(new DeadLetter<>(1, TASK, Thread.currentThread(), 1, new AsyncTaskError.Unknown("u"), NOON));
        }
        assertThat(list(JsonlDeadLetters.read(file, Map.class)))
                .extracting(DeadLetter::item)
                .containsExactly(Map.of("id", 1));

        try (JsonlDeadLetters<Object> letters = JsonlDeadLetters.open(file)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> letters.accept(
                            new DeadLetter<>(9, TASK, new Object() {}, 1, new AsyncTaskError.Unknown("u"), NOON)))
                    .withMessageContaining("the item of event 9 cannot be written as JSON");
        }
    }

    @Test
    void parallel_receivers_share_a_file() throws Exception {
        try (JsonlDeadLetters<Point> letters = JsonlDeadLetters.open(file)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.startVirtualThread(() -> IntStream.rangeClosed(1, 100)
                        .forEach(id -> letters.accept(letter(id, new AsyncTaskError.Unknown("u"))))));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(list(JsonlDeadLetters.read(file, Point.class))).hasSize(400);
    }

    @Test
    void closing_twice_is_nothing_and_using_it_then_an_error() throws Exception {
        JsonlDeadLetters<Point> letters = JsonlDeadLetters.open(file);
        letters.close();
        letters.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> letters.accept(letter(1, new AsyncTaskError.Unknown("u"))))
                .withMessageContaining("is closed");
        assertThatIllegalStateException().isThrownBy(letters::flush);
    }

    @Test
    void an_unfinished_letter_is_cut_off_when_the_file_is_opened_again() throws Exception {
        try (JsonlDeadLetters<Point> letters = JsonlDeadLetters.open(file)) {
            letters.accept(letter(1, new AsyncTaskError.Unknown("u")));
        }
        Files.writeString(file, "{\"eventId\":2,\"tas", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> list(JsonlDeadLetters.read(file, Point.class)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(", line 2, byte ");
        try (JsonlDeadLetters<Point> letters = JsonlDeadLetters.open(file)) {
            letters.accept(letter(3, new AsyncTaskError.Unknown("u")));
        }

        assertThat(list(JsonlDeadLetters.read(file, Point.class)))
                .extracting(DeadLetter::eventId)
                .containsExactly(1L, 3L);
    }

    @Test
    void what_is_no_letter_says_where() throws Exception {
        Files.writeString(file, "\n{\"eventId\":0}\n");
        assertThatThrownBy(() -> list(JsonlDeadLetters.read(file, Point.class)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("a.jsonl, line 1, byte 0: is no dead letter");
        assertThatThrownBy(() -> list(JsonlDeadLetters.read(dir.resolve("no"), Point.class)))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(NoSuchFileException.class);
    }
}
