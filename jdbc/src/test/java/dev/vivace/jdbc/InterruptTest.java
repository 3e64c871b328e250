package dev.vivace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.stream.EventSource.Reader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each query here would work for hours; an interrupt ends it, and what runs in the database for it. */
class InterruptTest {

    private static String endless(Database database) {
        return switch (database) {
            case POSTGRESQL -> "select pg_advisory_lock(42), pg_sleep(36000)";
            case H2 -> "select count(*) from system_range(1, 1000000000000) where mod(x, 7) = 9";
            case SQLITE ->
                "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n where i < 0";
        };
    }

    private static CompletableFuture<Throwable> read(Spied spied, Database database, boolean virtual, Thread[] reader) {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Runnable work = () -> {
            try (Reader<Integer> rows =
                    Query.of(spied, endless(database), row -> 1).open()) {
                rows.next();
                outcome.complete(null);
            } catch (Throwable e) {
                outcome.complete(e);
            }
        };
        reader[0] = virtual
                ? Thread.ofVirtual().unstarted(work)
                : Thread.ofPlatform().unstarted(work);
        return outcome;
    }

    private static void interrupts(Database database, boolean virtual) throws Exception {
        Spied spied = new Spied(database.fresh());
        CountDownLatch working = new CountDownLatch(1);
        spied.before = call -> {
            // In SQLite executing reaches the first row, so next is never called.
            if (call.equals("PreparedStatement.executeQuery")) {
                working.countDown();
            }
        };
        Thread[] reader = new Thread[1];
        CompletableFuture<Throwable> outcome = read(spied, database, virtual, reader);
        reader[0].start();
        working.await();
        if (database == Database.POSTGRESQL) {
            awaitLock(spied);
        }
        reader[0].interrupt();

        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        reader[0].join();
        assertThat(spied.calls).contains("PreparedStatement.cancel");
        assertThat(spied.leaks().stream().filter(leak -> !leak.startsWith("ResultSet")))
                .isEmpty();
    }

    /** Until the query has the lock, another session can take it. */
    private static void awaitLock(Connections connections) throws Exception {
        String look = "select case when pg_try_advisory_lock(42) then pg_advisory_unlock(42) else null end";
        while (Database.column(connections, look).getFirst() != null) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ends_a_query_on_a_virtual_thread(Database database) throws Exception {
        interrupts(database, true);
    }

    @ParameterizedTest
    @EnumSource
    void ends_a_query_on_a_platform_thread(Database database) throws Exception {
        interrupts(database, false);
    }

    @RepeatedTest(20)
    void ends_what_the_server_does() throws Exception {
        interrupts(Database.POSTGRESQL, true);

        // Waits until the session of the query has let go of its lock.
        assertThat(Database.column(Database.POSTGRESQL.fresh(), "select pg_advisory_lock(42)"))
                .hasSize(1);
    }

    @Test
    void does_not_begin_when_interrupted_before() throws Exception {
        Spied spied = new Spied(Database.H2.fresh());
        Thread.currentThread().interrupt();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(Query.of(spied, "select 1", row -> 1)::open))
                .isInstanceOf(InterruptedException.class);
        assertThat(spied.leaks()).isEmpty();
    }
}
