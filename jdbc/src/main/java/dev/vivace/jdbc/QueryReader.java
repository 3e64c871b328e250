package dev.vivace.jdbc;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.Place;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a query. Used by one thread, which alone writes and reads its fields. */
final class QueryReader<T> implements EventSource.Reader<T> {

    private final Query<T> query;
    private final Session session;
    private final Dialect dialect;
    private final PreparedStatement statement;
    private final CancelOnInterrupt guard;
    private final ResultSet rows;

    /** The number of the row that was read last, from 1. */
    private long row;

    private @Nullable String key;
    private boolean isAtEnd;
    private boolean isClosed;

    private QueryReader(
            Query<T> query,
            Session session,
            Dialect dialect,
            PreparedStatement statement,
            CancelOnInterrupt guard,
            ResultSet rows) {
        this.query = query;
        this.session = session;
        this.dialect = dialect;
        this.statement = statement;
        this.guard = guard;
        this.rows = rows;
        key = query.keyset().map(Keyset::after).orElse(null);
    }

    static <T> QueryReader<T> open(Query<T> query) throws SQLException, InterruptedException {
        Session session = Session.open(query.connections());
        try {
            return open(query, session);
        } catch (SQLException e) {
            SQLException failure = Failures.of(query.name(), e, values(query));
            Session.closeAfter(failure, session.end());
            throw failure;
        } catch (Throwable e) {
            Session.closeAfter(e, session.end());
            throw e;
        }
    }

    private static <T> QueryReader<T> open(Query<T> query, Session session) throws SQLException, InterruptedException {
        Connection connection = session.connection();
        Dialect dialect = Dialect.of(connection);
        dialect.beforeQuery(connection);
        PreparedStatement statement =
                connection.prepareStatement(query.sql(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        CancelOnInterrupt guard = new CancelOnInterrupt(statement);
        try {
            statement.setFetchSize(dialect.fetchSize(connection, query.fetchSize()));
            bind(query, statement);
            ResultSet rows = guard.call(statement::executeQuery);
            QueryReader<T> reader = new QueryReader<>(query, session, dialect, statement, guard, rows);
            reader.requireKeyColumn();
            return reader;
        } catch (Throwable e) {
            guard.settle();
            Session.closeAfter(e, statement::close, () -> dialect.afterQuery(connection));
            throw e;
        }
    }

    private static void bind(Query<?> query, PreparedStatement statement) throws SQLException {
        List<@Nullable Object> parameters = query.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        if (query.keyset().isPresent()) {
            query.keyset().get().bind(statement, parameters.size() + 1);
        }
    }

    private void requireKeyColumn() throws SQLException {
        if (query.keyset().isPresent()) {
            rows.findColumn(query.keyset().get().column());
        }
    }

    @Override
    public @Nullable T next() throws SQLException, InterruptedException, BadItemException {
        if (isAtEnd || !advance()) {
            isAtEnd = true;
            return null;
        }
        row++;
        if (query.keyset().isPresent() && key != null) {
            key = nextKey(query.keyset().get(), key);
        }
        return item();
    }

    private boolean advance() throws SQLException, InterruptedException {
        try {
            return guard.call(rows::next);
        } catch (SQLException e) {
            throw failure("after row " + row, e);
        }
    }

    private String nextKey(Keyset keyset, String before) throws SQLException {
        try {
            return keyset.next(rows, before, where("row " + row));
        } catch (SQLException e) {
            throw failure("row " + row, e);
        }
    }

    private T item() throws SQLException, BadItemException {
        @Nullable T item;
        try {
            item = query.mapper().map(rows);
        } catch (SQLException e) {
            SQLException failure = failure("row " + row, e);
            if (isBroken(e)) {
                throw failure;
            }
            throw bad(
                    "the mapper failed: " + Failures.withoutValues(String.valueOf(e.getMessage()), values(query)),
                    failure);
        } catch (RuntimeException e) {
            throw bad("the mapper failed: " + e, e);
        }
        if (item == null) {
            throw bad("the mapper made null of it", null);
        }
        return item;
    }

    /** Whether the connection is gone, and with it the rows that follow. */
    private boolean isBroken(SQLException e) throws SQLException {
        String state = e.getSQLState();
        return (state != null && state.startsWith("08"))
                || rows.isClosed()
                || session.connection().isClosed();
    }

    private BadItemException bad(String reason, @Nullable Throwable cause) {
        return new BadItemException(reason, Place.of(where("row " + row)), RowText.of(rows), cause);
    }

    private SQLException failure(String where, SQLException e) {
        return Failures.of(where(where), e, values(query));
    }

    private String where(String place) {
        return query.name() + ", " + place;
    }

    /** What must not be in a message. A key is data too. */
    private static List<@Nullable Object> values(Query<?> query) {
        List<@Nullable Object> values = new ArrayList<>(query.parameters());
        query.keyset().map(Keyset::after).ifPresent(values::add);
        return values;
    }

    @Override
    public Optional<String> position() {
        return Optional.ofNullable(key);
    }

    @Override
    public void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        guard.settle();
        Session.Step[] end = session.end();
        Session.close(
                this::abandon,
                rows::close,
                statement::close,
                end[0],
                () -> dialect.afterQuery(session.connection()),
                end[1],
                end[2]);
    }

    private void abandon() throws SQLException {
        if (!isAtEnd && dialect.readsRestOnClose()) {
            statement.cancel();
        }
    }
}
