package dev.vivace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.Journal;
import java.io.IOException;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcJournalTest {

    @ParameterizedTest
    @EnumSource
    void keeps_records_by_name_in_order(Database database) throws Exception {
        Spied spied = new Spied(database.fresh());
        Journal journal = JdbcJournal.in(spied);
        byte[] large = new byte[100_000];
        new Random(7).nextBytes(large);

        assertThat(journal.read("a")).isEmpty();
        journal.remove("a");
        for (int i = 0; i < 12; i++) {
            journal.append("a", new byte[] {(byte) i, 0, -1});
        }
        journal.append("b", new byte[0]);
        journal.append("a", large);

        Journal later = JdbcJournal.in(spied);
        assertThat(later.read("a")).hasSize(13).last().isEqualTo(large);
        assertThat(later.read("a").get(11)).containsExactly(11, 0, -1);
        later.append("a", new byte[] {7});
        assertThat(journal.read("a")).hasSize(14).last().isEqualTo(new byte[] {7});
        assertThat(journal.read("b")).containsExactly(new byte[0]);

        later.remove("a");
        assertThat(later.read("a")).isEmpty();
        later.append("a", new byte[] {8});
        assertThat(later.read("a")).containsExactly(new byte[] {8});
        assertThat(later.read("b")).hasSize(1);
        assertThat(JdbcJournal.in(spied).table("others").read("b")).isEmpty();
        assertThat(spied.leaks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void several_threads_append_at_once(Database database) throws Exception {
        int threads = 3;
        int each = 20;
        Journal journal = JdbcJournal.in(database.fresh());
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService executor = Executors.newThreadPerTaskExecutor(Thread::new)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                byte mine = (byte) i;
                all.add(executor.submit(() -> {
                    start.await();
                    for (byte number = 0; number < each; number++) {
                        journal.append("a", new byte[] {mine, number});
                    }
                    return null;
                }));
            }
            for (Future<?> future : all) {
                future.get();
            }
        }
        List<byte[]> records = journal.read("a");
        assertThat(records).hasSize(threads * each);
        for (int i = 0; i < threads; i++) {
            byte mine = (byte) i;
            assertThat(records.stream().filter(record -> record[0] == mine).map(record -> (int) record[1]))
                    .hasSize(each)
                    .isSorted();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_second_writer_of_a_name_is_told(Database database) throws Exception {
        Connections connections = database.fresh();
        Journal first = JdbcJournal.in(connections);
        Journal second = JdbcJournal.in(connections);
        first.append("a", new byte[] {1});
        second.append("a", new byte[] {2});
        assertThatThrownBy(() -> first.append("a", new byte[] {3}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot append to journal \"a\"")
                .hasMessageContaining("another run writes under this name");
        assertThat(second.read("a")).containsExactly(new byte[] {1}, new byte[] {2});
    }

    @Test
    void says_what_could_not_be_done() {
        Journal journal = JdbcJournal.in(() -> DriverManager.getConnection("jdbc:nothing:x;password=geheim"));

        assertThatThrownBy(() -> journal.append("a", new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("journal \"a\"")
                .satisfies(e -> assertThat(Traces.of(e)).doesNotContain("geheim"));
        assertThatThrownBy(() -> JdbcJournal.in(Database.H2.fresh()).read("x".repeat(513)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("512");
        assertThatThrownBy(() -> JdbcJournal.in(() -> null).table("a b")).isInstanceOf(IllegalArgumentException.class);
    }
}
