package dev.vivace.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Creates a table when it is missing; another process may do that at the same moment.
 *
 * @param name of the table
 * @param columns by which it is known, as in a select
 */
record TableMaker(String name, String columns) {

    /** Commits the creation; definition is what stands between the parentheses. */
    void ensure(Connection connection, String definition) throws SQLException {
        if (isThere(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table " + name + " (" + definition + ")");
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (!isThere(connection)) {
                throw Failures.of("the table " + name + " is missing and cannot be created", e, List.of());
            }
        }
    }

    private boolean isThere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet _ = statement.executeQuery("select " + columns + " from " + name + " where 1 = 0")) {
            return true;
        } catch (SQLException e) {
            return false;
        } finally {
            connection.rollback();
        }
    }
}
