package dev.vivace.csv;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Each byte as a character, so that the place of a character is that of its byte, and text is made only of what is asked
 * for. Used by one thread, which alone writes and reads its fields.
 */
final class ByteChars extends Chars {

    private static final int BUFFER = 64 * 1024;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final InputStream in;
    private final CharsetDecoder widening = StandardCharsets.ISO_8859_1.newDecoder();
    private final byte[] bytes = new byte[BUFFER];
    private final ByteBuffer left = ByteBuffer.wrap(bytes).limit(0);
    /** The offset of the first byte that was not handed out. */
    private long offset;
    /** The offset of what stands at index 0 of the library's buffer, or would. */
    private long base;
    /** The offset of the last byte so far that is not ASCII; -1 when there was none. */
    private long lastHigh = -1;

    ByteChars(InputStream in, long offset) {
        this.in = in;
        this.offset = offset;
        this.base = offset;
    }

    @Override
    public int read(char[] chars, int from, int length) throws IOException {
        if (!left.hasRemaining() && !fill()) {
            return -1;
        }
        CharBuffer target = CharBuffer.wrap(chars, from, Math.min(length, left.remaining()));
        widening.decode(left, target, false);
        int count = target.position() - from;
        base = offset - from;
        offset += count;
        return count;
    }

    private boolean fill() throws IOException {
        int count = in.read(bytes);
        if (count <= 0) {
            return false;
        }
        left.clear().limit(count);
        int high = lastHigh(bytes, count);
        if (high >= 0) {
            lastHigh = offset + high;
        }
        return true;
    }

    /** Eight at a time, from the end. */
    private static int lastHigh(byte[] bytes, int count) {
        int i = count;
        while (i >= Long.BYTES && ((long) LONGS.get(bytes, i - Long.BYTES) & HIGH_BITS) == 0) {
            i -= Long.BYTES;
        }
        while (i > 0 && bytes[i - 1] >= 0) {
            i--;
        }
        return i - 1;
    }

    @Override
    long offsetOf(int index) {
        return base + index;
    }

    @Override
    boolean mayNeedDecoding(long from) {
        return lastHigh >= from;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
