package dev.vivace.jdbc;

import dev.vivace.stream.CheckpointStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps checkpoints in a table of a database, which is created when it is missing. Each call has a connection and a
 * transaction of its own. Thread-safe.
 *
 * <p>For pipelines whose sinks are elsewhere. A sink in the same database keeps the checkpoint itself: see
 * {@link JdbcTransactional}.
 */
public final class JdbcCheckpoints implements CheckpointStore {

    private final Connections connections;
    private final CheckpointTable table;

    // Written and read by any thread; to find out twice does no harm.
    private volatile boolean isThere;

    private JdbcCheckpoints(Connections connections, CheckpointTable table) {
        this.connections = connections;
        this.table = table;
    }

    /**
     * A store in the table {@code vivace_checkpoint}.
     *
     * @param dataSource where connections come from
     * @return the store
     */
    public static JdbcCheckpoints in(DataSource dataSource) {
        return in((Connections) dataSource::getConnection);
    }

    /**
     * A store in the table {@code vivace_checkpoint}.
     *
     * @param connections where connections come from
     * @return the store
     */
    public static JdbcCheckpoints in(Connections connections) {
        return new JdbcCheckpoints(connections, CheckpointTable.DEFAULT);
    }

    /**
     * A store in another table of the same database.
     *
     * @param name of the table, with its schema and a dot before when it needs one
     * @return the store
     * @throws IllegalArgumentException when it is no plain name
     */
    public JdbcCheckpoints table(String name) {
        return new JdbcCheckpoints(connections, new CheckpointTable(Checks.table(name)));
    }

    @Override
    public Optional<byte[]> load(String key) throws IOException {
        return run("load", key, connection -> table.load(connection, key).map(CheckpointTable.Entry::state));
    }

    @Override
    public void save(String key, byte[] state) throws IOException {
        run("save", key, connection -> {
            put(connection, key, state);
            return true;
        });
    }

    /** Another process may insert it between the look and the insert; then it is there to be updated. */
    private void put(Connection connection, String key, byte[] state) throws SQLException {
        try {
            table.put(connection, key, state);
        } catch (SQLException e) {
            connection.rollback();
            table.put(connection, key, state);
        }
    }

    @Override
    public void remove(String key) throws IOException {
        run("remove", key, connection -> {
            table.remove(connection, key);
            return true;
        });
    }

    private <R> R run(String what, String key, Transaction.Work<R> work) throws IOException {
        return Transaction.run(connections, what + " checkpoint \"" + key + "\"", connection -> {
            if (!isThere) {
                table.ensure(connection);
                isThere = true;
            }
            return work.in(connection);
        });
    }
}
