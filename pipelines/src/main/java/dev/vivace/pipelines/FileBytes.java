package dev.vivace.pipelines;

import dev.vivace.stream.Format;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file. */
final class FileBytes {

    private FileBytes() {}

    static Format.Bytes of(Path file) {
        return new NamedBytes(file.toString(), offset -> open(file, offset));
    }

    private static InputStream open(Path file, long offset) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileNotFoundException(file + " is a directory; the connector for files reads many at once");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            if (offset > channel.size()) {
                throw new IOException("cannot go on at byte " + offset + " of " + file + ": it has only "
                        + channel.size() + " bytes now");
            }
            channel.position(offset);
            return Channels.newInputStream(channel);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }
}
