package dev.vivace.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Puts an item into the parameters of a statement. After a failure it is asked once more for the item that failed, so that
 * its values can be left out of the message; so it should only set parameters.
 *
 * @param <C> the type of an item
 */
@FunctionalInterface
public interface Binder<C> {

    /**
     * Sets the parameters, and leaves executing to the sink.
     *
     * @param row the parameters
     * @param item the item
     * @throws SQLException when a value does not fit
     */
    void bind(PreparedStatement row, C item) throws SQLException;
}
