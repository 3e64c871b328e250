package dev.vivace.json;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format.Bytes;
import dev.vivace.stream.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/** Reads a value per line. Resumes at the byte after the last one. Used by one thread. */
final class JsonLineReader<T> implements EventSource.Reader<T> {

    private final ObjectReader values;
    private final String source;
    private final InputStream in;
    private final LineBuffer lines;
    private final int maxLength;

    private JsonLineReader(ObjectReader values, String source, InputStream in, JsonPosition start, int maxLength) {
        this.values = values.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.source = source;
        this.in = in;
        this.lines = new LineBuffer(in, maxLength, start.bytes(), start.lines());
        this.maxLength = maxLength;
    }

    static <T> JsonLineReader<T> open(ObjectReader values, Bytes bytes, JsonPosition start, int maxLength)
            throws IOException {
        return new JsonLineReader<>(values, bytes.name(), bytes.open(start.bytes()), start, maxLength);
    }

    @Override
    public @Nullable T next() throws IOException, BadItemException {
        while (lines.advance()) {
            if (lines.isTooLong()) {
                throw new BadItemException("the line is longer than " + maxLength + " bytes", place(), text());
            }
            int mark = markLength();
            if (!lines.isBlank(mark)) {
                return value(mark);
            }
        }
        return null;
    }

    /** The mark of UTF-8 at the beginning is left out. */
    private int markLength() throws IOException {
        if (lines.lineOffset() > 0 || lines.length() < 2) {
            return 0;
        }
        int first = lines.bytes()[lines.from()] & 0xFF;
        int second = lines.bytes()[lines.from() + 1] & 0xFF;
        if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
            throw new IOException(source + ", byte 0: begins with the mark of UTF-16, but JSON lines are UTF-8");
        }
        boolean isMarked = first == 0xEF && second == 0xBB && lines.length() >= 3;
        return isMarked ? 3 : 0;
    }

    private T value(int mark) throws BadItemException {
        T value;
        try {
            value = values.readValue(lines.bytes(), lines.from() + mark, lines.length() - mark);
        } catch (JacksonException e) {
            throw new BadItemException(Json.reason(e) + column(e, mark), place(), text(), e);
        }
        if (value == null) {
            throw new BadItemException("null is no item", place(), text());
        }
        return value;
    }

    private String column(JacksonException e, int mark) {
        long inLine = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return inLine < 0 ? "" : ", at byte " + (lines.lineOffset() + mark + inLine);
    }

    private Place place() {
        return new Place(source, lines.line(), lines.lineOffset());
    }

    private String text() {
        int length = Math.min(lines.length(), BadItemException.MAX_TEXT);
        return new String(lines.bytes(), lines.from(), length, StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> position() {
        return Optional.of(new JsonPosition(lines.offset(), lines.line()).toString());
    }

    @Override
    public long bytes() {
        return lines.offset();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
