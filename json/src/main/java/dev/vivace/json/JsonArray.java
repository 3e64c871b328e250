package dev.vivace.json;

import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * The elements of an array in one JSON document, read by Jackson one at a time. Immutable.
 *
 * <p>An element that does not fit the type, or is null, is bad, and those after it are read. Text that is no JSON fails the
 * source, as nobody knows where the next element would begin. A document that is an array is read to its end; of one that
 * has the array inside, what follows the array is not read. A pipeline resumes at the byte after an element, when the
 * document is in UTF-8. The limits on depth, names, numbers and strings are those of the mapper. A type of a named module
 * must be open to {@code tools.jackson.databind}.
 *
 * @param <T> the type of an item
 */
public final class JsonArray<T> implements Format<T> {

    private final JsonMapper mapper;
    private final JavaType type;
    private final JsonPointer pointer;

    private JsonArray(JsonMapper mapper, JavaType type, JsonPointer pointer) {
        this.mapper = mapper;
        this.type = type;
        this.pointer = pointer;
    }

    /**
     * Elements that become values of a type.
     *
     * @param type a record, a map, {@link tools.jackson.databind.JsonNode}
     * @param <T> the type of an item
     * @return the format, of documents that are an array
     */
    public static <T> JsonArray<T> of(Class<T> type) {
        return new JsonArray<>(Json.MAPPER, Json.MAPPER.constructType(type), JsonPointer.empty());
    }

    /**
     * Elements that become values of a generic type.
     *
     * @param type such as {@code new TypeReference<Map<String, Integer>>() {}}
     * @param <T> the type of an item
     * @return the format, of documents that are an array
     */
    public static <T> JsonArray<T> of(TypeReference<T> type) {
        return new JsonArray<>(Json.MAPPER, Json.MAPPER.constructType(type), JsonPointer.empty());
    }

    /**
     * A copy that reads an array inside the document.
     *
     * @param path a JSON pointer, such as {@code /data/items}
     * @return the copy
     * @throws IllegalArgumentException when it is no pointer
     */
    public JsonArray<T> at(String path) {
        return new JsonArray<>(mapper, type, JsonPointer.compile(path));
    }

    /**
     * A copy with a mapper of your own.
     *
     * @param other how values are made
     * @return the copy
     */
    public JsonArray<T> with(JsonMapper other) {
        return new JsonArray<>(other, type, pointer);
    }

    @Override
    public EventSource<T> read(Bytes bytes) {
        return new EventSource<>() {
            @Override
            public Reader<T> open() throws Exception {
                return JsonArrayReader.open(mapper.readerFor(type), bytes, pointer);
            }

            @Override
            public Reader<T> openAt(String position) throws Exception {
                return JsonArrayReader.openAt(mapper.readerFor(type), bytes, pointer, JsonPosition.parse(position));
            }
        };
    }
}
