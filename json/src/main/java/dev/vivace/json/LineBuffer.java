package dev.vivace.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts bytes into lines at LF without making strings of them. Holds one line at a time and little more of it than the limit.
 * Used by one thread, which alone writes and reads its fields.
 */
final class LineBuffer {

    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final int limit;
    private byte[] bytes = new byte[CHUNK];
    /** What is read but not yet given lies between. */
    private int next;

    private int filled;
    /** Up to where there is no LF. */
    private int searched;
    /** How many bytes, and how many lines, come before {@code next}. */
    private long offset;

    private long lines;
    /** Bytes of the line at hand that were dropped, as it is too long. */
    private long dropped;
    /** The line that was given last. */
    private int from;

    private int to;
    private long lineOffset;
    private boolean tooLong;

    LineBuffer(InputStream in, int limit, long offset, long lines) {
        this.in = in;
        this.limit = limit;
        this.offset = offset;
        this.lines = lines;
    }

    /** Goes to the next line; false at the end. */
    boolean advance() throws IOException {
        while (true) {
            for (; searched < filled; searched++) {
                if (bytes[searched] == '\n') {
                    give(searched, searched + 1);
                    return true;
                }
            }
            if (!fill()) {
                break;
            }
        }
        if (filled == next && dropped == 0) {
            return false;
        }
        give(filled, filled);
        return true;
    }

    private void give(int end, int after) {
        from = next;
        to = end;
        lineOffset = offset;
        tooLong = dropped > 0 || end - from > limit;
        offset += dropped + (after - next);
        dropped = 0;
        lines++;
        next = after;
        searched = after;
    }

    private boolean fill() throws IOException {
        if (next > 0) {
            System.arraycopy(bytes, next, bytes, 0, filled - next);
            filled -= next;
            next = 0;
        }
        if (filled == bytes.length) {
            makeRoom();
        }
        searched = filled;
        int count = in.read(bytes, filled, bytes.length - filled);
        filled += Math.max(count, 0);
        return count > 0;
    }

    private void makeRoom() {
        if (bytes.length < limit + CHUNK) {
            bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, limit + CHUNK));
        } else {
            dropped += filled - limit;
            filled = limit;
        }
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

    boolean isBlank(int skipped) {
        for (int i = from + skipped; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    long lineOffset() {
        return lineOffset;
    }

    /** The number of the line that was given last, from 1. */
    long line() {
        return lines;
    }

    /** How many bytes come before the next line. */
    long offset() {
        return offset;
    }
}
