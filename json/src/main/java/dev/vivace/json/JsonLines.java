package dev.vivace.json;

import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON value per line, in UTF-8, read by Jackson. Blank lines are left out. Immutable.
 *
 * <p>A line that is malformed, too long, null, or does not fit the type is bad, and those after it are read. A pipeline
 * resumes at the byte after a line. A type of a named module must be open to {@code tools.jackson.databind}.
 *
 * @param <T> the type of an item
 */
public final class JsonLines<T> implements Format<T> {

    /** How long a line may be unless told otherwise: 16 MiB. */
    public static final int DEFAULT_MAX_LENGTH = 16 * 1024 * 1024;

    private static final int MOST = 1 << 30;

    private final JsonMapper mapper;
    private final JavaType type;
    private final int maxLength;

    private JsonLines(JsonMapper mapper, JavaType type, int maxLength) {
        this.mapper = mapper;
        this.type = type;
        this.maxLength = maxLength;
    }

    /**
     * Lines that become values of a type.
     *
     * @param type a record, a map, {@link tools.jackson.databind.JsonNode}
     * @param <T> the type of an item
     * @return the format
     */
    public static <T> JsonLines<T> of(Class<T> type) {
        return new JsonLines<>(Json.MAPPER, Json.MAPPER.constructType(type), DEFAULT_MAX_LENGTH);
    }

    /**
     * Lines that become values of a generic type.
     *
     * @param type such as {@code new TypeReference<Map<String, Integer>>() {}}
     * @param <T> the type of an item
     * @return the format
     */
    public static <T> JsonLines<T> of(TypeReference<T> type) {
        return new JsonLines<>(Json.MAPPER, Json.MAPPER.constructType(type), DEFAULT_MAX_LENGTH);
    }

    /**
     * A copy with a mapper of your own, whose limits on depth, names, numbers and strings hold too.
     *
     * @param other how values are made
     * @return the copy
     */
    public JsonLines<T> with(JsonMapper other) {
        return new JsonLines<>(other, type, maxLength);
    }

    /**
     * A copy with another limit.
     *
     * @param bytes how long a line may be, 1 to 2^30
     * @return the copy
     * @throws IllegalArgumentException when it is not within
     */
    public JsonLines<T> withMaxLength(int bytes) {
        if (bytes < 1 || bytes > MOST) {
            throw new IllegalArgumentException("maxLength must be 1 to " + MOST + ", was " + bytes);
        }
        return new JsonLines<>(mapper, type, bytes);
    }

    @Override
    public EventSource<T> read(Bytes bytes) {
        return new EventSource<>() {
            @Override
            public Reader<T> open() throws Exception {
                return JsonLineReader.open(mapper.readerFor(type), bytes, new JsonPosition(0, 0), maxLength);
            }

            @Override
            public Reader<T> openAt(String position) throws Exception {
                return JsonLineReader.open(mapper.readerFor(type), bytes, JsonPosition.parse(position), maxLength);
            }
        };
    }
}
