package dev.vivace.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts bytes into lines without making strings of them. Holds one line at a time and no more of it than the limit. Used by
 * one thread; its fields are written and read by that thread only.
 */
final class ByteLines {

    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final LineEnd end;
    private final int limit;
    private byte[] bytes;
    /** What is read but not yet given: from here. */
    private int next;
    /** Up to where no line end was found. */
    private int searched;
    /** Up to where there are bytes. */
    private int filled;
    /** How many bytes came before {@code next}, and how many lines. */
    private long offset;

    private long lines;
    /** Bytes of the line at hand that were dropped because it is too long. */
    private long overflow;
    /** The line that was given last. */
    private int from;

    private int to;
    private long lineOffset;
    private boolean tooLong;

    ByteLines(InputStream in, LineEnd end, int limit, LinePosition start) {
        this.in = in;
        this.end = end;
        this.limit = limit;
        this.offset = start.bytes();
        this.lines = start.lines();
        this.bytes = new byte[CHUNK];
    }

    /** Goes to the next line that has an end; false when the input has no more bytes for now. */
    boolean advance() throws IOException {
        while (true) {
            int feed = end.find(bytes, searched, filled);
            if (feed >= 0) {
                give(feed, feed + end.width());
                return true;
            }
            searched = filled - (filled - next) % end.width();
            if (!fill()) {
                return false;
            }
        }
    }

    /** Takes what follows the last line end as a line; false when there is nothing. */
    boolean rest() {
        if (filled == next && overflow == 0) {
            return false;
        }
        give(filled, filled);
        return true;
    }

    private void give(int lineTo, int after) {
        from = next;
        to = end.withoutReturn(bytes, from, lineTo);
        lineOffset = offset;
        tooLong = overflow > 0 || to - from > limit;
        offset += overflow + (after - next);
        overflow = 0;
        lines++;
        next = after;
        searched = after;
    }

    private boolean fill() throws IOException {
        makeRoom();
        int count = in.read(bytes, filled, bytes.length - filled);
        if (count > 0) {
            filled += count;
        }
        return count > 0;
    }

    /** Moves what is left to the front; grows up to the limit, and beyond it drops the tail of the line. */
    private void makeRoom() {
        if (next > 0) {
            System.arraycopy(bytes, next, bytes, 0, filled - next);
            filled -= next;
            searched -= next;
            next = 0;
        }
        if (filled < bytes.length) {
            return;
        }
        if (bytes.length < limit + CHUNK) {
            bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, limit + CHUNK));
            return;
        }
        int keep = limit - limit % end.width();
        overflow += searched - keep;
        System.arraycopy(bytes, searched, bytes, keep, filled - searched);
        filled = keep + (filled - searched);
        searched = keep;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int length() {
        return to - from;
    }

    boolean isTooLong() {
        return tooLong;
    }

    long lineOffset() {
        return lineOffset;
    }

    /** The number of the line that was given last, from 1. */
    long line() {
        return lines;
    }

    LinePosition after() {
        return new LinePosition(offset, lines);
    }
}
