package dev.vivace.json;

import dev.vivace.ResultCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Results of tasks as JSON, each with what is needed to read it again: {@code ResultCodec.find()} finds it. Thread-safe.
 *
 * <p>It holds null, booleans, numbers, characters, strings, enums, records, {@code Optional}, bytes, the values of
 * {@code java.time}, {@code UUID}, {@code URI} and {@code Path}, and lists, sets and maps of them. A collection of the
 * JDK's public classes comes back as that class, one of a hidden class ({@code List.of}, {@code Collections}) as an
 * unmodifiable list, set or map. Anything else is refused when it is encoded, and so is what would not come back.
 *
 * <p>Bytes from elsewhere can name records and enums, and no other class; a class is looked at before any code of it
 * runs. Depth and size are limited.
 */
public final class JsonResults implements ResultCodec {

    /** Levels of records and collections, one inside the other. */
    static final int MAX_DEPTH = 200;

    /** Bytes of one result. */
    static final int MAX_SIZE = 64 << 20;

    /** A level of ours is at most three of JSON: the tag, the entries of a map, an entry. */
    private static final int JSON_DEPTH = 3 * MAX_DEPTH + 10;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JSON_DEPTH)
                    .maxStringLength(MAX_SIZE)
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(JSON_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** For ServiceLoader, and for whoever names it. */
    public JsonResults() {}

    @Override
    public String name() {
        return "vivace-json-1";
    }

    @Override
    public byte[] encode(@Nullable Object result) throws IOException {
        ByteArrayOutputStream bytes = new LimitedBytes(MAX_SIZE);
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new ResultWriter(out).write(result);
        } catch (JacksonException e) {
            throw Refused.result(result, Json.reason(e), e);
        } catch (LimitedBytes.FullException e) {
            throw Refused.result(result, "it is larger than " + (MAX_SIZE >> 20) + " MiB", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public @Nullable Object decode(byte[] content) throws IOException {
        if (content.length > MAX_SIZE) {
            throw new IOException(
                    "a result of " + content.length + " bytes is larger than " + (MAX_SIZE >> 20) + " MiB");
        }
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), content)) {
            return new ResultReader(in).document();
        } catch (JacksonException e) {
            throw new IOException(
                    "not a result as JSON: " + Json.reason(e) + " (byte "
                            + (e.getLocation() == null
                                    ? "?"
                                    : Long.toString(e.getLocation().getByteOffset())) + ")",
                    e);
        }
    }
}
