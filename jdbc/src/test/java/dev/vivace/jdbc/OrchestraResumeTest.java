package dev.vivace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.AsyncTask;
import dev.vivace.Journal;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraProvider;
import dev.vivace.OrchestraRun;
import dev.vivace.ResultCodec;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An orchestra whose journal is in a database dies in the middle; the next one goes on from the same database. */
@Timeout(60)
class OrchestraResumeTest {

    private static final int TASKS = 12;
    private static final int MIDDLE = 7;

    /** Whole numbers. */
    private static final class NumberCodec implements ResultCodec {

        @Override
        public String name() {
            return "number-1";
        }

        @Override
        public byte[] encode(@Nullable Object result) {
            return String.valueOf(result).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Object decode(byte[] content) {
            return Integer.valueOf(new String(content, StandardCharsets.UTF_8));
        }
    }

    /** A chain of tasks, each of which adds one to the result of the one before. */
    private static final class Process implements AutoCloseable {

        final Runtime<@Nullable Object, TaskId> runtime =
                RuntimeProvider.find().runtimeBuilder().build();
        final Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra =
                OrchestraProvider.find().open(runtime, "chain");
        final List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        final Set<String> ran = ConcurrentHashMap.newKeySet();
        final CountDownLatch inTheMiddle = new CountDownLatch(1);

        Process(Connections database, boolean stopsInTheMiddle) {
            orchestra.journal(JdbcJournal.in(database), new NumberCodec());
            CountDownLatch never = new CountDownLatch(1);
            for (int i = 0; i < TASKS; i++) {
                int number = i;
                tasks.add(orchestra.register(runtime.<Integer>to()
                        .name("task " + i)
                        .prepare(context -> {
                            ran.add("task " + number);
                            if (stopsInTheMiddle && number == MIDDLE) {
                                inTheMiddle.countDown();
                                never.await();
                            }
                            return number == 0 ? 1 : context.resultOf(tasks.get(number - 1)) + 1;
                        })));
                if (i > 0) {
                    orchestra.addDependency(tasks.get(i).id(), tasks.get(i - 1).id());
                }
            }
        }

        @Override
        public void close() {
            runtime.close();
        }
    }

    @Test
    void what_had_completed_is_not_run_again() throws Exception {
        Connections database = Database.H2.fresh();
        Process dead = new Process(database, true); // abandoned: nobody tells it to stop, and it writes nothing more
        OrchestraRun<TaskId> abandoned = dead.orchestra.startAll();
        dead.inTheMiddle.await();
        assertThat(dead.ran).hasSize(MIDDLE + 1);
        assertThat(abandoned.tasks()).hasSize(TASKS);
        Journal left = JdbcJournal.in(database);
        assertThat(left.read("chain")).hasSize(1 + MIDDLE); // what it is, and a record for each that completed

        try (Process next = new Process(database, false)) {
            assertThat(next.orchestra.startAll().join().isSuccess()).isTrue();
            assertThat(next.ran).containsExactlyInAnyOrder("task 7", "task 8", "task 9", "task 10", "task 11");
            assertThat(next.tasks.getFirst().await()).isEqualTo(1);
            assertThat(next.tasks.getLast().await()).isEqualTo(TASKS);
        }
    }
}
