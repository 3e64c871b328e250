package dev.vivace.orchestra.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An open file of records. Thread-safe.
 *
 * <p>Whoever appends writes under the lock, and then waits until an fsync that began afterwards has ended. One of those
 * who wait does the fsync for all of them, without the lock, so that others write meanwhile. An interrupt does not
 * disturb any of it: what is written in half harms all.
 */
final class JournalFile implements Closeable {

    private final OwnedFile owned;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forced = lock.newCondition();

    // All written and read by threads that hold the lock.
    /** Where the last record ends. */
    private long end;
    /** Up to where it is on the disk. */
    private long lasting;
    /** Whether somebody is at an fsync. */
    private boolean forcing;
    /** Why nothing can be appended any more. */
    private @Nullable IOException broken;

    private JournalFile(OwnedFile owned, String name, long end) {
        this.owned = owned;
        this.name = name;
        this.end = end;
        this.lasting = end;
    }

    /** The file as it was left, without a record that was cut short; null when there is none and none is to be made. */
    static @Nullable JournalFile open(Path path, String name, boolean make) throws IOException {
        if (!make && !Files.exists(path)) {
            return null;
        }
        OwnedFile owned = OwnedFile.take(path);
        try {
            return new JournalFile(owned, name, prepared(owned, name));
        } catch (IOException | RuntimeException | Error e) {
            owned.giveBackAfter(e);
            throw e;
        }
    }

    private static long prepared(OwnedFile owned, String name) throws IOException {
        RandomAccessFile file = owned.file();
        long end = FrameReader.read(owned.path(), file, name, record -> {});
        if (end == file.length() && end > 0) {
            return end;
        }
        if (end == 0) {
            byte[] start = Frames.start(name);
            file.setLength(0);
            file.seek(0);
            file.write(start);
            end = start.length;
        } else {
            file.setLength(end);
        }
        file.getFD().sync();
        owned.forceDirectory();
        return end;
    }

    List<byte[]> read() throws IOException {
        lock.lock();
        try {
            checkSound();
            List<byte[]> records = new ArrayList<>();
            FrameReader.read(owned.path(), owned.file(), name, records::add);
            return records;
        } finally {
            lock.unlock();
        }
    }

    void append(byte[] content) throws IOException {
        byte[] frame = Frames.frame(Frames.checked(content));
        lock.lock();
        try {
            checkSound();
            write(frame);
            awaitLasting(end);
        } finally {
            lock.unlock();
        }
    }

    private void write(byte[] frame) throws IOException {
        RandomAccessFile file = owned.file();
        try {
            file.seek(end);
            file.write(frame);
            end += frame.length;
        } catch (IOException e) {
            cutAfter(e);
            throw new IOException("cannot write to " + owned.path() + ": " + e.getMessage(), e);
        }
    }

    /** Half a record must not stay between whole ones. */
    private void cutAfter(IOException failure) {
        try {
            owned.file().setLength(end);
        } catch (IOException e) {
            failure.addSuppressed(e);
            broken = failure;
        }
    }

    private void awaitLasting(long mine) throws IOException {
        while (lasting < mine) {
            if (broken != null) {
                throw cannotGoOn(broken);
            }
            if (forcing) {
                forced.awaitUninterruptibly();
            } else {
                force();
            }
        }
    }

    /** After an fsync has failed nobody knows what is on the disk, and a second one would not tell. */
    private void force() {
        long upTo = end;
        @Nullable IOException failure = null;
        forcing = true;
        lock.unlock();
        try {
            owned.file().getFD().sync();
        } catch (IOException e) {
            failure = e;
        } finally {
            lock.lock();
            forcing = false;
            forced.signalAll();
        }
        if (failure == null) {
            lasting = upTo;
        } else {
            broken = failure;
        }
    }

    private void checkSound() throws IOException {
        if (broken != null) {
            throw cannotGoOn(broken);
        }
    }

    private IOException cannotGoOn(IOException reason) {
        return new IOException(owned.path() + " cannot be used any more: " + reason.getMessage(), reason);
    }

    /** Deletes it and gives it back. */
    void remove() throws IOException {
        lock.lock();
        try {
            awaitForce();
            try (OwnedFile _ = owned) {
                Files.delete(owned.path());
                owned.forceDirectory();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            awaitForce();
            owned.close();
        } finally {
            lock.unlock();
        }
    }

    private void awaitForce() {
        while (forcing) {
            forced.awaitUninterruptibly();
        }
        broken = new IOException("it was closed");
    }
}
