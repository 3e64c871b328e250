package dev.vivace.files;

import java.nio.charset.Charset;
import java.util.Arrays;

/** How lines end in a charset: LF, one to four bytes. Wide ones are searched at whole characters only. Immutable. */
final class LineEnd {

    private final byte[] feed;
    private final byte[] carriageReturn;

    private LineEnd(byte[] feed, byte[] carriageReturn) {
        this.feed = feed;
        this.carriageReturn = carriageReturn;
    }

    static LineEnd in(Charset charset) {
        return new LineEnd(one('\n', charset), one('\r', charset));
    }

    /** UTF-16 and UTF-32 write a mark before the first character, so the character is written twice and taken once. */
    private static byte[] one(char c, Charset charset) {
        int once = String.valueOf(c).getBytes(charset).length;
        byte[] twice = (String.valueOf(c) + c).getBytes(charset);
        return Arrays.copyOfRange(twice, once, twice.length);
    }

    byte[] bytes() {
        return feed.clone();
    }

    int width() {
        return feed.length;
    }

    /** Where the feed begins, from a whole character on; -1 when it is not there. */
    int find(byte[] bytes, int from, int to) {
        return feed.length == 1 ? findByte(bytes, from, to, feed[0]) : findWide(bytes, from, to);
    }

    private static int findByte(byte[] bytes, int from, int to, byte wanted) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private int findWide(byte[] bytes, int from, int to) {
        for (int i = from; i + feed.length <= to; i += feed.length) {
            if (Arrays.equals(bytes, i, i + feed.length, feed, 0, feed.length)) {
                return i;
            }
        }
        return -1;
    }

    /** The end of the text when a carriage return before the feed is not part of it. */
    int withoutReturn(byte[] bytes, int from, int to) {
        int start = to - carriageReturn.length;
        return start >= from && Arrays.equals(bytes, start, to, carriageReturn, 0, carriageReturn.length) ? start : to;
    }
}
