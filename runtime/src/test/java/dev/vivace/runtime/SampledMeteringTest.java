package dev.vivace.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.metric.Figure;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.Metering;
import dev.vivace.metric.Provenance;
import dev.vivace.policy.RetryStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures from the events of the JVM: samples of CPU time and allocation, and every operation on files and sockets. */
class SampledMeteringTest {

    @TempDir
    Path directory;

    private volatile byte[] kept = new byte[0];

    @Test
    void operations_on_files_are_counted_exactly_for_the_task_that_did_them() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime = sampled()) {
            SpawningTask<Long, TaskId> writer = runtime.<Long>to().run(() -> write("a", 12_345, 10));
            SpawningTask<Long, TaskId> other = runtime.<Long>to().run(() -> write("b", 7, 1));
            writer.await();
            other.await();
            SpawningTask<Long, TaskId> reader = runtime.<Long>to().run(() -> read("a"));
            reader.await();
            runtime.flushMetering();

            assertThat(writer.ioUsage().bytesWritten()).isEqualTo(Figure.measured(123_450));
            assertThat(writer.ioUsage().bytesRead()).isEqualTo(Figure.measured(0));
            assertThat(writer.ioUsage().operations()).isEqualTo(Figure.measured(10));
            assertThat(writer.ioUsage().waited().value().orElseThrow()).isPositive();
            assertThat(other.ioUsage().bytesWritten()).isEqualTo(Figure.measured(7));
            assertThat(reader.ioUsage().bytesRead()).isEqualTo(Figure.measured(123_450));
            assertThat(reader.ioUsage().bytesWritten()).isEqualTo(Figure.measured(0));
        }
    }

    @Test
    void tasks_that_share_a_platform_thread_are_told_apart() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime =
                builder().workerThreads(1).build()) {
            List<SpawningTask<Long, TaskId>> tasks = new CopyOnWriteArrayList<>();
            for (int i = 1; i <= 50; i++) {
                int size = i;
                tasks.add(runtime.<Long>to().lane(Lane.CPU).run(() -> write("f" + size, size, 1)));
            }
            for (SpawningTask<Long, TaskId> task : tasks) {
                task.await();
            }
            runtime.flushMetering();
            for (int i = 1; i <= 50; i++) {
                assertThat(tasks.get(i - 1).ioUsage().bytesWritten()).isEqualTo(Figure.measured(i));
            }
        }
    }

    @Test
    void shared_tasks_are_told_apart() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime = sampled()) {
            List<SpawningTask<Long, TaskId>> tasks = new CopyOnWriteArrayList<>();
            for (int i = 1; i <= 50; i++) {
                int size = i;
                tasks.add(runtime.<Long>to().lane(Lane.SHARED).run(() -> write("s" + size, size, 1)));
            }
            for (SpawningTask<Long, TaskId> task : tasks) {
                task.await();
            }
            runtime.flushMetering();
            for (int i = 1; i <= 50; i++) {
                assertThat(tasks.get(i - 1).ioUsage().bytesWritten()).isEqualTo(Figure.measured(i));
            }
        }
    }

    @Test
    void totals_hold_what_children_did() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime = sampled()) {
            SpawningTask<Long, TaskId> parent = runtime.<Long>to().run(() -> {
                runtime.<Long>to().await(() -> write("c1", 100, 1));
                runtime.<Long>to().await(() -> write("c2", 20, 1));
                return write("p", 3, 1);
            });
            parent.await();
            runtime.flushMetering();
            assertThat(parent.ioUsage().bytesWritten()).isEqualTo(Figure.measured(3));
            assertThat(parent.totalUsage().io().bytesWritten()).isEqualTo(Figure.measured(123));
        }
    }

    @Test
    void cpu_time_and_allocation_are_sampled_over_many_parks() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime = sampled()) {
            SpawningTask<Long, TaskId> task = runtime.<Long>to().run(() -> {
                long bytes = 0;
                for (int i = 0; i < 1500; i++) {
                    for (int k = 0; k < 20; k++) {
                        kept = new byte[100_000];
                        bytes += kept.length;
                    }
                    LockSupport.parkNanos(1);
                }
                return bytes;
            });
            long allocated = task.await();
            runtime.flushMetering();
            Figure memory = task.memoryUsage().allocated();
            assertThat(memory.provenance()).isEqualTo(Provenance.SAMPLED);
            assertThat(memory.confidence()).isBetween(0.5, 1.0);
            assertThat((double) memory.value().orElseThrow()).isCloseTo(allocated, within(allocated * 0.8));
        }
    }

    @Test
    void all_attempts_of_a_task_are_its_own() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime = sampled()) {
            SpawningTask<Long, TaskId> task = runtime.<Long>to()
                    .retry(1, RetryStrategy.fixed(Duration.ofMillis(1)))
                    .run(context -> {
                        long written = write("attempt", 10 * context.attempt(), 1);
                        if (context.attempt() == 1) {
                            throw new IOException("as intended");
                        }
                        return written;
                    });
            task.await();
            runtime.flushMetering();
            assertThat(task.ioUsage().bytesWritten()).isEqualTo(Figure.measured(30));
        }
    }

    @Test
    void nothing_is_not_zero() throws Exception {
        SpawningTask<Long, TaskId> task;
        try (Runtime<@Nullable Object, TaskId> runtime = sampled()) {
            task = runtime.<Long>to().prepare(() -> 1L);
            assertThat(task.cpuUsage().total()).isEqualTo(Figure.UNAVAILABLE);
            task.await();
            assertThat(task.ioUsage().bytesRead().provenance()).isIn(Provenance.UNAVAILABLE, Provenance.ESTIMATED);
            runtime.flushMetering();
            assertThat(task.cpuUsage().total().value().orElse(1)) // a sample may have hit it, on a cold machine
                    .isPositive();
            assertThat(task.ioUsage().bytesRead()).isEqualTo(Figure.measured(0));
        }
        assertThat(task.ioUsage().bytesRead())
                .as("after the end of the runtime")
                .isEqualTo(Figure.measured(0));
    }

    @Test
    void off_says_nothing() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime =
                VirtualRuntimeBuilder.create().metering(Metering.OFF).build()) {
            SpawningTask<Long, TaskId> task = runtime.<Long>to().lane(Lane.CPU).run(() -> write("o", 10, 1));
            task.await();
            runtime.flushMetering();
            assertThat(task.cpuUsage().total()).isEqualTo(Figure.UNAVAILABLE);
            assertThat(task.ioUsage()).isEqualTo(IoUsage.UNAVAILABLE);
            assertThat(task.totalUsage().memory().allocated()).isEqualTo(Figure.UNAVAILABLE);
        }
    }

    private static RuntimeBuilder<@Nullable Object, TaskId> builder() {
        return VirtualRuntimeBuilder.create().metering(Metering.SAMPLED);
    }

    private static Runtime<@Nullable Object, TaskId> sampled() {
        return builder().build();
    }

    private long write(String name, int size, int times) throws Exception {
        try (var out = Files.newOutputStream(directory.resolve(name))) {
            for (int i = 0; i < times; i++) {
                out.write(new byte[size]);
            }
        }
        return (long) size * times;
    }

    private long read(String name) throws Exception {
        return Files.readAllBytes(directory.resolve(name)).length;
    }
}
