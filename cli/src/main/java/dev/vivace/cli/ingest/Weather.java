package dev.vivace.cli.ingest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/** Makes weather: readings of some stations, the same for the same seed. */
final class Weather {

    private static final List<String> CITIES = List.of(
            "Abha", "Accra", "Aden", "Baku", "Bergen", "Bogotá", "Cairo", "Darwin", "Delhi", "Dublin", "Essen", "Faro",
            "Graz", "Hanoi", "Havana", "Ibiza", "Jos", "Kyoto", "Lima", "Malé", "Minsk", "Nuuk", "Oslo", "Perth",
            "Quito", "Riga", "Sofia", "Tunis", "Ufa", "Vaduz", "Wien", "Xi'an", "Yerevan", "Zürich");
    private static final int PER_CITY = 12;
    private static final long REPORT_EVERY = 1_000_000;

    private Weather() {}

    /** Writes a file that is there in whole or not at all. */
    static void write(Path file, long rows, long seed, LongConsumer written) throws IOException {
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".part");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(part)) {
                SplittableRandom random = new SplittableRandom(seed);
                StringBuilder line = new StringBuilder();
                for (long row = 1; row <= rows; row++) {
                    line.setLength(0);
                    out.append(next(line, random));
                    if (row % REPORT_EVERY == 0) {
                        written.accept(row);
                        stopIfInterrupted();
                    }
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void stopIfInterrupted() throws InterruptedIOException {
        if (Thread.interrupted()) {
            throw new InterruptedIOException("interrupted while the readings were made");
        }
    }

    private static StringBuilder next(StringBuilder line, SplittableRandom random) {
        int city = random.nextInt(CITIES.size());
        int number = random.nextInt(PER_CITY);
        int tenths = city * 10 - number * 7 + random.nextInt(-150, 150);
        line.append(CITIES.get(city)).append(' ').append(number + 1).append(';');
        if (tenths < 0) {
            line.append('-');
        }
        return line.append(Math.abs(tenths) / 10)
                .append('.')
                .append(Math.abs(tenths) % 10)
                .append('\n');
    }
}
