package dev.vivace.json;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of JSON lines that is written to at its end. When it is opened, an unfinished last line, as a killed run leaves it,
 * is cut off; one that is a whole value gets its line end. Used by one thread at a time.
 */
final class AppendedFile implements Closeable {

    private static final int BUFFER = 64 * 1024;
    private static final int MAX_UNFINISHED = 64 * 1024 * 1024;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    private AppendedFile(FileChannel channel) {
        this.channel = channel;
    }

    static AppendedFile open(Path file, JsonMapper mapper) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            AppendedFile appended = new AppendedFile(channel);
            appended.finishLastLine(file, mapper);
            return appended;
        } catch (Throwable e) {
            channel.close();
            throw e;
        }
    }

    private void finishLastLine(Path file, JsonMapper mapper) throws IOException {
        long size = channel.size();
        long start = lastLine(size);
        if (size - start > MAX_UNFINISHED) {
            throw new IOException(
                    file + ", byte " + start + ": the last line has no end; is this a file of JSON lines?");
        }
        channel.position(size);
        if (start < size) {
            if (isValue(read(start, (int) (size - start)), mapper)) {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            } else {
                channel.truncate(start);
            }
        }
    }

    /** Where the line begins that has no end yet; the size when there is none. */
    private long lastLine(long size) throws IOException {
        for (long end = size; end > 0; end -= Math.min(BUFFER, end)) {
            int length = (int) Math.min(BUFFER, end);
            byte[] block = read(end - length, length);
            for (int i = length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return end - length + i + 1;
                }
            }
        }
        return 0;
    }

    private byte[] read(long from, int length) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(length);
        int count = 0;
        while (block.hasRemaining() && count >= 0) {
            count = channel.read(block, from + block.position());
        }
        return block.array();
    }

    private static boolean isValue(byte[] line, JsonMapper mapper) {
        try {
            return !mapper.readTree(line).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Adds a line; its end is added here. */
    void add(byte[] json) throws IOException {
        put(json);
        put(new byte[] {'\n'});
    }

    private void put(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; ) {
            if (!buffer.hasRemaining()) {
                drain();
            }
            int count = Math.min(buffer.remaining(), bytes.length - from);
            buffer.put(bytes, from, count);
            from += count;
        }
    }

    /** Hands what was added to the system; it outlives the process then, but not the machine. */
    void drain() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** What was added is on the disk when this returns, as far as the system tells. */
    void force() throws IOException {
        drain();
        channel.force(true);
    }

    /** What was not drained is dropped. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
