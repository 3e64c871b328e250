package dev.vivace.jdbc;

import dev.vivace.stream.EventSink;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commits batches and a checkpoint together. Used by one thread, which alone writes and reads its fields. */
final class TransactionWriter<C> implements EventSink.TransactionalWriter<C> {

    private final BatchStatement<C> batch;
    private final CheckpointTable table;

    /** The revision of each checkpoint as this writer saw it last; 0 for one that was not there. */
    private final Map<String, Long> revisions = new HashMap<>(2);

    private TransactionWriter(BatchStatement<C> batch, CheckpointTable table) {
        this.batch = batch;
        this.table = table;
    }

    static <C> TransactionWriter<C> open(BatchSettings<C> settings, CheckpointTable table) throws SQLException {
        BatchStatement<C> batch = BatchStatement.open(settings);
        try {
            table.ensure(batch.connection());
        } catch (Throwable e) {
            Session.closeAfter(e, () -> closeSql(batch));
            throw e;
        }
        return new TransactionWriter<>(batch, table);
    }

    private static void closeSql(BatchStatement<?> batch) throws SQLException {
        try {
            batch.close();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public void write(C item) throws SQLException, InterruptedException {
        var _ = batch.add(item);
    }

    @Override
    public void flush() throws SQLException, InterruptedException {
        batch.execute();
        batch.commit();
    }

    @Override
    public Optional<byte[]> load(String key) throws SQLException, InterruptedException {
        if (batch.isInUse()) {
            throw new IllegalStateException("a checkpoint is loaded before items are written");
        }
        try {
            Optional<CheckpointTable.Entry> entry = table.load(batch.connection(), key);
            revisions.put(key, entry.map(CheckpointTable.Entry::revision).orElse(0L));
            batch.commit(); // ends the transaction that the look began
            return entry.map(CheckpointTable.Entry::state);
        } catch (SQLException e) {
            throw Failures.of("checkpoint \"" + key + "\"", e, List.of());
        }
    }

    @Override
    public void commit(String key, byte[] state) throws SQLException, InterruptedException {
        batch.execute();
        batch.inTransaction(() -> save(key, state));
        batch.commit();
        revisions.merge(key, 1L, Long::sum);
    }

    private void save(String key, byte[] state) throws SQLException {
        Connection connection = batch.connection();
        try {
            if (!revisions.containsKey(key)) {
                revisions.put(
                        key,
                        table.load(connection, key)
                                .map(CheckpointTable.Entry::revision)
                                .orElse(0L));
            }
            table.replace(connection, key, state, revisions.get(key));
        } catch (SQLException e) {
            throw Failures.of("checkpoint \"" + key + "\"", e, List.of());
        }
    }

    @Override
    public void close() throws IOException {
        batch.close();
    }
}
