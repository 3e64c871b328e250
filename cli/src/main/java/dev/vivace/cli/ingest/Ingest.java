package dev.vivace.cli.ingest;

import dev.vivace.EmittingTask;
import dev.vivace.Runtime;
import dev.vivace.csv.Csv;
import dev.vivace.csv.CsvRow;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.EventSink;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pipeline: rows of a CSV file become readings, which a {@link Store} keeps. */
public final class Ingest {

    private static final char SEPARATOR = ';';

    private Ingest() {}

    /** Starts it. A row that is no reading becomes a dead letter, and the others go on. */
    static EmittingTask<Long, Reading, AsyncTaskException, TaskId> start(
            Runtime<@Nullable Object, TaskId> runtime, Path file, EventSink<Reading> sink) {
        return runtime.builder()
                .<CsvRow>emits()
                .name("ingest")
                .onError(ErrorStrategy.continueOnError())
                .sender(sources -> sources.ofFile(file, Csv.withoutHeader().separator(SEPARATOR)))
                .receiver(event -> Reading.of(event.data()))
                .into(sink)
                .run(Collectors.counting());
    }
}
