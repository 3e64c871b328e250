package dev.vivace.pipelines;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.Place;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts UTF-8 bytes at a delimiter. Used by one thread. */
final class TextSplitter implements Closeable {

    /** No single item may be longer, so that a file without delimiters cannot fill the heap: 16 MiB. */
    static final int LONGEST = 1 << 24;

    private final InputStream in;
    private final String name;
    private final byte[] delimiter;
    private final long begin;

    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long offset;
    /** Where the item begins that was cut last. */
    private long last;

    private long number;
    private boolean ended;

    TextSplitter(InputStream in, String name, byte[] delimiter, long offset) {
        this.in = in;
        this.name = name;
        this.delimiter = delimiter;
        this.offset = offset;
        begin = offset;
    }

    /** The next item; null at the end. What follows the last delimiter is an item unless it is empty. */
    @Nullable
    String next() throws IOException, BadItemException {
        int searched = from;
        for (; ; ) {
            int at = indexOf(searched);
            if (at >= 0) {
                return cut(at, at + delimiter.length);
            }
            if (ended) {
                return from == to ? null : cut(to, to);
            }
            int known = Math.max(from, to - delimiter.length + 1) - from;
            fill();
            searched = from + known;
        }
    }

    private int indexOf(int start) {
        byte first = delimiter[0];
        for (int i = start; i <= to - delimiter.length; i++) {
            if (buffer[i] == first && Arrays.equals(buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
                return i;
            }
        }
        return -1;
    }

    private void fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            if (to >= LONGEST) {
                throw new IOException("item " + (number + 1) + " of " + name + ", at byte " + offset
                        + ", is longer than " + LONGEST + " bytes");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = in.read(buffer, to, buffer.length - to);
        ended = count < 0;
        to += Math.max(0, count);
    }

    /** It stands after the item when that is bad. */
    private String cut(int end, int next) throws BadItemException {
        int begin = from;
        last = offset;
        number++;
        offset += next - from;
        from = next;
        return decode(begin, end);
    }

    private String decode(int begin, int end) throws BadItemException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, begin, end - begin);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            String text = new String(buffer, begin, end - begin, StandardCharsets.UTF_8);
            throw bad("not UTF-8 at byte " + (last + bytes.position() - begin), text, e);
        }
    }

    /** What to say of the item that was cut last. */
    BadItemException bad(String reason, String text, @Nullable Exception cause) {
        boolean isLine = begin == 0 && delimiter.length == 1 && delimiter[0] == '\n';
        return new BadItemException(reason, new Place(name, isLine ? number : 0, last), text, cause);
    }

    /** Where the next item begins. */
    long offset() {
        return offset;
    }

    long taken() {
        return offset - begin;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
