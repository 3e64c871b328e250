package dev.vivace.orchestra.journal;

import dev.vivace.Journal;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A journal as plain files in a directory, one for each name, which only grow. Thread-safe.
 *
 * <p>When {@link #append} returns, the record is on the disk (fsync); threads that append at the same time share one
 * fsync. A last record that was cut short when the process or the machine died is cut off when the file is next opened.
 * A file that is damaged anywhere else, or was written by something else, is refused, with the file and the byte.
 *
 * <p>A file is opened at its first use, and from then on it belongs to this journal alone until it is removed or the
 * journal is closed: another journal, here or in another process, is refused.
 */
public final class FileJournal implements Journal, AutoCloseable {

    private final Path directory;
    private final ReentrantLock lock = new ReentrantLock();
    /** By name. Written and read by any thread that holds the lock. */
    private final Map<String, JournalFile> open = new HashMap<>();
    /** Written and read by any thread that holds the lock. */
    private boolean closed;

    private FileJournal(Path directory) {
        this.directory = directory;
    }

    /**
     * A journal.
     *
     * @param directory on the default file system; made when the first record is appended
     * @return the journal; close it when done
     */
    public static FileJournal in(Path directory) {
        if (!directory.getFileSystem().equals(FileSystems.getDefault())) {
            throw new IllegalArgumentException("a journal needs the default file system, was " + directory.toUri());
        }
        return new FileJournal(directory.toAbsolutePath());
    }

    @Override
    public List<byte[]> read(String name) throws IOException {
        Optional<JournalFile> file = file(name, false);
        return file.isPresent() ? file.get().read() : List.of();
    }

    @Override
    public void append(String name, byte[] content) throws IOException {
        file(name, true).orElseThrow().append(content);
    }

    @Override
    public void remove(String name) throws IOException {
        Optional<JournalFile> file = file(name, false);
        if (file.isPresent()) {
            lock.lock();
            try {
                open.remove(name);
                file.get().remove();
            } finally {
                lock.unlock();
            }
        }
    }

    /** The file, which is made only when something is to be written. */
    private Optional<JournalFile> file(String name, boolean make) throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("the journal in " + directory + " is closed");
            }
            JournalFile known = open.get(name);
            if (known == null) {
                known = JournalFile.open(directory.resolve(FileNames.of(name)), name, make);
            }
            if (known != null) {
                open.put(name, known);
            }
            return Optional.ofNullable(known);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Closes all files, for others to open. What was appended stays; appending again fails. Does nothing the second time.
     *
     * @throws IOException when a file cannot be closed
     */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            @Nullable IOException failure = null;
            for (JournalFile file : new ArrayList<>(open.values())) {
                failure = closed(file, failure);
            }
            open.clear();
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable IOException closed(JournalFile file, @Nullable IOException failure) {
        try {
            file.close();
            return failure;
        } catch (IOException e) {
            if (failure == null) {
                return e;
            }
            failure.addSuppressed(e);
            return failure;
        }
    }

    @Override
    public String toString() {
        return "FileJournal[" + directory + "]";
    }
}
