package dev.vivace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.stream.EventSink.TransactionalWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransactionTest {

    private static final String KEY = "ingest/numbers";

    /** No key on the number: twice would be seen. */
    private static Connections numbers(Database database) throws Exception {
        Connections connections = database.fresh();
        Database.run(connections, "create table number (n integer not null)");
        return connections;
    }

    private static JdbcTransactional<Integer> sink(Connections connections) {
        return JdbcTransactional.<Integer>to(
                        connections,
                        "insert into number (n) values (?)",
                        (row, n) -> row.setObject(1, n < 0 ? null : n))
                .batchSize(3);
    }

    private static List<String> stored(Connections connections) throws Exception {
        return Database.column(connections, "select n from number order by n");
    }

    private static byte[] bytes(int number) {
        return String.valueOf(number).getBytes(StandardCharsets.UTF_8);
    }

    private static int number(Optional<byte[]> state) {
        return state.map(bytes -> Integer.parseInt(new String(bytes, StandardCharsets.UTF_8)))
                .orElse(0);
    }

    @ParameterizedTest
    @EnumSource
    void keeps_items_and_checkpoint_together(Database database) throws Exception {
        Spied spied = new Spied(numbers(database));

        try (TransactionalWriter<Integer> writer = sink(spied).open()) {
            assertThat(writer.load(KEY)).isEmpty();
            for (int n = 1; n <= 4; n++) {
                writer.write(n);
            }
            assertThat(stored(spied)).as("before the commit").isEmpty();
            writer.commit(KEY, bytes(4));
            assertThat(stored(spied)).containsExactly("1", "2", "3", "4");
            writer.write(5);
            writer.commit(KEY, bytes(5));
            writer.write(6);
        }
        try (TransactionalWriter<Integer> writer = sink(spied).open()) {
            assertThat(number(writer.load(KEY))).isEqualTo(5);
            assertThat(writer.load("another")).isEmpty();
        }

        assertThat(stored(spied)).containsExactly("1", "2", "3", "4", "5");
        assertThat(spied.leaks()).isEmpty();
    }

    /** Many runs, each cut off at a random item; the next goes on from the checkpoint. */
    @ParameterizedTest
    @EnumSource
    void has_each_item_once_however_often_it_ends_early(Database database) throws Exception {
        Connections numbers = numbers(database);
        Random random = new Random(7);
        int last = 200;
        for (int at = 0; at < last; ) {
            try (TransactionalWriter<Integer> writer = sink(numbers).open()) {
                at = number(writer.load(KEY));
                int end = at + random.nextInt(20);
                while (at < end && at < last) {
                    writer.write(++at);
                    if (random.nextInt(4) == 0 || at == last) {
                        writer.commit(KEY, bytes(at));
                    }
                }
            }
            at = Math.min(at, last);
            try (TransactionalWriter<Integer> writer = sink(numbers).open()) {
                at = number(writer.load(KEY));
            }
        }

        assertThat(stored(numbers))
                .isEqualTo(
                        IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList());
    }

    @ParameterizedTest
    @EnumSource
    void commits_nothing_after_a_failure(Database database) throws Exception {
        Connections numbers = numbers(database);

        try (TransactionalWriter<Integer> writer = sink(numbers).open()) {
            writer.load(KEY);
            writer.write(1);
            writer.write(-1);
            assertThatThrownBy(() -> writer.write(2)).hasMessageContaining("item 2:");
            assertThatThrownBy(() -> writer.commit(KEY, bytes(3))).hasMessageContaining("failed before");
            assertThatThrownBy(writer::flush).hasMessageContaining("failed before");
        }
        try (TransactionalWriter<Integer> writer = sink(numbers).open()) {
            assertThat(writer.load(KEY)).isEmpty();
        }
        assertThat(stored(numbers)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_second_run_at_the_same_time(Database database) throws Exception {
        Connections numbers = numbers(database);
        try (TransactionalWriter<Integer> writer = sink(numbers).open()) {
            writer.load(KEY);
            writer.write(1);
            writer.commit(KEY, bytes(1));
        }
        try (TransactionalWriter<Integer> slow = sink(numbers).open();
                TransactionalWriter<Integer> fast = sink(numbers).open()) {
            slow.load(KEY);
            fast.load(KEY);
            fast.write(2);
            fast.commit(KEY, bytes(2));

            slow.write(2);
            assertThatThrownBy(() -> slow.commit(KEY, bytes(2)))
                    .hasMessageContaining(KEY)
                    .hasMessageContaining("another run");
        }
        assertThat(stored(numbers)).containsExactly("1", "2");
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_second_first_run_at_the_same_time(Database database) throws Exception {
        Connections numbers = numbers(database);
        try (TransactionalWriter<Integer> slow = sink(numbers).open();
                TransactionalWriter<Integer> fast = sink(numbers).open()) {
            slow.load(KEY);
            fast.load(KEY);
            fast.write(1);
            fast.commit(KEY, bytes(1));

            slow.write(1);
            assertThatThrownBy(() -> slow.commit(KEY, bytes(1))).hasMessageContaining(KEY);
        }
        assertThat(stored(numbers)).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource
    void commits_all_at_a_flush_without_checkpoints(Database database) throws Exception {
        Connections numbers = numbers(database);
        try (TransactionalWriter<Integer> writer =
                sink(numbers).checkpointTable("progress").open()) {
            for (int n = 1; n <= 4; n++) {
                writer.write(n);
            }
            assertThat(stored(numbers)).isEmpty();
            writer.flush();
        }
        assertThat(stored(numbers)).containsExactly("1", "2", "3", "4");
        assertThat(Database.column(numbers, "select count(*) from progress")).containsExactly("0");
    }

    @Test
    void refuses_what_means_nothing() {
        assertThatThrownBy(() -> sink(() -> null).checkpointTable("x; drop table number"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sink(() -> null).batchSize(0)).hasMessageContaining("batchSize");
    }
}
