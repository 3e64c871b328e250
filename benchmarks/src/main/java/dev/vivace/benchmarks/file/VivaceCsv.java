package dev.vivace.benchmarks.file;

import dev.vivace.AsyncTask;
import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.csv.Csv;
import dev.vivace.csv.CsvRow;
import dev.vivace.stream.ReceiverStrategy;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A pipeline over the file. */
final class VivaceCsv implements Rival {

    private final ReceiverStrategy strategy;

    VivaceCsv(ReceiverStrategy strategy) {
        this.strategy = strategy;
    }

    @Override
    public long run(int size) throws InterruptedException {
        Path file = CsvFile.of(size).data();
        return AsyncTask.<CsvRow>emits()
                .sender(sources -> sources.ofFile(file, Csv.withHeader()))
                .<Long>receiver(event -> length(event.data()), strategy)
                .await(Collectors.summingLong(Long::longValue));
    }

    static long length(CsvRow row) {
        long length = 0;
        for (int i = 0; i < CsvFile.COLUMNS.length; i++) {
            length += row.field(i).length();
        }
        return length;
    }
}
