package dev.vivace.jdbc;

import dev.vivace.stream.EventSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, read as they are asked for and never all at once. Immutable.
 *
 * <p>Each run has a connection of its own, in one transaction without auto-commit that is rolled back at the end: the query
 * should only read. PostgreSQL is read through a cursor, H2 lazily, MySQL row by row; other databases get a forward-only
 * result and the fetch size. Closing closes result, statement and connection; interrupting cancels the statement.
 *
 * <p>A row that the mapper fails on is a bad item, and those after it are read. A failure of the database fails the
 * pipeline, and names the row and the SQLState. Messages have the text of the query, and not its parameters; so values,
 * secrets above all, belong in the parameters.
 *
 * @param <T> the type of an item
 */
public final class Query<T> implements EventSource<T> {

    /** How many rows are fetched at a time unless told otherwise. */
    public static final int DEFAULT_FETCH_SIZE = 1000;

    private final Connections connections;
    private final String sql;
    private final RowMapper<? extends T> mapper;
    private final List<@Nullable Object> parameters;
    private final int fetchSize;
    private final Optional<Keyset> keyset;

    private Query(
            Connections connections,
            String sql,
            RowMapper<? extends T> mapper,
            List<@Nullable Object> parameters,
            int fetchSize,
            Optional<Keyset> keyset) {
        this.connections = connections;
        this.sql = sql;
        this.mapper = mapper;
        this.parameters = parameters;
        this.fetchSize = fetchSize;
        this.keyset = keyset;
    }

    /**
     * A query.
     *
     * @param dataSource where its connection comes from
     * @param sql with a question mark for each parameter
     * @param mapper makes items of rows
     * @param <T> the type of an item
     * @return the source
     */
    public static <T> Query<T> of(DataSource dataSource, String sql, RowMapper<? extends T> mapper) {
        return of((Connections) dataSource::getConnection, sql, mapper);
    }

    /**
     * A query.
     *
     * @param connections where its connection comes from
     * @param sql with a question mark for each parameter
     * @param mapper makes items of rows
     * @param <T> the type of an item
     * @return the source
     */
    public static <T> Query<T> of(Connections connections, String sql, RowMapper<? extends T> mapper) {
        return new Query<>(
                connections, Checks.notBlank("sql", sql), mapper, listOf(), DEFAULT_FETCH_SIZE, Optional.empty());
    }

    /**
     * A copy with parameters, in the place of those that it had.
     *
     * @param values of the question marks, in order; null is the null of the database
     * @return the copy
     */
    public Query<T> with(@Nullable Object... values) {
        return new Query<>(connections, sql, mapper, listOf(values), fetchSize, keyset);
    }

    /** A copy; that of the JDK refuses null. */
    private static List<@Nullable Object> listOf(@Nullable Object... values) {
        List<@Nullable Object> copy = new ArrayList<>(values.length);
        Collections.addAll(copy, values);
        return Collections.unmodifiableList(copy);
    }

    /**
     * A copy that fetches more or fewer rows at a time. MySQL's own driver fetches one by one whatever is said here.
     *
     * @param rows at least 1
     * @return the copy
     */
    public Query<T> fetchSize(int rows) {
        return new Query<>(connections, sql, mapper, parameters, Checks.positive("fetchSize", rows), keyset);
    }

    /**
     * A copy that can resume, by a whole number that no two rows share. The query gets the number as its last parameter and
     * is ordered by it: {@code select id, name from person where id > ? order by id}. A query whose keys do not ascend fails.
     *
     * @param column a column of the result
     * @param after where the first run begins: the rows whose number is greater
     * @return the copy
     */
    public Query<T> resumeBy(String column, long after) {
        return resumeBy(new Keyset(Checks.notBlank("column", column), String.valueOf(after), true));
    }

    /**
     * A copy that can resume, by a text that no two rows share. The query gets the text as its last parameter and is ordered
     * by it: {@code select code, name from country where code > ? order by code}. Order and comparison are the database's.
     *
     * @param column a column of the result
     * @param after where the first run begins: the rows whose text comes after it, so all for the empty text
     * @return the copy
     */
    public Query<T> resumeBy(String column, String after) {
        return resumeBy(new Keyset(Checks.notBlank("column", column), after, false));
    }

    private Query<T> resumeBy(Keyset key) {
        return new Query<>(connections, sql, mapper, parameters, fetchSize, Optional.of(key));
    }

    @Override
    public Reader<T> open() throws SQLException, InterruptedException {
        return QueryReader.open(this);
    }

    @Override
    public Reader<T> openAt(String position) throws SQLException, InterruptedException {
        Keyset key = keyset.orElseThrow(() ->
                new UnsupportedOperationException(name() + " cannot resume; resumeBy names the key to go on from"));
        return resumeBy(key.from(position)).open();
    }

    Connections connections() {
        return connections;
    }

    String sql() {
        return sql;
    }

    RowMapper<? extends T> mapper() {
        return mapper;
    }

    List<@Nullable Object> parameters() {
        return parameters;
    }

    int fetchSize() {
        return fetchSize;
    }

    Optional<Keyset> keyset() {
        return keyset;
    }

    /** For messages: short, and without the values of parameters. */
    String name() {
        String line = sql.strip().replaceAll("\\s+", " ");
        return "query \"" + (line.length() <= 120 ? line : line.substring(0, 120) + "...") + "\"";
    }
}
