package dev.vivace.json;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes one result. What JSON has is written as that: null, booleans, {@code Integer}, {@code Double}, strings, lists.
 * Anything else is an object of one member, whose name tells what it is. For one thread.
 */
final class ResultWriter {

    static final String BYTES = "bytes";
    static final String OPTIONAL = "Optional";
    static final String RECORD = "record ";
    static final String ENUM = "enum ";

    private interface Content {
        void write() throws IOException;
    }

    private final JsonGenerator out;
    /** Where in the result we are, innermost last. */
    private final Deque<Object> steps = new ArrayDeque<>();

    ResultWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case Boolean truth -> out.writeBoolean(truth);
            case Integer number -> out.writeNumber(number);
            case Double number when Double.isFinite(number) -> out.writeNumber(number);
            case String text -> out.writeString(text);
            case byte[] bytes -> tagged(BYTES, () -> out.writeBinary(bytes));
            case Optional<?> optional -> tagged(OPTIONAL, () -> inside("value", optional.orElse(null)));
            case Record made -> write(made);
            case Enum<?> constant -> write(constant);
            case Collection<?> collection -> write(collection);
            case Map<?, ?> map -> write(map);
            default -> writeText(value);
        }
    }

    private void write(Record value) throws IOException {
        Class<? extends Record> type = value.getClass();
        requireFound(type);
        RecordShape shape = RecordShape.of(type)
                .orElseThrow(() -> refused(type, "its package must be open to the module dev.vivace.json"));
        tagged(RECORD + type.getName(), () -> {
            out.writeStartObject();
            int component = 0;
            for (String name : shape.names()) {
                out.writeName(name);
                inside(name, shape.value(value, component++));
            }
            out.writeEndObject();
        });
    }

    private void write(Enum<?> constant) throws IOException {
        requireFound(constant.getDeclaringClass());
        tagged(ENUM + constant.getDeclaringClass().getName(), () -> out.writeString(constant.name()));
    }

    private void write(Collection<?> collection) throws IOException {
        String tag = collectionTag(collection);
        if (tag.equals(CollectionTypes.LIST)) {
            items(collection);
        } else {
            tagged(tag, () -> items(collection));
        }
    }

    private void items(Collection<?> collection) throws IOException {
        out.writeStartArray();
        int index = 0;
        for (Object item : collection) {
            inside(index++, item);
        }
        out.writeEndArray();
    }

    private void write(Map<?, ?> map) throws IOException {
        tagged(collectionTag(map), () -> {
            out.writeStartArray();
            int index = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeStartArray();
                inside("key " + index, entry.getKey());
                inside("value " + index++, entry.getValue());
                out.writeEndArray();
            }
            out.writeEndArray();
        });
    }

    private String collectionTag(Object value) throws IOException {
        return CollectionTypes.tag(value)
                .orElseThrow(() -> refused(
                        value.getClass(),
                        "of the collections, the plain ones of java.util in natural order can be kept"));
    }

    private void writeText(Object value) throws IOException {
        TextType<?> type = TextType.holding(value)
                .orElseThrow(() -> refused(value.getClass(), "only values such as records can be kept as JSON"));
        String text = type.text(value)
                .orElseThrow(() -> refused(value.getClass(), "this one would not come back from its own text"));
        tagged(type.tag(), () -> out.writeString(text));
    }

    private void tagged(String tag, Content content) throws IOException {
        out.writeStartObject();
        out.writeName(tag);
        content.write();
        out.writeEndObject();
    }

    private void inside(Object step, @Nullable Object value) throws IOException {
        if (steps.size() == JsonResults.MAX_DEPTH) {
            throw refused(
                    value == null ? Object.class : value.getClass(),
                    "it is nested more than " + JsonResults.MAX_DEPTH + " levels deep, or contains itself");
        }
        steps.addLast(step);
        write(value);
        steps.removeLast();
    }

    private void requireFound(Class<?> type) throws IOException {
        if (!NamedClasses.isFound(type)) {
            throw refused(type, "its class is not found again by its name");
        }
    }

    private IOException refused(Class<?> type, String reason) {
        StringBuilder where = new StringBuilder();
        steps.stream().limit(20).forEach(step -> where.append('/').append(step));
        return Refused.value(type, steps.size() > 20 ? where + "/..." : where.toString(), reason);
    }
}
