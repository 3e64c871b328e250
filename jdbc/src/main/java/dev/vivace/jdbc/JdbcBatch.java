package dev.vivace.jdbc;

import dev.vivace.stream.EventSink;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Writes items in batches of a statement. A batch is executed and committed when it is full, before a checkpoint, and at the
 * end of a pipeline that ends well. Immutable.
 *
 * <p>A pipeline that was killed and resumes may write items again that came after its last checkpoint; so the statement
 * should replace rows (upsert), or use {@link JdbcTransactional}. When an item fails, none of its batch is kept; the message
 * names the item by its number, and has none of its values.
 *
 * @param <C> the type of an item
 */
public final class JdbcBatch<C> implements EventSink<C> {

    private final BatchSettings<C> settings;

    private JdbcBatch(BatchSettings<C> settings) {
        this.settings = settings;
    }

    /**
     * Batches of 500 items.
     *
     * @param dataSource where the connection of a run comes from
     * @param sql inserts, updates or deletes, with a question mark for each parameter
     * @param binder sets the parameters
     * @param <C> the type of an item
     * @return the sink
     */
    public static <C> JdbcBatch<C> to(DataSource dataSource, String sql, Binder<? super C> binder) {
        return to((Connections) dataSource::getConnection, sql, binder);
    }

    /**
     * Batches of 500 items.
     *
     * @param connections where the connection of a run comes from
     * @param sql inserts, updates or deletes, with a question mark for each parameter
     * @param binder sets the parameters
     * @param <C> the type of an item
     * @return the sink
     */
    public static <C> JdbcBatch<C> to(Connections connections, String sql, Binder<? super C> binder) {
        return new JdbcBatch<>(BatchSettings.of(connections, sql, binder));
    }

    /**
     * A copy with larger or smaller batches.
     *
     * @param items at least 1
     * @return the copy
     */
    public JdbcBatch<C> batchSize(int items) {
        return new JdbcBatch<>(settings.withSize(items));
    }

    @Override
    public Writer<C> open() throws SQLException {
        return new CommittingWriter<>(BatchStatement.open(settings));
    }
}
