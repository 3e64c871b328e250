package dev.vivace.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The byte order mark at the beginning of a text. It is left out; one of another charset is an error.
 *
 * @param length of the mark, zero when there is none
 * @param stream the text after it
 */
record Mark(int length, InputStream stream) {

    /** UTF-32 first, as its little-endian mark begins with that of UTF-16. */
    private static final List<Charset> MARKED = List.of(
            StandardCharsets.UTF_32LE,
            StandardCharsets.UTF_32BE,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE);

    static Mark of(InputStream in, String source, Charset charset) throws IOException {
        byte[] head = in.readNBytes(4);
        for (Charset marked : MARKED) {
            byte[] mark = "\uFEFF".getBytes(marked);
            if (head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length)) {
                return marked(in, source, charset, head, marked, mark.length);
            }
        }
        return new Mark(0, rest(head, 0, in));
    }

    /** The JDK takes the mark of UTF-16 and UTF-32 itself, as it settles their byte order. */
    private static Mark marked(InputStream in, String source, Charset charset, byte[] head, Charset marked, int length)
            throws IOException {
        if (charset.equals(marked)) {
            return new Mark(length, rest(head, length, in));
        }
        if (marked.name().startsWith(charset.name())) {
            return new Mark(0, rest(head, 0, in));
        }
        throw new IOException(source + ", byte 0: begins with the mark of " + marked + ", but is read as " + charset
                + "; say which charset it is in");
    }

    private static InputStream rest(byte[] head, int from, InputStream in) {
        return from == head.length
                ? in
                : new SequenceInputStream(new ByteArrayInputStream(head, from, head.length - from), in);
    }
}
