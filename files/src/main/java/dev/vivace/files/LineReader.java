package dev.vivace.files;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format;
import dev.vivace.stream.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads lines. Resumes at the byte after the last one. */
final class LineReader implements EventSource.Reader<String> {

    private final Lines format;
    private final String name;
    private final InputStream in;
    private final ByteLines lines;

    private LineReader(Lines format, String name, InputStream in, LinePosition start) {
        this.format = format;
        this.name = name;
        this.in = in;
        this.lines = new ByteLines(in, LineEnd.in(format.charset()), format.maxLength(), start);
    }

    static LineReader open(Lines format, Format.Bytes bytes, LinePosition position) throws IOException {
        InputStream in = bytes.open(0);
        try {
            ByteOrderMark mark = ByteOrderMark.of(in, bytes.name(), format.charset());
            if (position.bytes() == 0) {
                return new LineReader(
                        format.in(mark.charset()), bytes.name(), mark.stream(), new LinePosition(mark.length(), 0));
            }
            in.close();
            return new LineReader(format.in(mark.charset()), bytes.name(), bytes.open(position.bytes()), position);
        } catch (Throwable e) {
            in.close();
            throw e;
        }
    }

    @Override
    public @Nullable String next() throws Exception {
        return lines.advance() || lines.rest() ? text(lines, format, name) : null;
    }

    static String text(ByteLines lines, Lines format, String name) throws BadItemException {
        if (lines.isTooLong()) {
            throw new BadItemException(
                    "the line is longer than " + format.maxLength() + " bytes",
                    new Place(name, lines.line(), lines.lineOffset()),
                    prefix(lines, format));
        }
        return format.decoding().text(lines, name);
    }

    private static String prefix(ByteLines lines, Lines format) {
        int length = Math.min(lines.length(), Math.min(format.maxLength(), BadItemException.MAX_TEXT));
        return new String(lines.bytes(), lines.from(), length, format.charset());
    }

    @Override
    public Optional<String> position() {
        return Optional.of(lines.after().toString());
    }

    @Override
    public long bytes() {
        return lines.after().bytes();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
