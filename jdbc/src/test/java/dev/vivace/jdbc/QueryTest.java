package dev.vivace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource.Reader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueryTest {

    private static <T> List<T> all(Reader<T> opened) throws Exception {
        List<T> items = new ArrayList<>();
        try (opened) {
            for (T item = opened.next(); item != null; item = opened.next()) {
                items.add(item);
            }
            assertThat(opened.next()).as("after the end").isNull();
        }
        return items;
    }

    private static Connections people(Database database) throws Exception {
        Connections connections = database.fresh();
        Database.run(
                connections,
                "create table person (id integer primary key, name varchar(20), age integer)",
                "insert into person values (1, 'Ada', 36), (2, 'Ben', 12), (5, 'Cyd', 70), (9, 'Dot', 41)");
        return connections;
    }

    @ParameterizedTest
    @EnumSource
    void reads_rows_with_parameters(Database database) throws Exception {
        Connections people = people(database);
        Query<String> query = Query.<String>of(
                        people,
                        "select name from person where age > ? and name <> ? order by id",
                        row -> row.getString(1))
                .with(20, "Dot");

        assertThat(all(query.open())).containsExactly("Ada", "Cyd");
        assertThat(all(query.open())).as("again").containsExactly("Ada", "Cyd");
    }

    @ParameterizedTest
    @EnumSource
    void closes_all_once_and_gives_the_connection_back_as_it_was(Database database) throws Exception {
        Spied spied = new Spied(people(database));
        Query<String> query = Query.of(spied, "select name from person order by id", row -> row.getString(1));

        all(query.open());
        Reader<String> early = query.open();
        early.next();
        early.close();
        early.close();
        try (Reader<String> unread = query.open()) {
            assertThat(unread.position()).isEmpty();
        }

        assertThat(spied.leaks()).isEmpty();
        assertThat(spied.calls).contains("Connection.setAutoCommit[false]", "Connection.rollback");
        assertThat(spied.calls.stream().filter("Connection.setAutoCommit[true]"::equals))
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void closes_all_once_when_it_cannot_be_opened(Database database) throws Exception {
        Spied spied = new Spied(people(database));

        assertThatThrownBy(Query.of(spied, "select nothing from person", row -> 1)::open)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("query \"select nothing from person\"")
                .hasMessageContaining("SQLState");
        assertThatThrownBy(Query.of(spied, "select name from person where id > ? order by id", row -> 1)
                        .resumeBy("id", 0)::open)
                .as("the key is not in the result")
                .isInstanceOf(SQLException.class);

        assertThat(spied.leaks().stream().filter(leak -> !leak.startsWith("ResultSet")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void asks_for_a_cursor(Database database) throws Exception {
        Spied spied = new Spied(people(database));
        all(Query.of(spied, "select name from person", row -> row.getString(1))
                .fetchSize(3)
                .open());

        assertThat(spied.calls)
                .containsSubsequence(
                        "Connection.setAutoCommit[false]",
                        "Connection.prepareStatement[select name from person, 1003, 1007]",
                        "PreparedStatement.setFetchSize[3]",
                        "PreparedStatement.executeQuery");
    }

    /** A result that is made as it is read counts a sequence up no faster than that. */
    @Test
    void makes_no_more_rows_than_are_fetched_in_postgresql() throws Exception {
        Connections connections = Database.POSTGRESQL.fresh();
        Database.run(connections, "create sequence ticks");
        Query<Long> query =
                Query.of(connections, "select nextval('ticks') from generate_series(1, 100000)", row -> row.getLong(1));

        try (Reader<Long> reader = query.fetchSize(10).open()) {
            assertThat(reader.next()).isEqualTo(1);
            assertThat(reader.next()).isEqualTo(2);
            assertThat(Database.column(connections, "select nextval('ticks')")).containsExactly("11");
        }
    }

    @Test
    void makes_no_more_rows_than_are_fetched_in_h2() throws Exception {
        Connections connections = Database.H2.fresh();
        Database.run(connections, "create alias tick deterministic for '" + Ticks.class.getName() + ".tick'");
        Query<Long> query = Query.of(connections, "select tick(x) from system_range(1, 100000)", row -> row.getLong(1));

        try (Reader<Long> reader = query.open()) {
            assertThat(reader.next()).isEqualTo(1);
            assertThat(reader.next()).isEqualTo(2);
            assertThat(Ticks.COUNT).hasValueLessThan(10);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "SQLITE"})
    void reads_from_a_result_without_end(Database database) throws Exception {
        Query<Long> query = Query.of(
                database.fresh(),
                "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n",
                row -> row.getLong(1));

        try (Reader<Long> reader = query.fetchSize(10).open()) {
            for (long i = 1; i <= 1000; i++) {
                assertThat(reader.next()).isEqualTo(i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void reads_many_rows(Database database) throws Exception {
        long sum = 0;
        try (Reader<Long> reader = Query.of(database.fresh(), database.numbers(200_000), row -> row.getLong(1))
                .open()) {
            for (Long number = reader.next(); number != null; number = reader.next()) {
                sum += number;
            }
        }
        assertThat(sum).isEqualTo(200_000L * 200_001 / 2);
    }

    @ParameterizedTest
    @EnumSource
    void names_the_row_before_which_the_database_failed(Database database) throws Exception {
        String failing = database == Database.SQLITE
                ? "case when i = 5 then abs(-9223372036854775807 - 1) else i end"
                : "10 / (5 - i)";
        Spied spied = new Spied(database.fresh());
        Query<Long> query = Query.<Long>of(
                        spied,
                        "select " + failing + " from (" + database.numbers(10) + ") t where ? <> 'x'",
                        row -> row.getLong(1))
                .with("geheim")
                .fetchSize(2);

        try (Reader<Long> reader = query.open()) {
            for (int i = 1; i <= 4; i++) {
                assertThat(reader.next()).isNotNull();
            }
            assertThatThrownBy(reader::next)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("after row 4")
                    .hasMessageContaining("SQLState")
                    .satisfies(e -> assertThat(Traces.of(e)).doesNotContain("geheim"));
        }
        assertThat(spied.leaks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "H2"})
    void keeps_parameters_to_itself(Database database) throws Exception {
        Query<Long> query = Query.<Long>of(
                        database.fresh(), "select cast(cast(? as varchar) as integer)", row -> row.getLong(1))
                .with("geheim");

        Throwable failure = catchThrowable(() -> all(query.open()));

        assertThat(failure).isInstanceOf(SQLException.class);
        assertThat(((SQLException) failure).getSQLState()).startsWith("22");
        assertThat(Traces.of(failure)).doesNotContain("geheim");
    }

    @Test
    void keeps_passwords_to_itself() {
        Query<Long> query = Query.of(
                () -> DriverManager.getConnection("jdbc:nothing://ada:geheim@host/db?password=geheim"),
                "select 1",
                row -> 1L);

        assertThatThrownBy(query::open)
                .hasMessageContaining("no connection")
                .hasMessageContaining("jdbc:nothing://host/db")
                .satisfies(e -> assertThat(Traces.of(e)).doesNotContain("geheim"));
    }

    @ParameterizedTest
    @EnumSource
    void goes_on_after_a_row_that_the_mapper_fails_on(Database database) throws Exception {
        Query<String> query = Query.of(people(database), "select id, name from person order by id", row -> {
            if (row.getInt("id") == 2) {
                throw new IllegalStateException("no twos");
            }
            return row.getInt("id") == 5 ? null : row.getString("name");
        });

        try (Reader<String> reader = query.open()) {
            assertThat(reader.next()).isEqualTo("Ada");
            assertThatThrownBy(reader::next)
                    .isInstanceOf(BadItemException.class)
                    .hasMessageContaining("row 2")
                    .hasMessageContaining("no twos")
                    .satisfies(e -> assertThat(((BadItemException) e).text().toLowerCase())
                            .isEqualTo("id=2, name=ben"));
            assertThatThrownBy(reader::next)
                    .isInstanceOf(BadItemException.class)
                    .hasMessageContaining("row 3");
            assertThat(reader.next()).isEqualTo("Dot");
            assertThat(reader.next()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void goes_on_after_a_column_that_cannot_be_read(Database database) throws Exception {
        Query<Integer> query = Query.of(people(database), "select name from person order by id", row -> {
            String name = row.getString(1);
            if (name.equals("Ada")) {
                return row.getInt("missing");
            }
            return name.length();
        });

        try (Reader<Integer> reader = query.open()) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(BadItemException.class)
                    .hasMessageContaining("row 1");
            assertThat(reader.next()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void resumes_after_a_number(Database database) throws Exception {
        Query<String> query = Query.<String>of(
                        people(database),
                        "select id, name from person where age > ? and id > ? order by id",
                        row -> row.getString("name"))
                .with(20)
                .resumeBy("id", 0);

        String position;
        try (Reader<String> reader = query.open()) {
            assertThat(reader.next()).isEqualTo("Ada");
            assertThat(reader.position()).contains("1");
            assertThat(reader.next()).isEqualTo("Cyd");
            position = reader.position().orElseThrow();
        }
        assertThat(all(query.openAt(position))).containsExactly("Dot");
        assertThat(all(query.openAt("9"))).isEmpty();
        assertThat(all(query.resumeBy("id", 1).open())).containsExactly("Cyd", "Dot");
        assertThatThrownBy(() -> query.openAt("Cyd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cyd");
    }

    @ParameterizedTest
    @EnumSource
    void resumes_after_a_text(Database database) throws Exception {
        Query<String> query = Query.<String>of(
                        people(database),
                        "select name from person where name > ? order by name",
                        row -> row.getString(1))
                .resumeBy("name", "");

        assertThat(all(query.open())).containsExactly("Ada", "Ben", "Cyd", "Dot");
        assertThat(all(query.openAt("Ben"))).containsExactly("Cyd", "Dot");
    }

    @ParameterizedTest
    @EnumSource
    void refuses_keys_that_would_lose_rows(Database database) throws Exception {
        Connections people = people(database);
        Database.run(people, "insert into person values (10, null, 36)");
        Query<Integer> descending = Query.of(people, "select id from person where id > ? order by id desc", row -> 1);
        Query<Integer> shared = Query.of(people, "select 'x' as k from person where 'x' > ?", row -> 1);
        Query<Integer> missing = Query.of(
                people, "select name from person where coalesce(name, 'Z') > ? order by coalesce(name, 'Z')", row -> 1);

        assertThatThrownBy(() -> all(descending.resumeBy("id", 0).open()))
                .hasMessageContaining("row 2")
                .hasMessageContaining("does not ascend");
        assertThatThrownBy(() -> all(shared.resumeBy("k", "a").open()))
                .hasMessageContaining("row 2")
                .hasMessageContaining("unique");
        assertThatThrownBy(() -> all(missing.resumeBy("name", "").open()))
                .hasMessageContaining("row 5")
                .hasMessageContaining("is null");
    }

    @Test
    void refuses_what_means_nothing() {
        Query<Integer> query = Query.of(() -> null, "select 1", row -> 1);

        assertThatThrownBy(() -> query.fetchSize(0)).hasMessageContaining("fetchSize");
        assertThatThrownBy(() -> Query.of((Connections) () -> null, " ", row -> 1))
                .hasMessageContaining("sql");
        assertThatThrownBy(() -> query.openAt("7"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("resumeBy");
    }

    @Test
    void leaves_a_connection_alone_that_had_no_auto_commit() throws Exception {
        Connections h2 = Database.H2.fresh();
        Spied spied = new Spied(() -> {
            Connection connection = h2.open();
            connection.setAutoCommit(false);
            return connection;
        });
        all(Query.of(spied, "select 1", row -> 1).open());

        assertThat(spied.calls).noneMatch(call -> call.startsWith("Connection.setAutoCommit"));
    }
}
