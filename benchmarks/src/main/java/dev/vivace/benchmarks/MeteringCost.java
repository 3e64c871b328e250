package dev.vivace.benchmarks;

import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.metric.Metering;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to know what tasks cost? Each metering, for a task that does nothing and for a slice: what a virtual
 * thread runs between two waits.
 *
 * <p>Compared: the four meterings. Decided: CPU_LANE is the default, because it costs what OFF costs where no task runs on
 * the CPU lane.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseG1GC", "-Xms2g", "-Xmx2g", "--add-opens=java.base/java.lang=ALL-UNNAMED"})
public class MeteringCost {

    private static final int TASKS = 1_000;
    private static final int SLICES = 1_000;
    private static final AsyncWork<Object> NOTHING = context -> "done";
    private static final AsyncWork<Object> MANY_SLICES = context -> manySlices();

    /** How tasks are metered. */
    @Param
    private Metering metering = Metering.OFF;

    // Written by the thread that sets up; read by the one that measures.
    private @Nullable Runtime<@Nullable Object, TaskId> runtime;

    /** Opens a runtime. */
    @Setup(Level.Trial)
    public void open() {
        runtime = Runtimes.builder().metering(metering).build();
    }

    /** Ends it. */
    @TearDown(Level.Trial)
    public void close() {
        opened().close();
    }

    /** A task of many, started from outside. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public Object task() throws InterruptedException {
        SpawningTask<?, ?>[] tasks = new SpawningTask<?, ?>[TASKS];
        for (int i = 0; i < TASKS; i++) {
            tasks[i] = opened().to().run(NOTHING);
        }
        for (SpawningTask<?, ?> task : tasks) {
            task.await();
        }
        return tasks;
    }

    /** A slice of one task that is alone. */
    @Benchmark
    @OperationsPerInvocation(SLICES)
    public Object slice() throws InterruptedException {
        return opened().to().await(MANY_SLICES);
    }

    /** A yield is a wait that is over at once: it ends a slice, and nothing else. */
    @SuppressWarnings("ThreadPriorityCheck") // that is what is measured
    private static Object manySlices() {
        for (int i = 0; i < SLICES; i++) {
            Thread.yield();
        }
        return "done";
    }

    private Runtime<@Nullable Object, TaskId> opened() {
        Runtime<@Nullable Object, TaskId> opened = runtime;
        if (opened == null) {
            throw new IllegalStateException("not set up");
        }
        return opened;
    }
}
