package dev.vivace.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.vivace.AsyncTask;
import dev.vivace.csv.Csv;
import dev.vivace.csv.CsvRow;
import dev.vivace.stream.ReceiverStrategy;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a pipeline cost beside the reading of its file? Million rows a second; each looks at all eight fields.
 *
 * <p>Compared: FastCSV in a loop, this project's reader over it in a loop, a pipeline, and one with two workers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(CsvIngest.ROWS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseG1GC", "-Xms3g", "-Xmx3g"})
public class CsvIngest {

    static final int ROWS = 1_000_000;
    private static final int COLUMNS = 8;

    private Path file = Path.of("");
    private long expected;

    /** Writes the file. */
    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("vivace", ".csv");
        Random random = new Random(1);
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write("id,name,time,share,text,number,code,long\n");
            for (int row = 0; row < ROWS; row++) {
                String line = row + ",\"name " + row + ", quoted\",2026-11-22T12:00:00Z," + random.nextDouble()
                        + ",text " + random.nextInt(1000) + "," + random.nextInt() + ",abc," + random.nextLong() + "\n";
                writer.write(line);
                expected += line.length() - COLUMNS - 2;
            }
        }
    }

    /** Deletes the file. */
    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    /** The library alone. */
    @Benchmark
    public long fastCsv() throws IOException {
        long length = 0;
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder().skipEmptyLines(true).ofCsvRecord(file)) {
            boolean header = true;
            for (CsvRecord row : rows) {
                for (int i = 0; i < COLUMNS && !header; i++) {
                    length += row.getField(i).length();
                }
                header = false;
            }
        }
        return checked(length);
    }

    /** This project's reader alone. */
    @Benchmark
    public long vivaceReader() throws Exception {
        long length = 0;
        var source = Csv.withHeader()
                .read(offset -> Channels.newInputStream(FileChannel.open(file).position(offset)));
        try (var rows = source.open()) {
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                length += length(row);
            }
        }
        return checked(length);
    }

    /** A pipeline. */
    @Benchmark
    public long vivaceSerial() throws InterruptedException {
        return pipeline(ReceiverStrategy.serial());
    }

    /** A pipeline with two workers. */
    @Benchmark
    public long vivaceTwoWorkers() throws InterruptedException {
        return pipeline(ReceiverStrategy.parallel(2));
    }

    private long pipeline(ReceiverStrategy strategy) throws InterruptedException {
        Long length = AsyncTask.<CsvRow>emits()
                .sender(sources -> sources.ofFile(file, Csv.withHeader()))
                .<Long>receiver(event -> length(event.data()), strategy)
                .await(Collectors.summingLong(Long::longValue));
        return checked(length);
    }

    private static long length(CsvRow row) {
        long length = 0;
        for (int i = 0; i < COLUMNS; i++) {
            length += row.field(i).length();
        }
        return length;
    }

    private long checked(long length) {
        if (length != expected) {
            throw new IllegalStateException("all fields together have " + length + " characters, not " + expected);
        }
        return length;
    }
}
