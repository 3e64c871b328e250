package dev.vivace.benchmarks.file;

import java.io.IOException;
import java.io.Writer;
import java.util.Random;

/** Rows of a station's name and a temperature with one decimal, as in the one billion row challenge. */
final class Measurements {

    private static final int STATIONS = 400;
    private static final int RANGE = 2_000;

    private Measurements() {}

    static DataFile of(int rows) {
        return DataFile.of("measurements", rows, Measurements::write);
    }

    private static long write(Writer writer, int rows) throws IOException {
        Random random = new Random(5);
        Stations stations = new Stations();
        for (int row = 0; row < rows; row++) {
            String station = "station " + random.nextInt(STATIONS);
            int tenths = random.nextInt(RANGE) - RANGE / 2;
            writer.write(station
                    + ';'
                    + (tenths < 0 ? "-" : "")
                    + Math.abs(tenths) / 10
                    + '.'
                    + Math.abs(tenths) % 10
                    + '\n');
            stations.add(station, tenths);
        }
        return stations.answer();
    }
}
