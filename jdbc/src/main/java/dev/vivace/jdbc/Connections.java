package dev.vivace.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from; a {@code DataSource} is one as {@code dataSource::getConnection}. Thread-safe. */
@FunctionalInterface
public interface Connections {

    /**
     * A connection, which whoever asked for it closes.
     *
     * @return a connection that nobody else uses until it is closed
     * @throws SQLException when there is none
     */
    Connection open() throws SQLException;
}
