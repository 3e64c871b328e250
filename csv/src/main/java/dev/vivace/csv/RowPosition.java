package dev.vivace.csv;

/**
 * Where reading goes on. By bytes, how many bytes and lines come before, and how many rows to leave out from there, written
 * as {@code bytes:lines+rows}; or by rows, written as {@code #rows}.
 */
record RowPosition(long offset, long lines, long rows) {

    static final RowPosition START = new RowPosition(0, 0, 0);

    static RowPosition ofRows(long rows) {
        return new RowPosition(-1, 0, rows);
    }

    boolean isByRows() {
        return offset < 0;
    }

    static RowPosition parse(String text) {
        try {
            if (text.startsWith("#")) {
                return ofRows(notNegative(text, 1, text.length()));
            }
            int colon = text.indexOf(':');
            int plus = text.indexOf('+');
            return new RowPosition(
                    notNegative(text, 0, colon),
                    notNegative(text, colon + 1, plus),
                    notNegative(text, plus + 1, text.length()));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "position must look like 120:3+1 (bytes:lines+rows) or #4 (rows), was \"" + text + "\"", e);
        }
    }

    private static long notNegative(String text, int from, int to) {
        long value = Long.parseLong(text, from, to, 10);
        if (value < 0) {
            throw new NumberFormatException("negative");
        }
        return value;
    }

    @Override
    public String toString() {
        return isByRows() ? "#" + rows : offset + ":" + lines + "+" + rows;
    }
}
