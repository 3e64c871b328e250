package dev.vivace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vivace.stream.EventSink.Writer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SinkTest {

    private static final String INSERT = "insert into number (n, word) values (?, ?)";

    private static Connections numbers(Database database) throws Exception {
        Connections connections = database.fresh();
        Database.run(connections, "create table number (n integer primary key, word varchar(20) not null)");
        return connections;
    }

    private static JdbcBatch<Integer> sink(Connections connections) {
        return JdbcBatch.to(connections, INSERT, (row, n) -> {
            row.setInt(1, n);
            row.setString(2, "geheim" + n);
        });
    }

    private static List<String> stored(Connections connections) throws Exception {
        return Database.column(connections, "select n from number order by n");
    }

    private static List<String> upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
    }

    @ParameterizedTest
    @EnumSource
    void writes_batches_and_the_rest_at_a_flush(Database database) throws Exception {
        Spied spied = new Spied(numbers(database));

        try (Writer<Integer> writer = sink(spied).batchSize(5).open()) {
            for (int n = 1; n <= 12; n++) {
                writer.write(n);
            }
            assertThat(stored(spied)).isEqualTo(upTo(10));
            writer.flush();
            assertThat(stored(spied)).isEqualTo(upTo(12));
            writer.flush();
        }

        assertThat(spied.leaks()).isEmpty();
        if (database != Database.SQLITE) {
            assertThat(spied.calls.stream().filter("PreparedStatement.executeBatch"::equals))
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void loses_what_was_not_flushed(Database database) throws Exception {
        Connections numbers = numbers(database);

        Writer<Integer> writer = sink(numbers).open();
        writer.write(1);
        writer.close();
        writer.close();

        assertThat(stored(numbers)).isEmpty();
        assertThatThrownBy(() -> writer.write(2)).hasMessageContaining("closed");
    }

    @ParameterizedTest
    @EnumSource
    void names_the_item_that_failed_and_none_of_its_values(Database database) throws Exception {
        Spied spied = new Spied(numbers(database));
        Database.run(spied, "insert into number values (7, 'old')");

        try (Writer<Integer> writer = sink(spied).batchSize(5).open()) {
            for (int n = 1; n <= 9; n++) {
                writer.write(n);
            }
            Throwable failure = catchThrowable(() -> writer.write(10));
            assertThat(failure).hasMessageContaining("item 7:").hasMessageContaining("SQLState");
            assertThat(Traces.of(failure)).doesNotContain("geheim");

            assertThatThrownBy(writer::flush).as("half a batch").hasMessageContaining("failed before");
            assertThatThrownBy(() -> writer.write(11)).hasMessageContaining("failed before");
        }

        assertThat(stored(spied)).containsExactly("1", "2", "3", "4", "5", "7");
        assertThat(spied.leaks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void names_the_item_whose_value_does_not_fit(Database database) throws Exception {
        Connections numbers = numbers(database);
        JdbcBatch<Integer> sink = JdbcBatch.to(numbers, INSERT, (row, n) -> {
            row.setInt(1, n);
            row.setString(2, n == 2 ? null : "geheim");
        });

        try (Writer<Integer> writer = sink.open()) {
            writer.write(1);
            writer.write(2);
            writer.write(3);
            Throwable failure = catchThrowable(writer::flush);
            assertThat(failure).hasMessageContaining("item 2:");
            assertThat(Traces.of(failure)).doesNotContain("geheim");
        }
        assertThat(stored(numbers)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void names_the_item_that_the_binder_fails_on(Database database) throws Exception {
        Connections numbers = numbers(database);
        JdbcBatch<Integer> sink = JdbcBatch.to(numbers, INSERT, (row, n) -> row.setInt(n, n));

        try (Writer<Integer> writer = sink.open()) {
            assertThatThrownBy(() -> {
                        writer.write(9);
                        writer.flush();
                    })
                    .hasMessageContaining("item 1:");
            assertThatThrownBy(writer::flush).hasMessageContaining("failed before");
        }
    }

    @ParameterizedTest
    @EnumSource
    void closes_all_when_the_statement_is_wrong(Database database) throws Exception {
        Spied spied = new Spied(database.fresh());

        assertThatThrownBy(() -> {
                    try (Writer<Integer> writer = sink(spied).open()) {
                        writer.write(1);
                        writer.flush();
                    }
                })
                .hasMessageContaining("SQLState");

        assertThat(spied.leaks()).isEmpty();
    }

    @Test
    void refuses_what_means_nothing() {
        assertThatThrownBy(() -> sink(() -> null).batchSize(0)).hasMessageContaining("batchSize");
    }
}
