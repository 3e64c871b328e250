package dev.vivace.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * What databases want to be asked so that they hand over a result piece by piece, and how they call bytes. All of them get
 * a forward-only result, a fetch size and no auto-commit, which is what PostgreSQL needs; SQLite always goes row by row.
 */
enum Dialect {
    POSTGRESQL("bytea"),
    H2("blob"),
    SQLITE("blob"),
    MYSQL("longblob"),
    SQL_SERVER("varbinary(max)"),
    OTHER("blob");

    private final String bytes;

    Dialect(String bytes) {
        this.bytes = bytes;
    }

    static Dialect of(Connection connection) throws SQLException {
        String driver = connection.getMetaData().getDriverName().toLowerCase(Locale.ROOT);
        if (driver.contains("postgresql")) {
            return POSTGRESQL;
        }
        if (driver.startsWith("h2")) {
            return H2;
        }
        if (driver.contains("sqlite")) {
            return SQLITE;
        }
        if (driver.contains("mysql") || driver.contains("mariadb")) {
            return MYSQL;
        }
        return driver.contains("sql server") ? SQL_SERVER : OTHER;
    }

    /** The type of a column of bytes. */
    String bytesType() {
        return bytes;
    }

    /** MySQL's own driver reads the whole result unless it is given this number. MariaDB's takes the fetch size. */
    int fetchSize(Connection connection, int rows) throws SQLException {
        boolean isMySql = this == MYSQL
                && connection
                        .getMetaData()
                        .getDriverName()
                        .toLowerCase(Locale.ROOT)
                        .contains("mysql");
        return isMySql ? Integer.MIN_VALUE : rows;
    }

    /** H2 makes the whole result first, unless it is lazy. */
    void beforeQuery(Connection connection) throws SQLException {
        lazy(connection, true);
    }

    void afterQuery(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            lazy(connection, false);
        }
    }

    private void lazy(Connection connection, boolean on) throws SQLException {
        if (this == H2) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set lazy_query_execution " + on);
            }
        }
    }

    /** Whether closing a result would first read the rest of it. */
    boolean readsRestOnClose() {
        return this == MYSQL;
    }
}
