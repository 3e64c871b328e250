package dev.vivace.jdbc;

import dev.vivace.stream.EventSink;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Writes items in batches of a statement, and the checkpoint of the pipeline into a table of the same database, in one
 * transaction: however often the pipeline is killed and resumed, each item is there once. Immutable.
 *
 * <p>Nothing is committed before a checkpoint. The table is created when it is missing, with the columns
 * {@code checkpoint_key}, {@code checkpoint_state} and {@code revision}. When two runs of the same pipeline write at once, the
 * second to commit fails rather than that an item is there twice.
 *
 * <p>A pipeline that writes to it needs no checkpoint store; after a run that ended well, the next begins anew.
 *
 * @param <C> the type of an item
 */
public final class JdbcTransactional<C> implements EventSink.Transactional<C> {

    private final BatchSettings<C> settings;
    private final CheckpointTable table;

    private JdbcTransactional(BatchSettings<C> settings, CheckpointTable table) {
        this.settings = settings;
        this.table = table;
    }

    /**
     * Batches of 500 items, and the checkpoint in the table {@code vivace_checkpoint}.
     *
     * @param dataSource where the connection of a run comes from
     * @param sql inserts, updates or deletes, with a question mark for each parameter
     * @param binder sets the parameters
     * @param <C> the type of an item
     * @return the sink
     */
    public static <C> JdbcTransactional<C> to(DataSource dataSource, String sql, Binder<? super C> binder) {
        return to((Connections) dataSource::getConnection, sql, binder);
    }

    /**
     * Batches of 500 items, and the checkpoint in the table {@code vivace_checkpoint}.
     *
     * @param connections where the connection of a run comes from
     * @param sql inserts, updates or deletes, with a question mark for each parameter
     * @param binder sets the parameters
     * @param <C> the type of an item
     * @return the sink
     */
    public static <C> JdbcTransactional<C> to(Connections connections, String sql, Binder<? super C> binder) {
        return new JdbcTransactional<>(BatchSettings.of(connections, sql, binder), CheckpointTable.DEFAULT);
    }

    /**
     * A copy with larger or smaller batches.
     *
     * @param items at least 1
     * @return the copy
     */
    public JdbcTransactional<C> batchSize(int items) {
        return new JdbcTransactional<>(settings.withSize(items), table);
    }

    /**
     * A copy that keeps the checkpoint elsewhere.
     *
     * @param name of the table, with its schema and a dot before when it needs one
     * @return the copy
     * @throws IllegalArgumentException when it is no plain name
     */
    public JdbcTransactional<C> checkpointTable(String name) {
        return new JdbcTransactional<>(settings, new CheckpointTable(Checks.table(name)));
    }

    @Override
    public TransactionalWriter<C> open() throws SQLException {
        return TransactionWriter.open(settings, table);
    }
}
