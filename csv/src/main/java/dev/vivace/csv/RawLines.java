package dev.vivace.csv;

import dev.vivace.stream.BadItemException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/**
 * Walks over lines without parsing them, to find the row that the library could not parse. Lines end with LF, CR, or both,
 * as the library counts them. Used by one thread, which alone writes and reads its fields.
 */
final class RawLines {

    private final BufferedInputStream in;
    private long offset;

    RawLines(InputStream in, long offset) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.offset = offset;
    }

    void skip(long lines) throws IOException {
        for (long i = 0; i < lines; i++) {
            readLine(new ByteArrayOutputStream(), 0);
        }
    }

    String line(Charset charset) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        readLine(text, BadItemException.MAX_TEXT);
        return text.toString(charset);
    }

    private void readLine(ByteArrayOutputStream text, int keep) throws IOException {
        for (int b = read(); b >= 0 && b != '\n'; b = read()) {
            if (b == '\r') {
                skipFeed();
                return;
            }
            if (text.size() < keep) {
                text.write(b);
            }
        }
    }

    private void skipFeed() throws IOException {
        in.mark(1);
        if (in.read() == '\n') {
            offset++;
        } else {
            in.reset();
        }
    }

    private int read() throws IOException {
        int b = in.read();
        offset += b < 0 ? 0 : 1;
        return b;
    }

    /** What follows the lines that were walked over. */
    InputStream rest() {
        return in;
    }

    long offset() {
        return offset;
    }
}
