package dev.vivace.orchestra.export;

import java.util.List;
import java.util.function.Consumer;

/** A picture as JSON. */
public final class Json {

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /**
     * Writes.
     *
     * @param picture what to write
     * @return one object: {@code name}; {@code tasks}, each with {@code id}, {@code name}, {@code status},
     *     {@code priority} and {@code groups}; {@code edges}, each with the ids {@code dependent} and
     *     {@code dependency}; and {@code contexts}, which are objects of the same shape
     */
    public static String of(Picture picture) {
        Json json = new Json();
        json.object(picture);
        return json.text.toString();
    }

    private void object(Picture picture) {
        text.append("{\"name\":");
        string(picture.name());
        text.append(",\"tasks\":");
        array(picture.nodes(), this::node);
        text.append(",\"edges\":");
        array(edges(picture), this::edge);
        text.append(",\"contexts\":");
        array(picture.inner(), this::object);
        text.append('}');
    }

    private void node(Picture.Node node) {
        text.append("{\"id\":");
        string(node.id());
        text.append(",\"name\":");
        string(node.label());
        text.append(",\"status\":");
        string(node.status().name());
        text.append(",\"priority\":");
        string(node.priority());
        text.append(",\"groups\":");
        array(node.groups(), this::string);
        text.append('}');
    }

    /** An arrow. */
    private record Edge(String dependent, String dependency) {}

    private static List<Edge> edges(Picture picture) {
        return picture.nodes().stream()
                .flatMap(node -> node.dependencies().stream().map(dependency -> new Edge(node.id(), dependency)))
                .toList();
    }

    private void edge(Edge edge) {
        text.append("{\"dependent\":");
        string(edge.dependent);
        text.append(",\"dependency\":");
        string(edge.dependency);
        text.append('}');
    }

    private <V> void array(List<V> items, Consumer<? super V> writer) {
        text.append('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            writer.accept(items.get(i));
        }
        text.append(']');
    }

    private void string(String raw) {
        text.append('"');
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029' || isLone(raw, i)) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    /** Half of a surrogate pair without the other half, which no encoding can hold. */
    private static boolean isLone(String raw, int at) {
        char c = raw.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == raw.length() || !Character.isLowSurrogate(raw.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(raw.charAt(at - 1)));
    }
}
