package dev.vivace.benchmarks;

import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskContext;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import java.util.concurrent.CountDownLatch;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a task cost that parks once? A hundred thousand are started and joined, in groups of a thousand that wait for
 * each other: all but the last of a group park, and it wakes them.
 *
 * <p>Compared: a full task on each lane with a bare virtual thread and the JDK's executor. Decided: nothing yet; sharing
 * threads gains little once the work parks, so {@link Lane#FRESH} costs such work little. Figures and aims are in
 * docs/benchmarks.md.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SpawnAndJoinParking.TASKS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 3,
        jvmArgs = {"-XX:+UseG1GC", "-Xms3g", "-Xmx3g"})
public class SpawnAndJoinParking {

    static final int TASKS = 100_000;
    private static final int GROUP = 1_000;

    private final Thread[] threads = new Thread[TASKS];
    private final Future<?>[] futures = new Future<?>[TASKS];
    private final SpawningTask<?, ?>[] tasks = new SpawningTask<?, ?>[TASKS];

    private final Runtime<@Nullable Object, TaskId> runtime = Runtimes.open();
    private final SpawningTaskBuilder<Object, AsyncTaskException, TaskId> fresh =
            runtime.to().lane(Lane.FRESH);
    private final SpawningTaskBuilder<Object, AsyncTaskException, TaskId> shared =
            runtime.to().lane(Lane.SHARED);

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /** A group's work: arrive, and wait for the others. */
    private record Meeting(CountDownLatch all) implements Runnable, AsyncWork<Object> {

        static Meeting ofGroup() {
            return new Meeting(new CountDownLatch(GROUP));
        }

        @Override
        public void run() {
            try {
                meet();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Object run(TaskContext context) throws InterruptedException {
            meet();
            return "done";
        }

        private void meet() throws InterruptedException {
            all.countDown();
            all.await();
        }
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
        Meeting meeting = Meeting.ofGroup();
        for (int i = 0; i < TASKS; i++) {
            meeting = i % GROUP == 0 ? Meeting.ofGroup() : meeting;
            threads[i] = Thread.startVirtualThread(meeting);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** A virtual thread with a handle that can be waited for and cancelled. */
    @Benchmark
    public void executor() throws InterruptedException, ExecutionException {
        Meeting meeting = Meeting.ofGroup();
        for (int i = 0; i < TASKS; i++) {
            meeting = i % GROUP == 0 ? Meeting.ofGroup() : meeting;
            futures[i] = executor.submit((Runnable) meeting);
        }
        for (Future<?> future : futures) {
            future.get();
        }
    }

    /** Tasks with a thread each. */
    @Benchmark
    public void vivaceFresh() throws InterruptedException {
        spawn(fresh);
    }

    /** Tasks that share threads until they park. */
    @Benchmark
    public void vivaceShared() throws InterruptedException {
        spawn(shared);
    }

    /** Children with a thread each. */
    @Benchmark
    public void vivaceFreshInside() throws InterruptedException {
        runtime.blockOn(context -> {
            spawn(fresh);
            return "done";
        });
    }

    private void spawn(SpawningTaskBuilder<Object, AsyncTaskException, TaskId> builder) throws InterruptedException {
        Meeting meeting = Meeting.ofGroup();
        for (int i = 0; i < TASKS; i++) {
            meeting = i % GROUP == 0 ? Meeting.ofGroup() : meeting;
            AsyncWork<Object> work = meeting;
            tasks[i] = builder.run(work);
        }
        for (SpawningTask<?, ?> task : tasks) {
            task.await();
        }
    }
}
