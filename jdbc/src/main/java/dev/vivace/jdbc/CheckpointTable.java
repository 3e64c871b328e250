package dev.vivace.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A table of checkpoints. Each change of one adds 1 to its revision, by which a writer notices that another one was there
 * meanwhile. Nothing here commits, but the creation of the table.
 */
record CheckpointTable(String name) {

    static final CheckpointTable DEFAULT = new CheckpointTable("vivace_checkpoint");

    static final int MAX_KEY = 512;

    /** A checkpoint; its revision is 1 at least. */
    static final class Entry {

        private final byte[] state;
        private final long revision;

        Entry(byte[] state, long revision) {
            this.state = state;
            this.revision = revision;
        }

        byte[] state() {
            return state;
        }

        long revision() {
            return revision;
        }
    }

    /** Creates it when it is missing. */
    void ensure(Connection connection) throws SQLException {
        new TableMaker(name, "checkpoint_key, checkpoint_state, revision")
                .ensure(
                        connection,
                        "checkpoint_key varchar(" + MAX_KEY + ") not null primary key, checkpoint_state "
                                + Dialect.of(connection).bytesType() + " not null, revision numeric(19) not null");
    }

    Optional<Entry> load(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select checkpoint_state, revision from " + name + " where checkpoint_key = ?")) {
            statement.setString(1, requireKey(key));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new Entry(row.getBytes(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    /** Replaces the checkpoint of that revision, 0 when there was none. */
    void replace(Connection connection, String key, byte[] state, long revision) throws SQLException {
        if (revision == 0) {
            insert(connection, key, state);
        } else if (update(connection, key, state, " and revision = " + revision) == 0) {
            throw new SQLException("another run of the same pipeline has changed it meanwhile");
        }
    }

    /** Puts a checkpoint, whatever was there. */
    void put(Connection connection, String key, byte[] state) throws SQLException {
        if (update(connection, key, state, "") == 0) {
            insert(connection, key, state);
        }
    }

    private int update(Connection connection, String key, byte[] state, String condition) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update " + name
                + " set checkpoint_state = ?, revision = revision + 1 where checkpoint_key = ?" + condition)) {
            statement.setBytes(1, state);
            statement.setString(2, requireKey(key));
            return statement.executeUpdate();
        }
    }

    private void insert(Connection connection, String key, byte[] state) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into " + name + " (checkpoint_key, checkpoint_state, revision) values (?, ?, 1)")) {
            statement.setString(1, requireKey(key));
            statement.setBytes(2, state);
            statement.executeUpdate();
        }
    }

    void remove(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from " + name + " where checkpoint_key = ?")) {
            statement.setString(1, requireKey(key));
            statement.executeUpdate();
        }
    }

    private static String requireKey(String key) {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException(
                    "the key of a checkpoint has 1 to " + MAX_KEY + " characters, was " + key.length());
        }
        return key;
    }
}
