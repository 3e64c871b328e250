package dev.vivace.benchmarks;

import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does a task cost that does next to nothing? A hundred thousand are started and then joined, one by one.
 *
 * <p>Compared: a full task on each lane, from outside and as children of a task, with a bare virtual thread and what the
 * JDK builds on it. Decided: a virtual thread is bound to its task late and goes on to the next one where the lane allows
 * ({@link Lane#SHARED}), instead of one new thread per task. Figures and aims are in docs/benchmarks.md.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SpawnAndJoin.TASKS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 3,
        jvmArgs = {"-XX:+UseG1GC", "-Xms3g", "-Xmx3g"})
public class SpawnAndJoin {

    static final int TASKS = 100_000;

    private static final AsyncWork<Object> WORK = context -> {
        work();
        return "done";
    };

    private final Thread[] threads = new Thread[TASKS];
    private final Future<?>[] futures = new Future<?>[TASKS];
    private final SpawningTask<?, ?>[] tasks = new SpawningTask<?, ?>[TASKS];

    private final Runtime<@Nullable Object, TaskId> runtime = Runtimes.open();
    private final SpawningTaskBuilder<Object, AsyncTaskException, TaskId> fresh =
            runtime.to().lane(Lane.FRESH);
    private final SpawningTaskBuilder<Object, AsyncTaskException, TaskId> shared =
            runtime.to().lane(Lane.SHARED);

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /** What each task does. */
    private static void work() {
        Blackhole.consumeCPU(1);
    }

    /** Starts anew, so that one iteration does not see the garbage of another fork's work. */
    @Setup
    public void clean() {
        System.gc();
    }

    /** Ends what the measurement used. */
    @TearDown
    public void close() {
        executor.close();
        runtime.close();
    }

    /** The yardstick. */
    @Benchmark
    public void bareThread() throws InterruptedException {
        spawnThreads();
    }

    /** The yardstick, started from a virtual thread. */
    @Benchmark
    public void bareThreadInside() throws InterruptedException {
        Thread.startVirtualThread(() -> {
                    try {
                        spawnThreads();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .join();
    }

    private void spawnThreads() throws InterruptedException {
        for (int i = 0; i < TASKS; i++) {
            threads[i] = Thread.startVirtualThread(SpawnAndJoin::work);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** A virtual thread with a handle that can be waited for and cancelled. */
    @Benchmark
    public void executor() throws InterruptedException, ExecutionException {
        for (int i = 0; i < TASKS; i++) {
            futures[i] = executor.submit(SpawnAndJoin::work);
        }
        joinFutures();
    }

    /** The common pool: platform threads, no thread per task. */
    @Benchmark
    public void completableFuture() throws InterruptedException, ExecutionException {
        for (int i = 0; i < TASKS; i++) {
            futures[i] = CompletableFuture.runAsync(SpawnAndJoin::work);
        }
        joinFutures();
    }

    private void joinFutures() throws InterruptedException, ExecutionException {
        for (Future<?> future : futures) {
            future.get();
        }
    }

    /** Tasks with a thread each, started from outside. */
    @Benchmark
    public void vivaceFresh() throws InterruptedException {
        spawn(fresh);
    }

    /** Tasks that share threads, started from outside. */
    @Benchmark
    public void vivaceShared() throws InterruptedException {
        spawn(shared);
    }

    /** Children with a thread each. */
    @Benchmark
    public void vivaceFreshInside() throws InterruptedException {
        inside(fresh);
    }

    /** Children that share threads. */
    @Benchmark
    public void vivaceSharedInside() throws InterruptedException {
        inside(shared);
    }

    private void inside(SpawningTaskBuilder<Object, AsyncTaskException, TaskId> builder) throws InterruptedException {
        runtime.blockOn(context -> {
            spawn(builder);
            return "done";
        });
    }

    private void spawn(SpawningTaskBuilder<Object, AsyncTaskException, TaskId> builder) throws InterruptedException {
        for (int i = 0; i < TASKS; i++) {
            tasks[i] = builder.run(WORK);
        }
        for (SpawningTask<?, ?> task : tasks) {
            task.await();
        }
    }
}
