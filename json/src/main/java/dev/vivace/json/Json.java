package dev.vivace.json;

import dev.vivace.stream.Place;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the readers and writers of this package share: the mapper, and how Jackson's errors are told. */
final class Json {

    /** An item of which nothing would be written is an error, not {@code {}}. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private Json() {}

    /** The first line of what Jackson says, without its own idea of the place. */
    static String reason(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int end = message.indexOf('\n');
        String path = e.getPath().isEmpty() ? "" : " (at " + path(e) + ")";
        return (end < 0 ? message : message.substring(0, end)) + path;
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            path.append('/').append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
        }
        return path.toString();
    }

    /** An error that ends reading: that of the bytes below as it is, that of the text with its place. */
    static IOException fatal(JacksonException e, Place place) {
        return e instanceof JacksonIOException && e.getCause() instanceof IOException io
                ? io
                : new IOException(place + ": " + reason(e), e);
    }
}
