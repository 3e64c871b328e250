package dev.vivace.benchmarks;

import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Where does the time of a task go? The pieces, each alone and on one thread.
 *
 * <p>Compared: making a task, giving it an id, cancelling it, and one round trip to another thread and back. Decided: ids
 * and whatever else few tasks need are made when they are asked for.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseG1GC", "-Xms1g", "-Xmx1g"})
public class PieceCosts {

    private static final AsyncWork<Object> WORK = context -> "done";

    private final Runtime<@Nullable Object, TaskId> runtime = Runtimes.open();
    private final SpawningTaskBuilder<Object, AsyncTaskException, TaskId> plain = runtime.to();
    private final SpawningTaskBuilder<Object, AsyncTaskException, TaskId> timed =
            runtime.to().timeout(Duration.ofHours(1));

    /** Ends what the measurement used. */
    @TearDown
    public void close() {
        runtime.close();
    }

    /** The clock, of which a task reads a few. */
    @Benchmark
    public long clock() {
        return System.nanoTime();
    }

    /** A virtual thread that is never started. */
    @Benchmark
    public Thread thread() {
        return Thread.ofVirtual().unstarted(() -> {});
    }

    /** A task that is never started. */
    @Benchmark
    public SpawningTask<?, ?> prepare() {
        return plain.prepare(WORK);
    }

    /** A task that is asked for its id. */
    @Benchmark
    public TaskId prepareWithId() {
        return plain.prepare(WORK).id();
    }

    /** A task that is cancelled before it starts. */
    @Benchmark
    public SpawningTask<?, ?> prepareAndCancel() {
        SpawningTask<?, ?> task = plain.prepare(WORK);
        task.cancel(CancellationLevel.KILL);
        return task;
    }

    /** A round trip of a bare virtual thread: mostly two wake-ups. */
    @Benchmark
    public void threadRoundTrip() throws InterruptedException {
        Thread.startVirtualThread(() -> {}).join();
    }

    /** A round trip of a task. */
    @Benchmark
    public Object taskRoundTrip() throws InterruptedException {
        return plain.await(WORK);
    }

    /** A round trip of a task with a deadline, which is set and taken back. */
    @Benchmark
    public Object timedTaskRoundTrip() throws InterruptedException {
        return timed.await(WORK);
    }
}
