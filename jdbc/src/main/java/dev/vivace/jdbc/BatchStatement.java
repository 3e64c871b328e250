package dev.vivace.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement that is executed for many items at once, in a transaction. After a failure it refuses to go on: a commit then
 * would keep a part. Used by one thread, which alone writes and reads its fields.
 */
final class BatchStatement<C> implements Closeable {

    private final BatchSettings<C> settings;
    private final Session session;
    private final PreparedStatement statement;
    private final CancelOnInterrupt guard;

    /** SQLite works in this process, so a batch is no faster there, and does not say which entry failed. */
    private final boolean isOneByOne;

    /** The items of the batch, kept to say which one failed without its values. */
    private final List<C> waiting = new ArrayList<>();

    /** How many items were executed. */
    private long executed;

    /** How many of them were committed. */
    private long committed;

    private boolean isBroken;
    private boolean isClosed;

    private BatchStatement(
            BatchSettings<C> settings, Session session, PreparedStatement statement, boolean isOneByOne) {
        this.settings = settings;
        this.session = session;
        this.statement = statement;
        this.isOneByOne = isOneByOne;
        guard = new CancelOnInterrupt(statement);
    }

    static <C> BatchStatement<C> open(BatchSettings<C> settings) throws SQLException {
        Session session = Session.open(settings.connections());
        try {
            Connection connection = session.connection();
            boolean isOneByOne = Dialect.of(connection) == Dialect.SQLITE;
            return new BatchStatement<>(settings, session, connection.prepareStatement(settings.sql()), isOneByOne);
        } catch (SQLException e) {
            SQLException failure = Failures.of("the statement of the sink", e, List.of());
            Session.closeAfter(failure, session.end());
            throw failure;
        }
    }

    Connection connection() {
        return session.connection();
    }

    /** Whether items wait, or lie in the transaction. */
    boolean isInUse() {
        return !waiting.isEmpty() || executed > committed;
    }

    /** Adds an item; true when that filled the batch, which is executed then. */
    boolean add(C item) throws SQLException, InterruptedException {
        requireSound();
        waiting.add(item);
        if (!isOneByOne) {
            isBroken = true;
            bind(waiting.size() - 1);
            isBroken = false;
        }
        if (waiting.size() < settings.size()) {
            return false;
        }
        execute();
        return true;
    }

    private void bind(int index) throws SQLException {
        try {
            settings.binder().bind(statement, waiting.get(index));
            if (!isOneByOne) {
                statement.addBatch();
            }
        } catch (SQLException e) {
            throw failure(index, e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(item(index) + ": the binder failed: " + e, e);
        }
    }

    void execute() throws SQLException, InterruptedException {
        requireSound();
        if (waiting.isEmpty()) {
            return;
        }
        isBroken = true;
        if (isOneByOne) {
            executeEach();
        } else {
            executeTogether();
        }
        executed += waiting.size();
        waiting.clear();
        isBroken = false;
    }

    private void executeTogether() throws SQLException, InterruptedException {
        try {
            guard.call(statement::executeBatch);
        } catch (SQLException e) {
            throw failure(FailedEntry.index(e, waiting.size()), e);
        }
    }

    private void executeEach() throws SQLException, InterruptedException {
        for (int i = 0; i < waiting.size(); i++) {
            bind(i);
            try {
                guard.call(statement::executeUpdate);
            } catch (SQLException e) {
                throw failure(i, e);
            }
        }
    }

    private String item(int index) {
        return "item " + (executed + index + 1);
    }

    private SQLException failure(int index, SQLException e) {
        if (index < 0) {
            return Failures.of("one of " + item(0) + " to " + item(waiting.size() - 1), e, valuesOf(waiting));
        }
        return Failures.of(item(index), e, valuesOf(List.of(waiting.get(index))));
    }

    private List<Object> valuesOf(List<C> items) {
        List<Object> values = new ArrayList<>();
        items.forEach(item -> values.addAll(BoundValues.of(settings.binder(), item)));
        return values;
    }

    void commit() throws SQLException {
        requireSound();
        isBroken = true;
        try {
            session.connection().commit();
        } catch (SQLException e) {
            throw Failures.of("commit after item " + executed + ", which may or may not have happened", e, List.of());
        }
        committed = executed;
        isBroken = false;
    }

    /** Something else in the same transaction, after whose failure nothing is committed either. */
    void inTransaction(Session.Step step) throws SQLException {
        requireSound();
        isBroken = true;
        step.run();
        isBroken = false;
    }

    private void requireSound() {
        if (isBroken || isClosed) {
            throw new IllegalStateException(
                    isClosed ? "the sink is closed" : "the sink failed before, so nothing more of it is committed");
        }
    }

    @Override
    public void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        guard.settle();
        Session.Step[] end = session.end();
        Session.close(statement::close, end[0], end[1], end[2]);
    }
}
