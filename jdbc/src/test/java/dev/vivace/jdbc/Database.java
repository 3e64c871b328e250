package dev.vivace.jdbc;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that the tests run on. Each fresh one is empty; PostgreSQL has one server for all and a schema for each. */
enum Database {
    POSTGRESQL {
        @Override
        Connections fresh() throws Exception {
            EmbeddedPostgres server = Server.get();
            String schema = "s" + NUMBER.incrementAndGet();
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                execute(connection, "create schema " + schema);
            }
            String url = server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
            return () -> DriverManager.getConnection(url);
        }

        @Override
        String numbers(int count) {
            return "select i from generate_series(1, " + count + ") as g(i)";
        }
    },
    H2 {
        @Override
        Connections fresh() {
            String url = "jdbc:h2:mem:t" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
            return () -> DriverManager.getConnection(url);
        }

        @Override
        String numbers(int count) {
            return "select x as i from system_range(1, " + count + ")";
        }
    },
    SQLITE {
        @Override
        Connections fresh() throws Exception {
            Path file = Files.createTempFile("vivace", ".sqlite");
            file.toFile().deleteOnExit();
            return () -> DriverManager.getConnection("jdbc:sqlite:" + file);
        }

        @Override
        String numbers(int count) {
            return "with recursive n(i) as (select 1 union all select i + 1 from n where i < " + count
                    + ") select i from n";
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    abstract Connections fresh() throws Exception;

    /** A query for the numbers from 1, in a column i. */
    abstract String numbers(int count);

    static void run(Connections connections, String... statements) throws SQLException {
        try (Connection connection = connections.open()) {
            for (String sql : statements) {
                execute(connection, sql);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of a query, as text. */
    static List<String> column(Connections connections, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    /** One server for all tests of this JVM; it ends with the JVM. */
    private static final class Server {

        private static EmbeddedPostgres running;
        private static Exception reason;

        private Server() {}

        static synchronized EmbeddedPostgres get() {
            if (running == null && reason == null) {
                try {
                    running = EmbeddedPostgres.start();
                } catch (IOException | UncheckedIOException | IllegalStateException e) {
                    reason = e;
                }
            }
            if (running == null) {
                abort("no embedded PostgreSQL on this machine, so nothing is tested on it here: " + reason);
            }
            return running;
        }
    }
}
