package dev.vivace.cli.ingest;

import dev.vivace.jdbc.JdbcTransactional;
import dev.vivace.stream.EventSink;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps all readings in a table of an embedded database, each once: the checkpoint is in the same transaction. Minimum,
 * mean and maximum are a query. A run that was complete is replaced by the next.
 */
final class ReadingsDatabase implements Store {

    private static final String SUFFIX = ".mv.db";
    private static final int BATCH = 1000;

    private final Path file;
    private final Fingerprint source;

    // Written when a run opens the sink; read when it has ended.
    private volatile long resumedRows;

    /** Work with the database. */
    @FunctionalInterface
    private interface Use<R> {
        R with(Connection connection) throws SQLException, IOException;
    }

    ReadingsDatabase(Path file, Fingerprint source) {
        String name = file.toAbsolutePath().normalize().toString();
        this.file = Path.of(name.endsWith(SUFFIX) ? name : name + SUFFIX);
        this.source = source;
    }

    @Override
    public void forget() throws IOException {
        use(connection -> {
            drop(connection);
            return true;
        });
    }

    @Override
    public EventSink<Reading> sink() {
        JdbcTransactional<Reading> table = JdbcTransactional.<Reading>to(
                        this::connect, "insert into weather (station, tenths) values (?, ?)", (row, reading) -> {
                            row.setString(1, reading.station());
                            row.setInt(2, reading.tenths());
                        })
                .batchSize(BATCH);
        EventSink.Transactional<Reading> prepared = () -> {
            resumedRows = use(this::prepare);
            return table.open();
        };
        return prepared;
    }

    @Override
    public long resumedRows() {
        return resumedRows;
    }

    @Override
    public List<Station> stations() throws IOException {
        return use(connection -> {
            List<Station> stations = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select station, count(*), min(tenths), max(tenths),"
                            + " sum(cast(tenths as bigint)) from weather group by station")) {
                while (rows.next()) {
                    stations.add(new Station(
                            rows.getString(1), rows.getLong(2), rows.getInt(3), rows.getInt(4), rows.getLong(5)));
                }
            }
            return Stations.of(stations).list();
        });
    }

    @Override
    public void complete() throws IOException {
        use(connection -> update(connection, "update weather_source set complete = true"));
    }

    @Override
    public String description() {
        return "the table weather of the H2 database " + file;
    }

    /** Makes the tables, unless a run that was killed left them; gives the number of rows in them. */
    private long prepare(Connection connection) throws SQLException, IOException {
        update(
                connection,
                "create table if not exists weather_source (name varchar not null, complete boolean not null)");
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select name from weather_source where not complete")) {
            if (row.next()) {
                requireSame(row.getString(1));
                return count(connection);
            }
        }
        drop(connection);
        update(connection, "create table weather_source (name varchar not null, complete boolean not null)");
        update(connection, "create table weather (station varchar not null, tenths integer not null)");
        try (PreparedStatement statement =
                connection.prepareStatement("insert into weather_source values (?, false)")) {
            statement.setString(1, source.toString());
            statement.executeUpdate();
        }
        return 0;
    }

    private void requireSame(String kept) throws IOException {
        if (!kept.equals(source.toString())) {
            throw new IOException(
                    file + " has the rows of " + kept + " so far, and this is " + source + "; --fresh starts anew");
        }
    }

    private static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from weather")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void drop(Connection connection) throws SQLException {
        update(connection, "drop table if exists weather, weather_source, vivace_checkpoint");
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private <R> R use(Use<R> use) throws IOException {
        try (Connection connection = connect()) {
            return use.with(connection);
        } catch (SQLException e) {
            throw new IOException("the database " + file + ": " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        String name = file.toString();
        String base = name.substring(0, name.length() - SUFFIX.length());
        return DriverManager.getConnection("jdbc:h2:file:" + base + ";TRACE_LEVEL_FILE=0", "sa", "");
    }
}
