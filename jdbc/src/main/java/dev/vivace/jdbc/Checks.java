package dev.vivace.jdbc;

import java.util.regex.Pattern;

/** What the builders of this package check. */
final class Checks {

    private static final Pattern TABLE = Pattern.compile("[A-Za-z_]\\w{0,127}(\\.[A-Za-z_]\\w{0,127}){0,2}");

    private Checks() {}

    static int positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
        return value;
    }

    static String notBlank(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        return value;
    }

    /** It becomes a part of statements, so it can be nothing else. */
    static String table(String name) {
        if (!TABLE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a table is named by letters, digits and underscores, with its schema and a dot before, was \""
                            + name + "\"");
        }
        return name;
    }
}
