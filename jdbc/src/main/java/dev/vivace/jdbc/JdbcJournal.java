package dev.vivace.jdbc;

import dev.vivace.Journal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Keeps journals in a table of a database, which is created when it is missing. Each call has a connection and a
 * transaction of its own. Thread-safe.
 *
 * <p>One journal object writes under a name: it numbers the records itself, and when it finds that somebody else has
 * written one of its numbers, appending fails and says so.
 */
public final class JdbcJournal implements Journal {

    private final Connections connections;
    private final JournalTable table;

    /** The number of the last record by name. Written and read by any thread. */
    private final Map<String, AtomicLong> last = new ConcurrentHashMap<>();

    // Written and read by any thread; to find out twice does no harm.
    private volatile boolean isThere;

    private JdbcJournal(Connections connections, JournalTable table) {
        this.connections = connections;
        this.table = table;
    }

    /**
     * A journal in the table {@code vivace_journal}.
     *
     * @param dataSource where connections come from
     * @return the journal
     */
    public static JdbcJournal in(DataSource dataSource) {
        return in((Connections) dataSource::getConnection);
    }

    /**
     * A journal in the table {@code vivace_journal}.
     *
     * @param connections where connections come from
     * @return the journal
     */
    public static JdbcJournal in(Connections connections) {
        return new JdbcJournal(connections, JournalTable.DEFAULT);
    }

    /**
     * A journal in another table of the same database.
     *
     * @param name of the table, with its schema and a dot before when it needs one
     * @return the journal
     * @throws IllegalArgumentException when it is no plain name
     */
    public JdbcJournal table(String name) {
        return new JdbcJournal(connections, new JournalTable(Checks.table(name)));
    }

    @Override
    public List<byte[]> read(String name) throws IOException {
        return run("read", name, connection -> table.read(connection, name));
    }

    @Override
    public void append(String name, byte[] content) throws IOException {
        long number = next(name);
        run("append to", name, connection -> {
            insert(connection, name, number, content);
            return true;
        });
    }

    private void insert(Connection connection, String name, long number, byte[] content) throws SQLException {
        try {
            table.insert(connection, name, number, content);
        } catch (SQLException e) {
            connection.rollback();
            if (table.has(connection, name, number)) {
                throw new SQLException("another run writes under this name at the same time", e);
            }
            throw e;
        }
    }

    private long next(String name) throws IOException {
        AtomicLong known = last.get(name);
        if (known == null) {
            AtomicLong found = new AtomicLong(run("read", name, connection -> table.last(connection, name)));
            AtomicLong other = last.putIfAbsent(name, found);
            known = other == null ? found : other;
        }
        return known.incrementAndGet();
    }

    @Override
    public void remove(String name) throws IOException {
        run("remove", name, connection -> {
            table.remove(connection, name);
            return true;
        });
        last.remove(name);
    }

    private <R> R run(String what, String name, Transaction.Work<R> work) throws IOException {
        JournalTable.requireName(name);
        return Transaction.run(connections, what + " journal \"" + name + "\"", connection -> {
            if (!isThere) {
                table.ensure(connection);
                isThere = true;
            }
            return work.in(connection);
        });
    }
}
