package dev.vivace.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is written to at its end, through a buffer. Used by one thread. */
final class SinkFile implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    private SinkFile(FileChannel channel) {
        this.channel = channel;
    }

    static SinkFile create(Path file) throws IOException {
        return new SinkFile(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** A file that does not end in a whole line gets the end first, so that what was there stays as it is. */
    static SinkFile append(Path file, byte[] lineEnd) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            SinkFile sink = new SinkFile(channel.position(channel.size()));
            if (!endsWith(channel, lineEnd)) {
                sink.write(lineEnd);
            }
            return sink;
        } catch (Throwable e) {
            channel.close();
            throw e;
        }
    }

    private static boolean endsWith(FileChannel channel, byte[] lineEnd) throws IOException {
        long size = channel.size();
        if (size == 0) {
            return true;
        }
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(lineEnd.length, size));
        int read = 0;
        while (tail.hasRemaining() && read >= 0) {
            read = channel.read(tail, size - tail.remaining());
        }
        return tail.flip().equals(ByteBuffer.wrap(lineEnd));
    }

    void write(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; ) {
            if (!buffer.hasRemaining()) {
                drain();
            }
            int count = Math.min(buffer.remaining(), bytes.length - from);
            buffer.put(bytes, from, count);
            from += count;
        }
    }

    /** The bytes are on the disk when this returns, as far as the system tells. */
    void force() throws IOException {
        drain();
        channel.force(true);
    }

    private void drain() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** What was not forced is dropped. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
