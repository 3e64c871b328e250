package dev.vivace.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The column that a query is ordered by, and the value after which it begins. Keys that do not ascend would lose rows when a
 * pipeline resumes, so they fail the query. Immutable.
 *
 * @param isNumber whether keys are whole numbers; else they are text, whose order only the database knows
 */
record Keyset(String column, String after, boolean isNumber) {

    /** The same column, after another value. */
    Keyset from(String position) {
        if (isNumber) {
            try {
                Long.parseLong(position);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "position must be a whole number, as keys of \"" + column + "\" are, was \"" + position + "\"",
                        e);
            }
        }
        return new Keyset(column, position, isNumber);
    }

    void bind(PreparedStatement statement, int parameter) throws SQLException {
        if (isNumber) {
            statement.setLong(parameter, Long.parseLong(after));
        } else {
            statement.setString(parameter, after);
        }
    }

    /** The key of the row, which must come after the one before. */
    String next(ResultSet row, String before, String where) throws SQLException {
        String key = isNumber ? String.valueOf(row.getLong(column)) : row.getString(column);
        if (row.wasNull()) {
            throw new IllegalStateException(
                    where + ": the key \"" + column + "\" is null, so no later run could go on here");
        }
        boolean isAfter = isNumber ? Long.parseLong(key) > Long.parseLong(before) : !key.equals(before);
        if (!isAfter) {
            throw new IllegalStateException(
                    where + ": the key \"" + column + "\" does not ascend; the query needs \"where " + column
                            + " > ? order by " + column + "\" and a key that is unique");
        }
        return key;
    }
}
