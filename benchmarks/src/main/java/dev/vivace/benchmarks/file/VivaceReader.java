package dev.vivace.benchmarks.file;

import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.csv.Csv;
import dev.vivace.csv.CsvRow;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** This project's reader in a loop, without a pipeline. */
final class VivaceReader implements Rival {

    @Override
    public long run(int size) throws Exception {
        Path file = CsvFile.of(size).data();
        long length = 0;
        var source = Csv.withHeader()
                .read(offset -> Channels.newInputStream(FileChannel.open(file).position(offset)));
        try (var rows = source.open()) {
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                length += VivaceCsv.length(row);
            }
        }
        return length;
    }
}
