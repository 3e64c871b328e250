package dev.vivace.csv;

import dev.vivace.stream.Place;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of CSV. Immutable. A field becomes a string when it is asked for. A row that is kept also keeps some of its
 * neighbours' text in memory, a few kilobytes; to keep many, keep their fields.
 */
public final class CsvRow {

    private final Columns columns;
    /** Shared with other rows; what belongs to this one never changes. */
    private final char[] text;

    private final int start;
    private final int[] ends;
    private final int firstEnd;
    private final int size;
    private final long line;
    private final long offset;

    CsvRow(Columns columns, char[] text, int start, int[] ends, int firstEnd, int size, long line, long offset) {
        this.columns = columns;
        this.text = text;
        this.start = start;
        this.ends = ends;
        this.firstEnd = firstEnd;
        this.size = size;
        this.line = line;
        this.offset = offset;
    }

    /**
     * A field by the name of its column.
     *
     * @param column as the header has it
     * @return the field, without quotes; empty when there is nothing in it
     * @throws IllegalArgumentException when there is no such column; the message names those that there are
     * @throws IndexOutOfBoundsException when the row is too short to have it
     */
    public String field(String column) {
        int index = columns.indexOf(column);
        if (index >= size) {
            throw new IndexOutOfBoundsException(
                    place() + ": the row has " + size + " fields and no \"" + column + "\", which is field " + index);
        }
        return field(index);
    }

    /**
     * A field by its number.
     *
     * @param index 0 for the first
     * @return the field, without quotes; empty when there is nothing in it
     * @throws IndexOutOfBoundsException when the row does not have it
     */
    public String field(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(
                    place() + ": the row has " + size + " fields, there is no field " + index);
        }
        int from = index == 0 ? start : ends[firstEnd + index - 1];
        return new String(text, from, ends[firstEnd + index] - from);
    }

    /**
     * How many fields it has.
     *
     * @return at least 1
     */
    public int size() {
        return size;
    }

    /**
     * All fields.
     *
     * @return an unmodifiable view
     */
    public List<String> fields() {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return field(index);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /**
     * The names of the columns.
     *
     * @return as the header has them; empty without a header
     */
    public List<String> columns() {
        return columns.names();
    }

    /**
     * The fields by the names of their columns. Fields beyond the header are not in it.
     *
     * @return a map in the order of the columns; empty without a header
     */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(size, columns.names().size()); i++) {
            map.put(columns.names().get(i), field(i));
        }
        return map;
    }

    /**
     * Where it begins.
     *
     * @return the file, the line and, when the charset allows to tell, the byte
     */
    public Place place() {
        return new Place(columns.source(), line, offset);
    }

    /** The fields, as a list shows them. */
    @Override
    public String toString() {
        return fields().toString();
    }
}
