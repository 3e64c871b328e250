package dev.vivace.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection without auto-commit, given back as it was. Used by one thread. */
record Session(Connection connection, boolean autoCommit) {

    /** Something that a connection or a statement does at its end. */
    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }

    static Session open(Connections connections) throws SQLException {
        Connection connection;
        try {
            connection = connections.open();
        } catch (SQLException e) {
            throw Failures.of("no connection", e, List.of());
        }
        try {
            boolean autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            return new Session(connection, autoCommit);
        } catch (Throwable e) {
            closeAfter(e, connection::close);
            throw e;
        }
    }

    static void closeAfter(Throwable failure, Step... steps) {
        for (Step step : steps) {
            try {
                step.run();
            } catch (SQLException e) {
                failure.addSuppressed(Failures.of("while closing", e, List.of()));
            }
        }
    }

    /** Undoes what is not committed, and closes. */
    Step[] end() {
        return new Step[] {this::undo, this::restore, connection::close};
    }

    private void undo() throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
        }
    }

    private void restore() throws SQLException {
        if (autoCommit && !connection.isClosed()) {
            connection.setAutoCommit(true);
        }
    }

    /** Takes each step, whatever became of those before; an interrupt does not disturb it. The first failure is thrown. */
    static void close(Step... steps) throws IOException {
        boolean interrupted = Thread.interrupted();
        @Nullable SQLException failure = null;
        for (Step step : steps) {
            try {
                step.run();
            } catch (SQLException e) {
                SQLException told = Failures.of("while closing", e, List.of());
                if (failure == null) {
                    failure = told;
                } else {
                    failure.addSuppressed(told);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw Failures.io(failure);
        }
    }
}
