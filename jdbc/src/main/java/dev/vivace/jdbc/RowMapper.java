package dev.vivace.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Makes an item of a row.
 *
 * @param <T> the type of an item
 */
@FunctionalInterface
public interface RowMapper<T> {

    /**
     * Makes an item. It reads columns, and leaves moving and closing to the source.
     *
     * @param row stands on the row
     * @return the item, not null
     * @throws SQLException when a column cannot be read
     */
    T map(ResultSet row) throws SQLException;
}
