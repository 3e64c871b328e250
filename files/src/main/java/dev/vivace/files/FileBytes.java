package dev.vivace.files;

import dev.vivace.stream.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;

/**
 * The bytes of a file, for any {@link Format}: {@code Lines.utf8().read(FileBytes.of(path))}. A file that is missing, a
 * directory, or shorter than the offset fails when it is opened, with a message that says so.
 *
 * @param file its path
 */
public record FileBytes(Path file) implements Format.Bytes {

    /**
     * The bytes of a file; opens nothing yet.
     *
     * @param file its path
     * @return the bytes
     */
    public static FileBytes of(Path file) {
        return new FileBytes(file);
    }

    @Override
    public InputStream open(long offset) throws IOException {
        return Channels.newInputStream(OpenFile.at(file, offset));
    }

    @Override
    public String name() {
        return file.toString();
    }
}
