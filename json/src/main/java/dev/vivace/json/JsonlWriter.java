package dev.vivace.json;

import dev.vivace.stream.EventSink;
import java.io.IOException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Adds a line per item. */
record JsonlWriter<C>(AppendedFile file, JsonMapper mapper) implements EventSink.Writer<C> {

    @Override
    public void write(C item) throws IOException {
        file.add(mapper.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(item));
    }

    @Override
    public void flush() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
