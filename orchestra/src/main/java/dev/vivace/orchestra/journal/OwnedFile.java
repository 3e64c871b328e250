package dev.vivace.orchestra.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file that one owner at a time has open: a lock of the operating system keeps other processes out, and a set those of
 * this process. A plain {@code RandomAccessFile}, as a channel would be closed by an interrupt of whoever uses it.
 */
final class OwnedFile implements Closeable {

    /** Of this process. A POSIX lock ends when any handle of its process is closed, so there must not be a second one. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final RandomAccessFile file;

    private OwnedFile(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /** Opens a file, or makes an empty one with its directories. */
    static OwnedFile take(Path path) throws IOException {
        Path directory = Objects.requireNonNull(path.getParent());
        Files.createDirectories(directory);
        Path real = directory.toRealPath().resolve(Objects.requireNonNull(path.getFileName()));
        if (!TAKEN.add(real)) {
            throw new IOException(path + " is in use by another journal of this process; close that one first");
        }
        try {
            return new OwnedFile(real, Uninterrupted.run(() -> locked(real)));
        } catch (IOException | RuntimeException | Error e) {
            TAKEN.remove(real);
            throw e;
        }
    }

    /** Whoever owned it may have deleted it between our opening and our locking; then ours is not the one in the directory. */
    private static RandomAccessFile locked(Path path) throws IOException {
        while (true) {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            try {
                Object key = key(path);
                lock(path, file);
                if (Objects.equals(key, key(path))) {
                    return file;
                }
                file.close();
            } catch (IOException | RuntimeException | Error e) {
                file.close();
                throw e;
            }
        }
    }

    private static void lock(Path path, RandomAccessFile file) throws IOException {
        boolean isLocked;
        try {
            isLocked = file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            isLocked = false;
        }
        if (!isLocked) {
            throw new IOException(path + " is in use by another process; only one may write a journal at a time");
        }
    }

    /** What tells files apart that had the same name one after the other; one that is gone is like no other. */
    private static @Nullable Object key(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return new Object();
        }
    }

    Path path() {
        return path;
    }

    RandomAccessFile file() {
        return file;
    }

    /** A new name lasts when its directory does. Windows cannot open a directory, and does not need to. */
    void forceDirectory() throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Uninterrupted.run(this::forcedDirectory);
        }
    }

    private boolean forcedDirectory() throws IOException {
        try (FileChannel channel =
                FileChannel.open(Objects.requireNonNull(path.getParent()), StandardOpenOption.READ)) {
            channel.force(true);
        }
        return true;
    }

    void giveBackAfter(Throwable failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            TAKEN.remove(path);
        }
    }
}
