package dev.vivace.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The mark at the beginning of a text. It is left out, and settles the byte order where the charset leaves that open. One of
 * another charset is an error: the text would be read wrongly.
 *
 * @param charset what the text is in
 * @param length of the mark, zero when there is none
 * @param stream the text after the mark
 */
record ByteOrderMark(Charset charset, int length, InputStream stream) {

    /** UTF-32 first, as its little-endian mark begins with that of UTF-16. */
    private static final List<Charset> MARKED = List.of(
            StandardCharsets.UTF_32LE,
            StandardCharsets.UTF_32BE,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE);

    static ByteOrderMark of(InputStream in, String name, Charset charset) throws IOException {
        byte[] head = in.readNBytes(4);
        for (Charset marked : MARKED) {
            byte[] mark = "\uFEFF".getBytes(marked);
            if (startsWith(head, mark)) {
                if (!isReadAs(charset, marked)) {
                    throw new IOException(name + ", byte 0: begins with the mark of " + marked + ", but is read as "
                            + charset + "; say which charset it is in");
                }
                return new ByteOrderMark(marked, mark.length, rest(head, mark.length, in));
            }
        }
        return new ByteOrderMark(withOrder(charset), 0, rest(head, 0, in));
    }

    private static boolean isReadAs(Charset charset, Charset marked) {
        return charset.equals(marked)
                || marked.name().equals(charset.name() + "LE")
                || marked.name().equals(charset.name() + "BE");
    }

    /** Without a mark, the standard says big-endian. */
    static Charset withOrder(Charset charset) {
        return charset.equals(StandardCharsets.UTF_16)
                ? StandardCharsets.UTF_16BE
                : charset.equals(StandardCharsets.UTF_32) ? StandardCharsets.UTF_32BE : charset;
    }

    private static boolean startsWith(byte[] head, byte[] mark) {
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }

    private static InputStream rest(byte[] head, int from, InputStream in) {
        return from == head.length
                ? in
                : new SequenceInputStream(new ByteArrayInputStream(head, from, head.length - from), in);
    }
}
