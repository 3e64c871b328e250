package dev.vivace.csv;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of the columns of a source. Immutable. */
final class Columns {

    private final String source;
    private final List<String> names;
    private final Map<String, Integer> indexes;

    private Columns(String source, List<String> names, Map<String, Integer> indexes) {
        this.source = source;
        this.names = names;
        this.indexes = indexes;
    }

    /** Of text without a header. */
    static Columns none(String source) {
        return new Columns(source, List.of(), Map.of());
    }

    static Columns of(CsvRow header) throws IOException {
        List<String> names = List.copyOf(header.fields());
        Map<String, Integer> indexes = new HashMap<>();
        for (String name : names) {
            if (indexes.put(name, indexes.size()) != null) {
                throw new IOException(header.place() + ": the header has the column \"" + name + "\" twice");
            }
        }
        return new Columns(header.place().source(), names, Map.copyOf(indexes));
    }

    int indexOf(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException(
                    names.isEmpty()
                            ? "there is no column \"" + name + "\", as the text has no header"
                            : "there is no column \"" + name + "\", the columns are " + String.join(", ", names));
        }
        return index;
    }

    String source() {
        return source;
    }

    List<String> names() {
        return names;
    }
}
