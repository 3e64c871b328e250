package dev.vivace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.stream.CheckpointStore;
import java.io.IOException;
import java.sql.DriverManager;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcCheckpointsTest {

    @ParameterizedTest
    @EnumSource
    void keeps_bytes_by_key(Database database) throws Exception {
        Spied spied = new Spied(database.fresh());
        CheckpointStore store = JdbcCheckpoints.in(spied);
        byte[] large = new byte[100_000];
        new Random(7).nextBytes(large);

        assertThat(store.load("a")).isEmpty();
        store.remove("a");
        store.save("a", large);
        store.save("b", new byte[0]);
        assertThat(store.load("a")).contains(large);
        assertThat(store.load("b")).contains(new byte[0]);

        store.save("a", new byte[] {1, 0, -1});
        assertThat(JdbcCheckpoints.in(spied).load("a")).as("another process").contains(new byte[] {1, 0, -1});

        store.remove("a");
        assertThat(store.load("a")).isEmpty();
        assertThat(store.load("b")).isPresent();
        assertThat(JdbcCheckpoints.in(spied).table("others").load("b")).isEmpty();
        assertThat(spied.leaks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void is_made_and_filled_by_several_at_once(Database database) throws Exception {
        Connections connections = database.fresh();
        CyclicBarrier start = new CyclicBarrier(3);
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread::new)) {
            Future<?>[] savers = new Future<?>[3];
            for (int i = 0; i < savers.length; i++) {
                byte state = (byte) i;
                savers[i] = threads.submit(() -> {
                    start.await();
                    JdbcCheckpoints.in(connections).save("same", new byte[] {state});
                    return null;
                });
            }
            for (Future<?> saver : savers) {
                saver.get();
            }
        }
        assertThat(JdbcCheckpoints.in(connections).load("same").orElseThrow()).hasSize(1);
    }

    @Test
    void says_what_could_not_be_done() {
        CheckpointStore store = JdbcCheckpoints.in(() -> DriverManager.getConnection("jdbc:nothing:x;password=geheim"));

        assertThatThrownBy(() -> store.save("a", new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot save checkpoint \"a\"")
                .satisfies(e -> assertThat(Traces.of(e)).doesNotContain("geheim"));
        assertThatThrownBy(() -> JdbcCheckpoints.in(Database.H2.fresh()).load("x".repeat(513)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("512");
        assertThatThrownBy(() -> JdbcCheckpoints.in(() -> null).table("a b"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
