package dev.vivace.cli.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Which version of which file.
 *
 * @param path its absolute path
 * @param bytes its size
 * @param modified when it was changed last, in milliseconds since 1970
 */
record Fingerprint(String path, long bytes, long modified) {

    static Fingerprint of(Path file) throws IOException {
        return new Fingerprint(
                file.toAbsolutePath().normalize().toString(),
                Files.size(file),
                Files.getLastModifiedTime(file).toMillis());
    }

    @Override
    public String toString() {
        return path + " (" + bytes + " bytes, " + Instant.ofEpochMilli(modified) + ")";
    }
}
