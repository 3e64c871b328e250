package dev.vivace.json;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads what a {@link ResultWriter} wrote, and trusts none of it. For one thread. */
final class ResultReader {

    private final JsonParser in;
    /** How many values we are inside of. */
    private int depth;

    ResultReader(JsonParser in) {
        this.in = in;
    }

    @Nullable
    Object document() throws IOException {
        in.nextToken();
        Object value = value();
        if (in.nextToken() != null) {
            throw wrong("the result has ended, and more follows");
        }
        return value;
    }

    private @Nullable Object inner() throws IOException {
        if (depth == JsonResults.MAX_DEPTH) {
            throw wrong("it is nested more than " + JsonResults.MAX_DEPTH + " levels deep");
        }
        depth++;
        Object value = value();
        depth--;
        return value;
    }

    /** The value that begins at the current token; the current token is its last one afterwards. */
    private @Nullable Object value() throws IOException {
        JsonToken token = in.currentToken();
        return switch (token) {
            case null -> throw wrong("it ends where a value should be");
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> in.getIntValue();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_STRING -> in.getString();
            case START_ARRAY -> items(CollectionTypes.LIST);
            case START_OBJECT -> tagged();
            default -> throw wrong("there is no value");
        };
    }

    private Object tagged() throws IOException {
        String tag = in.nextName();
        if (tag == null) {
            throw wrong("an object has no tag");
        }
        in.nextToken();
        Object value = content(tag);
        if (in.nextToken() != JsonToken.END_OBJECT) {
            throw wrong("an object has more than one tag");
        }
        return value;
    }

    private Object content(String tag) throws IOException {
        if (tag.startsWith(ResultWriter.RECORD)) {
            return record(tag.substring(ResultWriter.RECORD.length()));
        }
        if (tag.startsWith(ResultWriter.ENUM)) {
            return enumeration(tag.substring(ResultWriter.ENUM.length()));
        }
        if (tag.equals(ResultWriter.BYTES)) {
            require(JsonToken.VALUE_STRING, tag);
            return in.getBinaryValue();
        }
        if (tag.equals(ResultWriter.OPTIONAL)) {
            return Optional.ofNullable(inner());
        }
        Object collection = CollectionTypes.collection(tag) != null ? items(tag) : entries(tag);
        return collection != null ? collection : text(tag);
    }

    private Object items(String tag) throws IOException {
        Collection<@Nullable Object> items = Objects.requireNonNull(CollectionTypes.collection(tag));
        require(JsonToken.START_ARRAY, tag);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            add(tag, items, inner());
        }
        return CollectionTypes.sealed(tag, items);
    }

    /** What an item's own hashCode or compareTo throws is thrown here as what was wrong with the bytes. */
    @SuppressWarnings("CheckReturnValue")
    private void add(String tag, Collection<@Nullable Object> items, @Nullable Object item) throws IOException {
        boolean isNew;
        try {
            isNew = items.add(item);
        } catch (RuntimeException e) {
            throw wrong("an item does not fit into a " + tag, e);
        }
        if (!isNew) {
            throw wrong("a " + tag + " has an item twice");
        }
    }

    private @Nullable Object entries(String tag) throws IOException {
        Map<@Nullable Object, @Nullable Object> entries = CollectionTypes.map(tag);
        if (entries == null) {
            return null;
        }
        require(JsonToken.START_ARRAY, tag);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            require(JsonToken.START_ARRAY, "entry of a map");
            in.nextToken();
            Object key = inner();
            in.nextToken();
            put(tag, entries, key, inner());
            in.nextToken();
            require(JsonToken.END_ARRAY, "entry of a map");
        }
        return CollectionTypes.sealed(tag, entries);
    }

    private void put(
            String tag, Map<@Nullable Object, @Nullable Object> entries, @Nullable Object key, @Nullable Object value)
            throws IOException {
        int before = entries.size();
        try {
            entries.put(key, value);
        } catch (RuntimeException e) {
            throw wrong("a key does not fit into a " + tag, e);
        }
        if (entries.size() == before) {
            throw wrong("a " + tag + " has a key twice");
        }
    }

    private Object record(String name) throws IOException {
        Class<? extends Record> type =
                NamedClasses.record(name).orElseThrow(() -> wrong("there is no record " + named(name)));
        RecordShape shape = RecordShape.of(type)
                .orElseThrow(() -> wrong("the package of " + name + " must be open to the module dev.vivace.json"));
        require(JsonToken.START_OBJECT, name);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Set<String> known = Set.copyOf(shape.names());
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String component = in.currentName();
            if (!known.contains(component)) {
                throw wrong("a " + name + " has no component " + named(component) + ": the class has changed since");
            }
            in.nextToken();
            values.put(component, inner());
        }
        return shape.make(values);
    }

    private Object enumeration(String name) throws IOException {
        Class<?> type = NamedClasses.enumeration(name).orElseThrow(() -> wrong("there is no enum " + named(name)));
        require(JsonToken.VALUE_STRING, name);
        String wanted = in.getString();
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(wanted)) {
                return constant;
            }
        }
        throw wrong("the enum " + name + " has no " + named(wanted));
    }

    private Object text(String tag) throws IOException {
        TextType<?> type = TextType.tagged(tag).orElseThrow(() -> wrong("there is no kind of value " + named(tag)));
        require(JsonToken.VALUE_STRING, tag);
        try {
            return type.parse().apply(in.getString());
        } catch (RuntimeException e) {
            throw wrong("the text of a " + tag + " cannot be read", e);
        }
    }

    private void require(JsonToken expected, String what) throws IOException {
        if (in.currentToken() != expected) {
            throw wrong("the content of a " + what + " is of another kind");
        }
    }

    private static String named(String name) {
        return "\"" + (name.length() > 100 ? name.substring(0, 100) + "..." : name) + "\"";
    }

    private IOException wrong(String what) {
        return new IOException(where(what));
    }

    private IOException wrong(String what, Exception cause) {
        return new IOException(where(what), cause);
    }

    private String where(String what) {
        return "not a result as JSON: " + what + " (byte "
                + in.currentTokenLocation().getByteOffset() + ")";
    }
}
