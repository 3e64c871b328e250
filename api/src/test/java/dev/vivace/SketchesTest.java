package dev.vivace;

import static dev.vivace.stream.ChunkSize.rows;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.DuplicateKeys;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format;
import dev.vivace.stream.Keyed;
import dev.vivace.stream.ReceiverStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sketches of the contract, which must compile without casts. Without a runtime they only say what is missing. */
class SketchesTest {

    record Model(String name) {}

    record CsvRow(Map<String, String> fields) {
        String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    record Reading(String id, double value) {
        static Reading parse(CsvRow row) {
            return new Reading(row.field("id"), Double.parseDouble(row.field("value")));
        }
    }

    private static final Format<CsvRow> CSV = bytes -> () -> new EventSource.Reader<>() {
        @Override
        public @Nullable CsvRow next() {
            return null;
        }

        @Override
        public void close() {}
    };

    private static final Path FILE = Path.of("readings.csv");

    @Test
    void doorsSayWhatToAddWhenNoProviderIsThere() {
        assertThatIllegalStateException()
                .isThrownBy(AsyncTask::<CsvRow>emits)
                .withMessage(
                        "no provider of pipelines is on the class or module path; add dev.vivace:vivace-pipelines");
        assertThatIllegalStateException()
                .isThrownBy(AsyncTask::<Model>to)
                .withMessage("no provider of a runtime is on the class or module path; add dev.vivace:vivace-runtime");
        assertThatIllegalStateException()
                .isThrownBy(() -> Orchestra.open("nightly"))
                .withMessage(
                        "no provider of orchestras is on the class or module path; add dev.vivace:vivace-orchestra");
    }

    static Model oneValue() throws InterruptedException {
        return AsyncTask.<Model>to()
                .name("download")
                .timeout(Duration.ofSeconds(30))
                .retry(
                        3,
                        RetryStrategy.exponential(Duration.ofMillis(100), 2.0, Duration.ofSeconds(5))
                                .withJitter())
                .fallback(error -> new Model("cached"))
                .run(() -> new Model("mistral-7b"))
                .await();
    }

    static Map<String, Reading> gathered() throws InterruptedException {
        return AsyncTask.<CsvRow>emits()
                .name("ingest")
                .sender(sources -> sources.ofFile(FILE, CSV).intoChunks(rows(100)))
                .receiver(
                        event -> Keyed.of(event.data().field("id"), Reading.parse(event.data())),
                        ReceiverStrategy.parallel(8).withRate(100, Duration.ofSeconds(1)))
                .await(Keyed.toMap());
    }

    static Map<String, Reading> gatheredInOtherWays() throws InterruptedException, IOException {
        var builder = AsyncTask.<CsvRow>emits().name("ingest").mapError(error -> new IOException(error.message()));
        var end = builder.sender(sources -> sources.of(List.of())).receiver(event -> Reading.parse(event.data()));
        List<Reading> list = end.await();
        Map<String, Reading> map = end.await(Collectors.toMap(reading -> reading.id(), reading -> reading));
        long count = end.limit(3).await(Collectors.counting());
        String folded = end.awaitFinalEvent((event, collector) -> {
            List<Reading> sofar = collector.collected();
            return event.type() + " " + sofar.size() + event.counts() + count + list;
        });
        Map<String, Reading> last = builder.<Keyed<String, Reading>>collects()
                .sequence(sources -> sources.replay(List.of()))
                .receiver((event, collector) -> {
                    if (event.data().field("id").isEmpty()) {
                        collector.reject(new AsyncTaskError.InvalidData("no id " + folded));
                    } else {
                        collector.collect(Keyed.of(event.data().field("id"), Reading.parse(event.data())));
                    }
                })
                .awaitFinalEvent(
                        Keyed.toMap(DuplicateKeys.<Reading>last()), (event, collector) -> collector.collected());
        return last.isEmpty() ? map : last;
    }

    static List<Integer> chained() throws InterruptedException {
        EmittingTask<Long, Reading, AsyncTaskException, TaskId> first = AsyncTask.<CsvRow>emits()
                .sender(sources -> sources.of(List.of()))
                .receiver(event -> Reading.parse(event.data()))
                .prepare(Collectors.counting());
        return AsyncTask.<Reading>emits()
                .sender(sources -> sources.ofPublisher(first))
                .batchReceiver(events -> List.of(events.size()), ReceiverStrategy.batched(10, Duration.ofMillis(5)))
                .await();
    }

    static OrchestraResults<TaskId> graph() throws InterruptedException {
        try (var orchestra = Orchestra.open("nightly")) {
            SpawningTask<Path, TaskId> extract =
                    orchestra.register(AsyncTask.<Path>to().name("extract").prepare(() -> FILE));
            var load = orchestra.register(AsyncTask.<Long>to().name("load").prepare(ctx ->
                    (long) ctx.resultOf(extract).getNameCount()));
            orchestra.addDependency(load.id(), extract.id());
            var count = orchestra.register(AsyncTask.<CsvRow>emits()
                    .sender(sources -> sources.of(List.of()))
                    .receiver(event -> event.data())
                    .prepare(Collectors.counting()));
            var report = AsyncTask.<String>to()
                    .orchestrator(orchestra)
                    .name("report")
                    .prepare(ctx -> "rows: " + ctx.resultOf(count));
            orchestra.addDependency(report.id(), count.id());
            var nested = orchestra.register(orchestra.createContext("nested"));
            orchestra.addDependency(nested.id(), report.id());
            var results = orchestra.startAll().join();
            TaskResult<Long> loaded = results.of(load);
            return loaded.isSuccess() ? results : orchestra.join();
        }
    }
}
