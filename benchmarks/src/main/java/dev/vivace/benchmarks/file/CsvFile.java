package dev.vivace.benchmarks.file;

import java.io.IOException;
import java.io.Writer;
import java.util.Random;

/** Rows of eight columns, one of them in quotes with a comma in it. Reading gives the length of all fields together. */
final class CsvFile {

    static final String[] COLUMNS = {"id", "name", "time", "share", "text", "number", "code", "long"};

    private CsvFile() {}

    static DataFile of(int rows) {
        return DataFile.of("rows", rows, CsvFile::write);
    }

    private static long write(Writer writer, int rows) throws IOException {
        Random random = new Random(1);
        long length = 0;
        writer.write(String.join(",", COLUMNS) + "\n");
        for (int row = 0; row < rows; row++) {
            String line = row + ",\"name " + row + ", quoted\",2026-11-22T12:00:00Z," + random.nextDouble() + ",text "
                    + random.nextInt(1000) + "," + random.nextInt() + ",abc," + random.nextLong() + "\n";
            writer.write(line);
            // Seven commas, two quotes and the end of the line are in no field.
            length += line.length() - COLUMNS.length - 2;
        }
        return length;
    }
}
