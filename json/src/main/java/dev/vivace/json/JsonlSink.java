package dev.vivace.json;

import dev.vivace.stream.EventSink;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of JSON lines in UTF-8, one value per item, written by Jackson. Lines are added to what is there; the file is made
 * when it is missing. A flush brings them to the disk (fsync). Immutable.
 *
 * <p>A run that was killed may leave a line unfinished: the next one cuts it off. An item that Jackson cannot write, or
 * would write as {@code {}}, fails the pipeline. A type of a named module must be open to {@code tools.jackson.databind}.
 *
 * @param <C> the type of an item
 */
public final class JsonlSink<C> implements EventSink<C> {

    private final Path file;
    private final JsonMapper mapper;

    private JsonlSink(Path file, JsonMapper mapper) {
        this.file = file;
        this.mapper = mapper;
    }

    /**
     * Adds lines to a file.
     *
     * @param file its path; its directory must be there
     * @param <C> the type of an item
     * @return the sink
     */
    public static <C> JsonlSink<C> append(Path file) {
        return new JsonlSink<>(file, Json.MAPPER);
    }

    /**
     * A copy with a mapper of your own. Values are never indented, as a value must not have line breaks.
     *
     * @param other how values are written
     * @return the copy
     */
    public JsonlSink<C> with(JsonMapper other) {
        return new JsonlSink<>(file, other);
    }

    @Override
    public Writer<C> open() throws IOException {
        return new JsonlWriter<>(AppendedFile.open(file, mapper), mapper);
    }
}
