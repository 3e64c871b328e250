package dev.vivace.benchmarks.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file of made-up data, made once and kept for the JVMs that come later, with what reading it must give. */
record DataFile(Path data, Path answer) {

    /** Writes the data, and says what reading them must give. */
    interface Maker {
        long write(Writer to, int rows) throws IOException;
    }

    /** The file of that many rows, made where it is not there. */
    static DataFile of(String name, int rows, Maker maker) {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"), "vivace-benchmarks");
        DataFile file = new DataFile(
                directory.resolve(name + "-" + rows + ".txt"), directory.resolve(name + "-" + rows + ".answer"));
        if (!Files.exists(file.answer)) {
            file.make(directory, rows, maker);
        }
        return file;
    }

    /** The answer comes last, and each file appears at once: another JVM never sees half of one. */
    private void make(Path directory, int rows, Maker maker) {
        try {
            Files.createDirectories(directory);
            Path part = Files.createTempFile(directory, "part", ".txt");
            long right;
            try (Writer writer = Files.newBufferedWriter(part)) {
                right = maker.write(writer, rows);
            }
            Files.move(part, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Path note = Files.createTempFile(directory, "part", ".answer");
            Files.writeString(note, Long.toString(right));
            Files.move(note, answer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long right() {
        try {
            return Long.parseLong(Files.readString(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
