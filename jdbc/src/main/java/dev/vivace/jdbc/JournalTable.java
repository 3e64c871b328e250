package dev.vivace.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A table of records, numbered from 1 within each name. Nothing here commits, but the creation of the table. */
record JournalTable(String name) {

    static final JournalTable DEFAULT = new JournalTable("vivace_journal");

    static final int MAX_NAME = 512;

    /** Creates it when it is missing. */
    void ensure(Connection connection) throws SQLException {
        new TableMaker(name, "journal_name, record_number, record_content")
                .ensure(
                        connection,
                        "journal_name varchar(" + MAX_NAME + ") not null, record_number numeric(19) not null,"
                                + " record_content " + Dialect.of(connection).bytesType()
                                + " not null, primary key (journal_name, record_number)");
    }

    List<byte[]> read(Connection connection, String journal) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select record_content from " + name + " where journal_name = ? order by record_number")) {
            statement.setString(1, journal);
            try (ResultSet row = statement.executeQuery()) {
                List<byte[]> records = new ArrayList<>();
                while (row.next()) {
                    records.add(row.getBytes(1));
                }
                return records;
            }
        }
    }

    /** The number of the last record, zero when there is none. */
    long last(Connection connection, String journal) throws SQLException {
        return number(connection, "select max(record_number) from " + name + " where journal_name = ?", journal);
    }

    boolean has(Connection connection, String journal, long number) throws SQLException {
        String sql = "select count(*) from " + name + " where journal_name = ? and record_number = " + number;
        return number(connection, sql, journal) > 0;
    }

    private static long number(Connection connection, String sql, String journal) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, journal);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    void insert(Connection connection, String journal, long number, byte[] content) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into " + name
                + " (journal_name, record_number, record_content) values (?, " + number + ", ?)")) {
            statement.setString(1, journal);
            statement.setBytes(2, content);
            statement.executeUpdate();
        }
    }

    void remove(Connection connection, String journal) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from " + name + " where journal_name = ?")) {
            statement.setString(1, journal);
            statement.executeUpdate();
        }
    }

    static String requireName(String journal) {
        if (journal.isEmpty() || journal.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "the name of a journal has 1 to " + MAX_NAME + " characters, was " + journal.length());
        }
        return journal;
    }
}
