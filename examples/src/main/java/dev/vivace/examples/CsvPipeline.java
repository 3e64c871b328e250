package dev.vivace.examples;

import static dev.vivace.stream.ChunkSize.rows;

import dev.vivace.AsyncTask;
import dev.vivace.csv.Csv;
import dev.vivace.csv.CsvRow;
import dev.vivace.stream.Keyed;
import dev.vivace.stream.ReceiverStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A CSV file of any size becomes a map: eight workers parse the rows, and the file waits for them. */
public final class CsvPipeline {

    private CsvPipeline() {}

    record Reading(String id, double celsius) {

        static Reading parse(CsvRow row) {
            return new Reading(row.field("id"), Double.parseDouble(row.field("celsius")));
        }
    }

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws IOException when the example's file cannot be written
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Files.createTempFile("readings", ".csv");
        try {
            Files.writeString(file, "id,celsius\noslo,-3.4\n\"lima, port\",18.0\n");
            System.out.println(readings(file));
        } finally {
            Files.delete(file);
        }
    }

    static Map<String, Reading> readings(Path path) throws InterruptedException {
        return AsyncTask.<CsvRow>emits()
                .name("ingest")
                .sender(sources -> sources.ofFile(path, Csv.withHeader()).intoChunks(rows(100)))
                .receiver(
                        event -> Keyed.of(event.data().field("id"), Reading.parse(event.data())),
                        ReceiverStrategy.parallel(8))
                .await(Keyed.toMap());
    }
}
