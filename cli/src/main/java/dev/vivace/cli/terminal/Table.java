package dev.vivace.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text in columns: the first is aligned to the left and takes what room is left, the others to the right. */
public final class Table {

    private static final String MARGIN = "  ";
    private static final String GAP = "  ";
    private static final int SHORTEST = 16;

    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> headings) {
        rows.add(headings);
    }

    /**
     * A table without rows.
     *
     * @param headings one for each column
     * @return the table
     */
    public static Table of(String... headings) {
        return new Table(List.of(headings));
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     * @return this table
     */
    public Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(Table::text).toList());
        return this;
    }

    /**
     * Whether it has nothing but headings.
     *
     * @return true before the first row
     */
    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /**
     * Lays the table out.
     *
     * @param columns how wide it may be
     * @param ink colours the headings
     * @return its lines
     */
    public List<String> lines(int columns, Ink ink) {
        int[] widths = widths(columns);
        List<String> lines = new ArrayList<>();
        lines.add(ink.bold(line(rows.getFirst(), widths)));
        rows.stream().skip(1).map(row -> line(row, widths)).forEach(lines::add);
        return lines;
    }

    private int[] widths(int columns) {
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        int others =
                IntStream.of(widths).skip(1).map(width -> width + GAP.length()).sum();
        int room = columns - 1 - MARGIN.length() - others;
        widths[0] = Math.min(widths[0], Math.max(room, SHORTEST));
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(MARGIN).append(pad(shorten(row.getFirst(), widths[0]), -widths[0]));
        for (int column = 1; column < row.size(); column++) {
            line.append(GAP).append(pad(row.get(column), widths[column]));
        }
        return line.toString().stripTrailing();
    }

    private static String pad(String text, int width) {
        String spaces = " ".repeat(Math.max(0, Math.abs(width) - text.length()));
        return width < 0 ? text + spaces : spaces + text;
    }

    /** Long names differ at their ends, so the beginning goes. */
    private static String shorten(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        String end = text.substring(text.length() - width + 2);
        return ".." + (end.startsWith(".") ? end.substring(1) : end);
    }

    private static String text(Object cell) {
        return cell instanceof Number number ? Numbers.count(number.longValue()) : cell.toString();
    }
}
