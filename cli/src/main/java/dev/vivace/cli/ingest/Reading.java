package dev.vivace.cli.ingest;

import dev.vivace.csv.CsvRow;

/**
 * One measurement.
 *
 * @param station where
 * @param tenths of a degree Celsius, so that sums are exact
 */
record Reading(String station, int tenths) {

    private static final int FIELDS = 2;

    /** The reading in a row {@code station;temperature}. */
    static Reading of(CsvRow row) {
        if (row.size() != FIELDS) {
            throw new IllegalArgumentException(
                    row.place() + ": expected station;temperature, found " + row.size() + " fields");
        }
        try {
            return new Reading(row.field(0), tenths(row.field(1)));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    row.place() + ": \"" + row.field(1) + "\" is no temperature such as -12.3", e);
        }
    }

    /** Reads a number with one decimal, or none. */
    static int tenths(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            return Math.multiplyExact(Integer.parseInt(text), 10);
        }
        if (point != text.length() - 2) {
            throw new NumberFormatException(text);
        }
        int digit = Character.digit(text.charAt(point + 1), 10);
        if (digit < 0) {
            throw new NumberFormatException(text);
        }
        int whole = Math.multiplyExact(Integer.parseInt(text, 0, point, 10), 10);
        return Math.addExact(whole, text.charAt(0) == '-' ? -digit : digit);
    }
}
