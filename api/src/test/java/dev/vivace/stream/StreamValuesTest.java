package dev.vivace.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.SequentialTaskId;
import dev.vivace.policy.RetryStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamValuesTest {

    private static final SequentialTaskId ID = new SequentialTaskId("n", 1);
    private static final Instant NOON = Instant.parse("2025-01-01T12:00:00Z");

    @Test
    void rangesKnowTheirEnds() {
        MinMax<Integer> range = MinMax.of(2, 4);
        assertThat(Stream.of(1, 2, 3, 4, 5).filter(range::contains)).containsExactly(2, 3, 4);
        assertThat(range).hasToString("2..4");
        wrong(() -> MinMax.of(3, 2), "max must not be below min (3), was 2");
    }

    @Test
    void chunkSizesAndDelimitersAreNotEmpty() {
        assertThat(ChunkSize.rows(100)).isEqualTo(new ChunkSize(100, ChunkSize.Unit.ROWS));
        assertThat(ChunkSize.items(500).unit()).isEqualTo(ChunkSize.Unit.ITEMS);
        assertThat(ChunkSize.bytes(1).unit()).isEqualTo(ChunkSize.Unit.BYTES);
        wrong(() -> ChunkSize.bytes(0), "amount must be at least 1, was 0");
        wrong(() -> Delimiter.of(""), "text must not be empty");
    }

    @Test
    void e3_defaultsOfTheStrategies() {
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(ReceiverStrategy.parallel().workers()).isEqualTo(MinMax.of(processors, processors));
        assertThat(SenderStrategy.batched()).isEqualTo(new Batched(64, Duration.ofMillis(100)));
        assertThat(ReceiverStrategy.adaptive().start()).isEqualTo(64);
        assertThat(ReceiverStrategy.adaptive(1, 8).start()).isEqualTo(8);
        assertThat(ReceiverStrategy.adaptive(100, 200).start()).isEqualTo(100);
        assertThat(SenderStrategy.serial().timeout()).isEmpty();
        assertThat(ReceiverStrategy.parallel(2, 4)
                        .withRate(5, Duration.ofSeconds(1))
                        .onCpu()
                        .cpu())
                .isTrue();
    }

    @Test
    void strategiesNameWhatIsWrong() {
        wrong(() -> ReceiverStrategy.serial(Duration.ZERO), "timeout must be positive, was PT0S");
        wrong(() -> ReceiverStrategy.parallel(0), "workers must be at least 1, was 0");
        wrong(() -> ReceiverStrategy.parallel(4, 2), "max must not be below min (4), was 2");
        wrong(() -> Parallel.of(1, 1).withRate(0, Duration.ofSeconds(1)), "items must be at least 1, was 0");
        wrong(() -> Parallel.of(1, 1).withRate(1, Duration.ZERO), "per must be positive, was PT0S");
        wrong(() -> SenderStrategy.batched(0, Duration.ofMillis(1)), "size must be at least 1, was 0");
        wrong(() -> SenderStrategy.batched(1, Duration.ZERO), "delay must be positive, was PT0S");
        wrong(() -> Adaptive.DEFAULT.withStart(0), "start must be within 1..1024, was 0");
        wrong(() -> Adaptive.within(0, 3), "window must be at least 1, was 0");
        wrong(() -> Adaptive.within(3, 2), "max must not be below min (3), was 2");
        wrong(() -> ErrorStrategy.retry(0, RetryStrategy.immediate()), "retries must be at least 1, was 0");
        wrong(
                () -> new ErrorStrategy.Retry(1, RetryStrategy.immediate(), ErrorStrategy.Decision.RETRY),
                "then must be STOP or CONTINUE, was RETRY");
    }

    @Test
    void retriesEndInADeadLetterUnlessToldToStop() {
        ErrorStrategy.Retry retry = ErrorStrategy.retry(2, RetryStrategy.immediate());
        assertThat(retry.then()).isEqualTo(ErrorStrategy.Decision.CONTINUE);
        assertThat(retry.thenStop().then()).isEqualTo(ErrorStrategy.Decision.STOP);
    }

    @Test
    void sequencesAreBounded() {
        assertThat(ComparatorSequence.<String>of(Comparator.naturalOrder()).buffer())
                .isEqualTo(1024);
        assertThat(new IdSequence.Gap(3, 5).size()).isEqualTo(3);
        wrong(() -> new IdSequence.Gap(3, 2), "to must not be below from (3), was 2");
        wrong(() -> IdSequence.<Long>of(id -> id).withBuffer(0), "buffer must be at least 1, was 0");
        wrong(
                () -> ComparatorSequence.<String>of(Comparator.naturalOrder()).withBuffer(0),
                "buffer must be at least 1, was 0");
        wrong(() -> TimestampSequence.within(Duration.ofMillis(-1)), "lateness must not be negative, was PT-0.001S");
    }

    @Test
    void eventsKeepTheirTimesInOrder() {
        Instant later = NOON.plusSeconds(1);
        var event = received(Optional.of(NOON), Optional.of(later));
        assertThat(event.type().isTerminal()).isFalse();
        wrong(
                () -> received(Optional.of(later), Optional.of(NOON)),
                "completedAt must not be before startedAt (" + later + "), was " + NOON);
        wrong(
                () -> received(Optional.empty(), Optional.of(NOON)),
                "startedAt must be there when completedAt is, which is " + NOON);
        wrong(() -> new SenderEvent<>(0, ID, NOON, "x", Optional.empty()), "id must be at least 1, was 0");
    }

    @Test
    void e6_theLastEventIsTerminalAndTellsWhy() {
        var error = Optional.<AsyncTaskError>of(new AsyncTaskError.Unknown("x"));
        var letter = Optional.of(new DeadLetter<>(1, ID, "item", 1, error.get(), NOON));
        assertThat(last(StreamingEvent.Type.FINAL, Optional.empty(), Optional.empty())
                        .collection())
                .isEqualTo(List.of("a"));
        assertThat(last(StreamingEvent.Type.ERROR, error, letter).stoppedBy()).isEqualTo(letter);
        wrong(
                () -> last(StreamingEvent.Type.CONTINUE, Optional.empty(), Optional.empty()),
                "type must be FINAL, ERROR or CANCELLATION, was CONTINUE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> last(StreamingEvent.Type.FINAL, error, Optional.empty()))
                .withMessageStartingWith("error must be there unless type is FINAL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> last(StreamingEvent.Type.ERROR, Optional.empty(), Optional.empty()))
                .withMessageStartingWith("error must be there unless type is FINAL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> last(StreamingEvent.Type.CANCELLATION, error, letter))
                .withMessageStartingWith("stoppedBy must be empty unless type is ERROR");
    }

    @ParameterizedTest
    @EnumSource
    void e6_onlyContinueIsFollowedByMore(StreamingEvent.Type type) {
        assertThat(type.isTerminal()).isEqualTo(type != StreamingEvent.Type.CONTINUE);
    }

    @Test
    void countsAreNotNegative() {
        wrong(() -> new StreamCounts(0, 0, 0, 0, -1, 0), "deadLetters must be at least 0, was -1");
        wrong(
                () -> new DeadLetter<>(1, ID, "item", 0, new AsyncTaskError.Unknown("x"), NOON),
                "attempts must be at least 1, was 0");
    }

    @Test
    void e8_duplicateKeysFollowTheirPolicy() {
        List<Keyed<String, Integer>> items = List.of(Keyed.of("b", 1), Keyed.of("a", 2), Keyed.of("b", 3));
        assertThat(items.stream().collect(Keyed.toMap(DuplicateKeys.first())))
                .containsExactly(entry("b", 1), entry("a", 2));
        assertThat(items.stream().collect(Keyed.toMap(DuplicateKeys.last())))
                .containsExactly(entry("b", 3), entry("a", 2));
        assertThat(items.stream().collect(Keyed.toMap(DuplicateKeys.merge(Integer::sum))))
                .containsExactly(entry("b", 4), entry("a", 2));
        assertThat(items.parallelStream().collect(Keyed.toMap(DuplicateKeys.merge(Integer::sum))))
                .containsExactly(entry("b", 4), entry("a", 2));
        assertThatExceptionOfType(AsyncTaskException.class)
                .isThrownBy(() -> items.stream().collect(Keyed.toMap()))
                .withMessage("invalid data: key \"b\" came twice")
                .satisfies(e -> assertThat(e.error()).isInstanceOf(AsyncTaskError.InvalidData.class));
    }

    @Test
    void chunksChangeNothingButTheSize() throws Exception {
        EventSource<String> source = () -> new EventSource.Reader<>() {
            @Override
            public String next() {
                return "item";
            }

            @Override
            public void close() {}
        };
        EventSource<String> chunked = source.intoChunks(ChunkSize.items(5)).intoChunks(ChunkSize.rows(7));
        assertThat(source.chunks()).isEmpty();
        assertThat(chunked.chunks()).contains(ChunkSize.rows(7));
        try (var reader = chunked.open()) {
            assertThat(reader.next()).isEqualTo("item");
        }
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> chunked.openAt("row 9"))
                .withMessageContaining("\"row 9\"");
    }

    private static ReceiverEvent<String, String> received(Optional<Instant> started, Optional<Instant> completed) {
        return ReceiverEvent.of(1, ID, NOON, started, completed, "x", 1, List.of());
    }

    private static FinalEvent<String, String, String, List<String>> last(
            StreamingEvent.Type type, Optional<AsyncTaskError> error, Optional<DeadLetter<String>> letter) {
        return new FinalEvent<>(
                2,
                ID,
                NOON,
                Optional.of(NOON),
                Optional.of(NOON),
                type,
                List.of("a"),
                StreamCounts.ZERO,
                error,
                letter);
    }

    private static void wrong(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
