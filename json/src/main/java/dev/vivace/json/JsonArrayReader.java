package dev.vivace.json;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format.Bytes;
import dev.vivace.stream.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/** Reads the elements of an array. Used by one thread, which alone writes and reads its fields. */
final class JsonArrayReader<T> implements EventSource.Reader<T> {

    /** To go on after an element, the parser is told of an array with one element before it reads the rest. */
    private static final byte[] BEFORE = "[0".getBytes(StandardCharsets.US_ASCII);

    private final ObjectReader values;
    private final Bytes bytes;
    private final InputStream in;
    private final JsonParser parser;
    private final boolean isWholeDocument;
    /** What the parser's count of bytes and lines lacks. */
    private final JsonPosition base;

    /** How deep the elements are. */
    private final int depth;

    private boolean isDone;

    private JsonArrayReader(
            ObjectReader values, Bytes bytes, InputStream in, JsonParser parser, boolean isWhole, JsonPosition base) {
        this.values = values;
        this.bytes = bytes;
        this.in = in;
        this.parser = parser;
        this.isWholeDocument = isWhole;
        this.base = base;
        this.depth = parser.streamReadContext().getNestingDepth();
    }

    /** An element is followed by others, and the stream is closed by whoever opened it, once. */
    private static ObjectReader configured(ObjectReader values) {
        return values.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .without(StreamReadFeature.AUTO_CLOSE_SOURCE);
    }

    static <T> JsonArrayReader<T> open(ObjectReader reader, Bytes bytes, JsonPointer pointer) throws IOException {
        ObjectReader values = configured(reader);
        InputStream in = bytes.open(0);
        try {
            JsonParser parser = values.createParser(in);
            find(parser, bytes.name(), pointer);
            return new JsonArrayReader<>(values, bytes, in, parser, pointer.matches(), new JsonPosition(0, 0));
        } catch (Throwable e) {
            in.close();
            throw e;
        }
    }

    private static void find(JsonParser parser, String source, JsonPointer pointer) throws IOException {
        try {
            new ArrayFinder(parser, source, pointer).find();
        } catch (JacksonException e) {
            TokenStreamLocation location = parser.currentLocation();
            throw Json.fatal(e, new Place(source, location.getLineNr(), Math.max(-1, location.getByteOffset())));
        }
    }

    static <T> JsonArrayReader<T> openAt(ObjectReader reader, Bytes bytes, JsonPointer pointer, JsonPosition position)
            throws IOException {
        ObjectReader values = configured(reader);
        // It closes what it reads at its end, and once.
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(BEFORE), bytes.open(position.bytes()));
        try {
            JsonParser parser = values.createParser(in);
            parser.nextToken();
            JsonPosition base = new JsonPosition(position.bytes() - BEFORE.length, position.lines());
            JsonArrayReader<T> resumed = new JsonArrayReader<>(values, bytes, in, parser, pointer.matches(), base);
            resumed.token();
            return resumed;
        } catch (Throwable e) {
            in.close();
            throw e;
        }
    }

    @Override
    public @Nullable T next() throws IOException, BadItemException {
        if (isDone) {
            return null;
        }
        JsonToken token = token();
        if (token == JsonToken.END_ARRAY) {
            finish();
            return null;
        }
        Place place = place(parser.currentTokenLocation());
        T value = token == JsonToken.VALUE_NULL ? null : value(place);
        if (value == null) {
            throw new BadItemException("null is no item", place, "null");
        }
        return value;
    }

    private @Nullable JsonToken token() throws IOException {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw fatal(e);
        }
    }

    private T value(Place place) throws IOException, BadItemException {
        try {
            return values.readValue(parser);
        } catch (DatabindException e) {
            throw bad(e, place);
        } catch (JacksonException e) {
            throw fatal(e);
        }
    }

    /** Goes to the end of the element, so that the next one can be read. */
    private BadItemException bad(DatabindException e, Place place) throws IOException {
        while (parser.streamReadContext().getNestingDepth() > depth) {
            if (token() == null) {
                throw fatal(e);
            }
        }
        return new BadItemException(Json.reason(e), place, text(place), e);
    }

    /** Read again from where it was, as Jackson does not keep the text. */
    private String text(Place place) throws IOException {
        long length = place(parser.currentLocation()).offset() - place.offset();
        if (place.offset() < 0 || length < 0) {
            return "";
        }
        try (InputStream again = bytes.open(place.offset())) {
            int kept = (int) Math.min(length, BadItemException.MAX_TEXT);
            return new String(again.readNBytes(kept), StandardCharsets.UTF_8);
        }
    }

    private void finish() throws IOException {
        isDone = true;
        if (isWholeDocument && token() != null) {
            throw new IOException(place(parser.currentTokenLocation()) + ": there is more after the end of the array");
        }
    }

    private IOException fatal(JacksonException e) {
        return Json.fatal(e, place(parser.currentLocation()));
    }

    private Place place(TokenStreamLocation location) {
        long offset = location.getByteOffset();
        return new Place(bytes.name(), location.getLineNr() + base.lines(), offset < 0 ? -1 : offset + base.bytes());
    }

    @Override
    public Optional<String> position() {
        Place place = place(parser.currentLocation());
        return place.offset() < 0
                ? Optional.empty()
                : Optional.of(new JsonPosition(place.offset(), place.line() - 1).toString());
    }

    @Override
    public long bytes() {
        return place(parser.currentLocation()).offset();
    }

    @Override
    public void close() throws IOException {
        try (in) {
            parser.close();
        }
    }
}
