package dev.vivace.orchestra.journal;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a journal file from its start to the last record that is whole. For one thread. */
final class FrameReader {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    /** Where the bytes that were written end; zeros behind that are none. */
    private final long written;

    private final InputStream in;
    /** Where the next frame begins. */
    private long at;

    private FrameReader(Path path, RandomAccessFile file) throws IOException {
        this.path = path;
        this.written = written(file);
        file.seek(0);
        // Not closed: that would close the file, and give its lock away.
        this.in = new BufferedInputStream(new FileInputStream(file.getFD()), BUFFER);
    }

    /**
     * Gives all records to somebody.
     *
     * @return where the last whole record ends, or zero when not even the start of the file was written
     */
    static long read(Path path, RandomAccessFile file, String name, Consumer<byte[]> records) throws IOException {
        FrameReader reader = new FrameReader(path, file);
        if (!reader.readStart(name)) {
            return 0;
        }
        for (byte[] record = reader.next(); record != null; record = reader.next()) {
            records.accept(record);
        }
        return reader.at;
    }

    private boolean readStart(String name) throws IOException {
        byte[] magic = in.readNBytes((int) Math.min(Frames.MAGIC.length, written));
        if (!Arrays.equals(magic, 0, magic.length, Frames.MAGIC, 0, magic.length)) {
            throw new IOException(
                    path + " is not a journal of this version: its first bytes, from byte 0 on, are others");
        }
        at = Frames.MAGIC.length;
        byte[] found = magic.length < Frames.MAGIC.length ? null : next();
        if (found == null) {
            return false;
        }
        if (!Arrays.equals(found, name.getBytes(StandardCharsets.UTF_8))) {
            throw new IOException(path + " is the journal of \"" + new String(found, StandardCharsets.UTF_8)
                    + "\", not of \"" + name + "\"");
        }
        return true;
    }

    /** The next record; null when there is none, or one that was cut short. */
    private byte @Nullable [] next() throws IOException {
        if (written - at < Frames.HEAD) {
            return null;
        }
        byte[] head = in.readNBytes(Frames.HEAD);
        int length = Frames.length(head);
        if (length < 0) {
            throw damaged();
        }
        if (written - at < Frames.size(length)) {
            return null;
        }
        byte[] content = in.readNBytes(length);
        if (!Frames.isSound(head, content, in.read())) {
            throw damaged();
        }
        at += Frames.size(length);
        return content;
    }

    private IOException damaged() {
        return new IOException(path + " is damaged: the record at byte " + at + " of " + written
                + " is not what was written; move the file away to begin anew");
    }

    private static long written(RandomAccessFile file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long end = file.length();
        while (end > 0) {
            int size = (int) Math.min(buffer.length, end);
            file.seek(end - size);
            file.readFully(buffer, 0, size);
            for (int i = size - 1; i >= 0; i--) {
                if (buffer[i] != 0) {
                    return end - size + i + 1;
                }
            }
            end -= size;
        }
        return 0;
    }
}
