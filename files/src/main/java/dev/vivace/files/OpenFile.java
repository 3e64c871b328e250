package dev.vivace.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens files for reading, with errors that say what is wrong. */
final class OpenFile {

    private OpenFile() {}

    static FileChannel at(Path file, long offset) throws IOException {
        requireFile(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return offset == 0 ? channel : moved(channel, file, offset);
        } catch (Throwable e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel moved(FileChannel channel, Path file, long offset) throws IOException {
        long size = channel.size();
        if (offset < 0 || offset > size) {
            throw new IOException(file + ": cannot go on at byte " + offset + ", the file has " + size
                    + " bytes; was it truncated or replaced?");
        }
        return channel.position(offset);
    }

    static void requireFile(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a directory, not a file");
        }
    }

    static Path requireDirectory(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            throw new NoSuchFileException(directory.toString(), null, "there is no such directory");
        }
        if (!Files.isDirectory(directory)) {
            throw new FileSystemException(directory.toString(), null, "is not a directory");
        }
        return directory;
    }
}
