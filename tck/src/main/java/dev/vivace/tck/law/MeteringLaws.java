package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.Figure;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.MemoryUsage;
import dev.vivace.metric.Metering;
import dev.vivace.metric.Provenance;
import dev.vivace.metric.TaskUsage;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Metering: laws M1 to M3 of the contract. A runtime may refuse a metering with {@link UnsupportedOperationException}; the
 * tests that need it are skipped then, and the report says so.
 *
 * <p>Nothing here looks at the time that passes: costs of known work are compared with what the counters of the platform
 * thread below it say.
 */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface MeteringLaws extends Subject {

    /** What a figure that was read may be off by. */
    double EXACTLY = 0.02;

    /** Arrays of ten kilobytes between two waits: samples come at their own rate, and few say little. */
    int MANY = 20_000;

    /** Where samples must be at the least, and at the most, for about twenty of them. */
    double FEWEST = 0.1;

    double MOST = 3.0;

    // ---------------------------------------------------------------- M1

    @Test
    default void M1_what_has_not_run_has_no_figures() {
        for (Metering metering : Metering.values()) {
            Runtime<@Nullable Object, TaskId> runtime = metered(metering, metering == Metering.OFF);
            if (runtime != null) {
                assertUnknown(runtime.<Integer>to().prepare(() -> 1), metering + ", not started");
            }
        }
    }

    @Test
    default void M1_what_nobody_looked_at_is_not_zero() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = open(builder().metering(Metering.OFF));
        SpawningTask<Integer, TaskId> task = runtime.<Integer>to().run(() -> 1);
        task.await();
        runtime.flushMetering();
        assertUnknown(task, "OFF");
    }

    @Test
    default void M1_a_total_of_which_a_part_is_unknown_says_so() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = metered(Metering.CPU_LANE);
        SpawningTask<Long, TaskId> parent = runtime.<Long>to().run(() -> {
            SpawningTask<Long, TaskId> child = runtime.<Long>to().lane(Lane.CPU).run(() -> burnAlone(10));
            child.await();
            return child.memoryUsage().allocated().value().orElse(0);
        });
        long childs = parent.await();
        Figure total = parent.totalUsage().memory().allocated();
        assertTrue(childs > 0, "the child ran on the CPU lane");
        assertNotEquals(Provenance.MEASURED, total.provenance(), "of the parent's own work nothing is known");
        assertTrue(
                total.value().isEmpty() || total.value().getAsLong() >= childs, () -> "at least the child's: " + total);
    }

    @Test
    default void M1_a_figure_from_samples_says_so_and_how_far_to_trust_it() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = metered(Metering.SAMPLED);
        SpawningTask<Gauge, TaskId> task = burn(runtime, MANY);
        task.await();
        runtime.flushMetering();
        for (Figure figure : List.of(task.cpuUsage().total(), task.memoryUsage().allocated())) {
            assertTrue(
                    figure.provenance() == Provenance.UNAVAILABLE
                            || (figure.provenance() == Provenance.SAMPLED && figure.confidence() < 1.0),
                    () -> "was " + figure + " with confidence " + figure.confidence());
        }
    }

    private static void assertUnknown(SpawningTask<?, ?> task, String what) {
        assertEquals(CpuUsage.UNAVAILABLE, task.cpuUsage(), what);
        assertEquals(MemoryUsage.UNAVAILABLE, task.memoryUsage(), what);
        assertEquals(IoUsage.UNAVAILABLE, task.ioUsage(), what);
        assertEquals(TaskUsage.UNAVAILABLE, task.totalUsage(), what);
    }

    // ---------------------------------------------------------------- M2: CPU time and allocation

    @Test
    default void M2_cpu_time_and_allocation_on_the_cpu_lane_are_exact() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = metered(Metering.CPU_LANE);
        SynchronousQueue<Integer> queue = new SynchronousQueue<>();
        runtime.<Integer>to().run(() -> KnownWork.answer(queue));
        SpawningTask<Gauge, TaskId> task = runtime.<Gauge>to().lane(Lane.CPU).run(() -> KnownWork.burn(queue, 200));
        assertClose(task.await(), task.cpuUsage().total(), task.memoryUsage().allocated());
        assertEquals(Provenance.MEASURED, task.cpuUsage().total().provenance());
    }

    @Test
    default void M2_where_the_runtime_schedules_cpu_time_and_allocation_are_exact_over_many_waits() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = metered(Metering.EXACT);
        SpawningTask<Gauge, TaskId> task = burn(runtime, 200);
        Gauge truth = task.await();
        runtime.flushMetering();
        assertClose(truth, task.cpuUsage().total(), task.memoryUsage().allocated());
    }

    @Test
    default void M2_elsewhere_cpu_time_and_allocation_are_sampled() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = metered(Metering.SAMPLED);
        SpawningTask<Gauge, TaskId> task = burn(runtime, MANY);
        Gauge truth = task.await();
        runtime.flushMetering();
        assertClose(truth, task.cpuUsage().total(), task.memoryUsage().allocated());
        assertTrue(task.memoryUsage().allocated().value().isPresent(), "gigabytes, and not one sample");
    }

    private static SpawningTask<Gauge, TaskId> burn(Runtime<@Nullable Object, TaskId> runtime, int arrays) {
        SynchronousQueue<Integer> queue = new SynchronousQueue<>();
        runtime.<Integer>to().run(() -> KnownWork.answer(queue));
        return runtime.<Gauge>to().run(() -> KnownWork.burn(queue, arrays));
    }

    private static long burnAlone(int arrays) throws Exception {
        SynchronousQueue<Integer> queue = new SynchronousQueue<>();
        Thread.startVirtualThread(() -> {
            try {
                KnownWork.answer(queue);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return KnownWork.burn(queue, arrays).allocated();
    }

    /** Exact where it says so, near where it was sampled, silent where nothing is known. */
    private static void assertClose(Gauge truth, Figure cpu, Figure allocated) {
        assertClose("CPU time", truth.cpu(), cpu);
        assertClose("allocation", truth.allocated(), allocated);
    }

    private static void assertClose(String what, long truth, Figure figure) {
        if (figure.value().isEmpty()) {
            return;
        }
        double ratio = (double) figure.value().getAsLong() / truth;
        boolean exact = figure.provenance() == Provenance.MEASURED;
        double least = exact ? 1 - EXACTLY : FEWEST;
        double most = exact ? 1 + EXACTLY : MOST;
        assertTrue(
                ratio >= least && ratio <= most,
                () -> what + ": " + figure + " where the counters say " + truth + ", ratio " + ratio);
    }

    // ---------------------------------------------------------------- M2: input and output

    @Test
    default void M2_bytes_through_files_are_exact() throws Exception {
        Path file = Files.createTempFile("vivace-tck", null);
        try {
            for (Metering metering : List.of(Metering.SAMPLED, Metering.EXACT)) {
                Runtime<@Nullable Object, TaskId> runtime = metered(metering);
                for (Lane lane : Lane.values()) {
                    assertCounted(runtime, lane, () -> KnownWork.throughFiles(file));
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    default void M2_bytes_through_sockets_are_exact() throws Exception {
        for (Metering metering : List.of(Metering.SAMPLED, Metering.EXACT)) {
            Runtime<@Nullable Object, TaskId> runtime = metered(metering);
            try (ServerSocket server = KnownWork.server()) {
                Aside echo = aside(() -> KnownWork.echo(server, 4 * Lane.values().length));
                for (Lane lane : Lane.values()) {
                    assertCounted(runtime, lane, () -> KnownWork.throughSockets(server));
                }
                echo.join();
            }
        }
    }

    @Test
    default void M2_bytes_through_an_http_client_are_exact() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = metered(Metering.SAMPLED);
        try (ServerSocket server = KnownWork.server()) {
            int[] asked = new int[1];
            Aside serving = aside(() -> {
                KnownExchange.serve(server);
                asked[0] = KnownExchange.serve(server);
            });
            runtime.<Integer>to().lane(Lane.CPU).await(() -> KnownExchange.ask(server)); // loads classes
            SpawningTask<Integer, TaskId> task =
                    runtime.<Integer>to().lane(Lane.CPU).run(() -> KnownExchange.ask(server));
            task.await();
            serving.join();
            runtime.flushMetering();
            assertEquals(Figure.measured(KnownExchange.RESPONSE), task.ioUsage().bytesRead());
            assertEquals(Figure.measured(asked[0]), task.ioUsage().bytesWritten());
        }
    }

    @Test
    default void M2_totals_hold_what_children_read_and_wrote() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = metered(Metering.SAMPLED);
        Path first = Files.createTempFile("vivace-tck", null);
        Path second = Files.createTempFile("vivace-tck", null);
        try {
            SpawningTask<Long, TaskId> parent = runtime.<Long>to().run(() -> {
                SpawningTask<Long, TaskId> child = runtime.<Long>to().run(() -> {
                    runtime.<Path>to().await(() -> Files.write(first, new byte[2_000]));
                    Files.write(second, new byte[300]);
                    return 1L;
                });
                child.await();
                Files.write(first, new byte[10]);
                return 1L;
            });
            parent.await();
            runtime.flushMetering();
            assertEquals(Figure.measured(10), parent.ioUsage().bytesWritten());
            assertEquals(Figure.measured(2_310), parent.totalUsage().io().bytesWritten());
        } finally {
            Files.deleteIfExists(first);
            Files.deleteIfExists(second);
        }
    }

    /** The work runs twice, because the first time classes are loaded, which reads files, too. */
    private static void assertCounted(
            Runtime<@Nullable Object, TaskId> runtime, Lane lane, Callable<KnownWork.Moved> work) throws Exception {
        runtime.<KnownWork.Moved>to().lane(lane).await(work);
        SpawningTask<KnownWork.Moved, TaskId> task =
                runtime.<KnownWork.Moved>to().lane(lane).run(work);
        KnownWork.Moved moved = task.await();
        runtime.flushMetering();
        IoUsage io = task.ioUsage();
        assertEquals(Figure.measured(moved.read()), io.bytesRead(), () -> "read on lane " + lane);
        assertEquals(Figure.measured(moved.written()), io.bytesWritten(), () -> "written on lane " + lane);
        assertTrue(io.operations().value().orElse(0) > 3, () -> "operations on lane " + lane + ": " + io);
        assertTrue(io.waited().value().orElse(0) > 0, () -> "waited on lane " + lane + ": " + io);
    }

    // ---------------------------------------------------------------- M3

    @Test
    default void M3_off_counts_nothing_and_records_nothing() throws Exception {
        int recordings = recordings();
        Runtime<@Nullable Object, TaskId> runtime = open(builder().metering(Metering.OFF));
        for (Lane lane : Lane.values()) {
            SpawningTask<Integer, TaskId> task =
                    runtime.<Integer>to().lane(lane).run(() -> 1);
            task.await();
            runtime.flushMetering();
            assertUnknown(task, "on lane " + lane);
        }
        assertTrue(recordings() <= recordings, "a recording of the JVM runs, and nobody asked for one");
    }

    private static int recordings() {
        return FlightRecorder.isInitialized()
                ? FlightRecorder.getFlightRecorder().getRecordings().size()
                : 0;
    }

    // ---------------------------------------------------------------- meterings that a runtime may not have

    private Runtime<@Nullable Object, TaskId> metered(Metering metering) {
        Runtime<@Nullable Object, TaskId> runtime = metered(metering, false);
        Assumptions.assumeTrue(runtime != null, () -> "the runtime does not support metering " + metering);
        return Objects.requireNonNull(runtime);
    }

    /** A runtime; null when it does not support this metering. */
    private @Nullable Runtime<@Nullable Object, TaskId> metered(Metering metering, boolean required) {
        try {
            return open(builder().metering(metering));
        } catch (UnsupportedOperationException refused) {
            if (required) {
                throw refused;
            }
            return null;
        }
    }
}
