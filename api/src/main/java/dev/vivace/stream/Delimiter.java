package dev.vivace.stream;

/**
 * What stands between two items of a text.
 *
 * @param text one or more characters
 */
public record Delimiter(String text) {

    /** The end of a line: LF, or CR and LF. */
    public static final Delimiter LINE = new Delimiter("\n");

    /** A comma. */
    public static final Delimiter COMMA = new Delimiter(",");

    /** A tabulator. */
    public static final Delimiter TAB = new Delimiter("\t");

    /** A character that text does not have: NUL. */
    public static final Delimiter NUL = new Delimiter("\0");

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException when it is empty
     */
    public Delimiter {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("text must not be empty");
        }
    }

    /**
     * A delimiter of your own.
     *
     * @param text one or more characters
     * @return the delimiter
     */
    public static Delimiter of(String text) {
        return new Delimiter(text);
    }
}
