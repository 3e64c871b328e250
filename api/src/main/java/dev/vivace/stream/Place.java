package dev.vivace.stream;

import java.io.Serializable;

/**
 * Where in a source something is, for messages that lead to it. Immutable.
 *
 * @param source the name of the source: the path of a file, a location
 * @param line counted from 1; 0 when it is not known
 * @param offset how many bytes of the source come before it; -1 when it is not known
 */
public record Place(String source, long line, long offset) implements Serializable {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public Place {
        Checks.atLeast("line", 0, line);
        Checks.atLeast("offset", -1, offset);
    }

    /**
     * A source as a whole.
     *
     * @param source its name
     * @return a place without line and offset
     */
    public static Place of(String source) {
        return new Place(source, 0, -1);
    }

    /** The name, and what else is known: {@code orders.csv, line 3, byte 57}. */
    @Override
    public String toString() {
        return source + (line > 0 ? ", line " + line : "") + (offset >= 0 ? ", byte " + offset : "");
    }
}
