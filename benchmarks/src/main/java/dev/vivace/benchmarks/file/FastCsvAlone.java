package dev.vivace.benchmarks.file;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.vivace.benchmarks.suite.Rival;
import java.io.IOException;

/** The yardstick: the library in a loop. */
final class FastCsvAlone implements Rival {

    @Override
    public long run(int size) throws IOException {
        long length = 0;
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .skipEmptyLines(true)
                .ofCsvRecord(CsvFile.of(size).data())) {
            boolean header = true;
            for (CsvRecord row : rows) {
                for (int i = 0; i < CsvFile.COLUMNS.length && !header; i++) {
                    length += row.getField(i).length();
                }
                header = false;
            }
        }
        return length;
    }
}
