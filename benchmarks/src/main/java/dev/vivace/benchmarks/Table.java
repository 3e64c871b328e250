package dev.vivace.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: a title, a first column of names and further columns of figures. Used by one thread. */
final class Table {

    private final List<String[]> rows = new ArrayList<>();
    private final String title;

    private Table(String title) {
        this.title = title;
    }

    static Table of(String title, String... columns) {
        Table table = new Table(title);
        table.row("", columns);
        return table;
    }

    void row(String name, String... figures) {
        String[] row = new String[figures.length + 1];
        row[0] = name;
        System.arraycopy(figures, 0, row, 1, figures.length);
        rows.add(row);
    }

    void print() {
        System.out.println();
        System.out.println(title);
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder("  ");
            line.append(row[0]).repeat(' ', width(0) - row[0].length());
            for (int column = 1; column < row.length; column++) {
                line.repeat(' ', 2 + width(column) - row[column].length()).append(row[column]);
            }
            System.out.println(line);
        }
        System.out.flush();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }
}
