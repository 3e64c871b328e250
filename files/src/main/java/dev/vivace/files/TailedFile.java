package dev.vivace.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** One file that is being tailed, by whatever name it has now. Used by one thread. */
record TailedFile(FileChannel channel, ByteLines lines, String identity) implements Closeable {

    /** Tries again when the name went to another file meanwhile, so that the identity is that of the open file. */
    static TailedFile open(Path file, Lines format, LinePosition position) throws IOException {
        while (true) {
            String before = identity(file);
            FileChannel channel = OpenFile.at(file, position.bytes());
            try {
                if (before.equals(identity(file))) {
                    return new TailedFile(channel, lines(channel, format, position), before);
                }
            } catch (Throwable e) {
                channel.close();
                throw e;
            }
            channel.close();
        }
    }

    private static ByteLines lines(FileChannel channel, Lines format, LinePosition position) {
        return new ByteLines(
                Channels.newInputStream(channel), LineEnd.in(format.charset()), format.maxLength(), position);
    }

    /** Only what is written from now on. */
    static TailedFile openAtEnd(Path file, Lines format) throws IOException {
        return open(file, format, new LinePosition(Files.size(file), 0));
    }

    /** What stays the same when a file is renamed; empty when the system has nothing of the kind. */
    static String identity(Path file) throws IOException {
        OpenFile.requireFile(file);
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return Objects.toString(key, "");
    }

    /** The file of that identity: by its own name, or by another one in the same directory. */
    static Path find(Path file, String identity) throws IOException {
        if (Files.exists(file) && identity(file).equals(identity)) {
            return file;
        }
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(OpenFile.requireDirectory(directory(file)))) {
            for (Path sibling : siblings) {
                if (Files.isRegularFile(sibling) && identity(sibling).equals(identity)) {
                    return sibling;
                }
            }
        }
        throw new IOException(file + ": cannot go on, the file that was read is not there any more;"
                + " it was rotated away or replaced");
    }

    private static Path directory(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a directory");
    }

    /** Whether another file has the name now. No file at all may be the moment between two. */
    boolean isReplaced(Path file) throws IOException {
        try {
            return !identity(file).equals(identity);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    boolean isTruncated() throws IOException {
        return channel.size() < channel.position();
    }

    TailPosition position() {
        return new TailPosition(lines.after(), identity);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
