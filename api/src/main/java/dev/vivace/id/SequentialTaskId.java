package dev.vivace.id;

import java.util.regex.Pattern;

/**
 * A short id for people: a node name and a counter, as in {@code build-3:42}. Unique as long as node names are.
 *
 * @param node letters, digits, {@code . _ -}, one to 64 of them
 * @param number zero or more
 */
public record SequentialTaskId(String node, long number) implements TaskId {

    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * Checks both parts.
     *
     * @throws IllegalArgumentException naming the part that is wrong and its value
     */
    public SequentialTaskId {
        if (!NODE.matcher(node).matches()) {
            throw new IllegalArgumentException(
                    "node must be 1 to 64 letters, digits, '.', '_' or '-', was \"" + node + "\"");
        }
        if (number < 0) {
            throw new IllegalArgumentException("number must not be negative, was " + number);
        }
    }

    /**
     * Reads {@code node:number}.
     *
     * @param text what {@link #text()} gave
     * @return the id
     * @throws IllegalArgumentException when the text has another shape; the message shows it
     */
    public static SequentialTaskId parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw notAnId(text, null);
        }
        try {
            return new SequentialTaskId(text.substring(0, colon), Long.parseLong(text, colon + 1, text.length(), 10));
        } catch (IllegalArgumentException e) {
            throw notAnId(text, e);
        }
    }

    static boolean looksLike(String text) {
        return text.indexOf(':') >= 0;
    }

    @Override
    public String text() {
        return node + ":" + number;
    }

    @Override
    public int compareTo(TaskId other) {
        if (other instanceof SequentialTaskId(String thatNode, long thatNumber)) {
            int byNode = node.compareTo(thatNode);
            return byNode != 0 ? byNode : Long.compare(number, thatNumber);
        }
        return text().compareTo(other.text());
    }

    @Override
    public String toString() {
        return text();
    }

    private static IllegalArgumentException notAnId(
            String text, @org.jspecify.annotations.Nullable IllegalArgumentException cause) {
        return new IllegalArgumentException("not a sequential task id: \"" + text + "\"; expected node:number", cause);
    }
}
