package dev.vivace.benchmarks;

import com.github.dexecutor.core.DefaultDexecutor;
import com.github.dexecutor.core.DexecutorConfig;
import com.github.dexecutor.core.ExecutionConfig;
import com.github.dexecutor.core.task.Task;
import dev.vivace.AsyncTask;
import dev.vivace.Lane;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraProvider;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does a node of a graph cost that does next to nothing? A hundred thousand nodes in a hundred layers, each waits for
 * two of the layer above. The graph is built before the clock starts; it is started and joined.
 *
 * <p>Compared: an orchestra on the shared and on the fresh lane, futures wired together, and Dexecutor on a smaller graph,
 * as it takes more than a millisecond for a node. Decided: the first ready dependent goes on on the same thread.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgs = {"-XX:+UseG1GC", "-Xms3g", "-Xmx3g"})
public class LayeredGraph {

    static final int WIDTH = 1_000;
    static final int LAYERS = 100;
    static final int NODES = WIDTH * LAYERS;
    static final int FEW_WIDTH = 50;
    static final int FEW_LAYERS = 20;
    static final int FEW_NODES = FEW_WIDTH * FEW_LAYERS;

    /** The two nodes of the layer above that a node waits for. */
    private static int[] above(Random random, int layer, int width) {
        int first = random.nextInt(width);
        int second = (first + 1 + random.nextInt(width - 1)) % width;
        return new int[] {(layer - 1) * width + first, (layer - 1) * width + second};
    }

    private static int work() {
        Blackhole.consumeCPU(1);
        return 1;
    }

    /** A fresh orchestra for each invocation. */
    @State(Scope.Benchmark)
    public static class Tasks {

        private final Runtime<@Nullable Object, TaskId> runtime = Runtimes.open();
        private @Nullable Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> shared;
        private @Nullable Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> fresh;

        private Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> build(Lane lane) {
            Random random = new Random(3);
            var orchestra = OrchestraProvider.find().open(runtime, "layers");
            SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> builder =
                    runtime.<Integer>to().lane(lane);
            List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>(NODES);
            for (int i = 0; i < NODES; i++) {
                tasks.add(orchestra.register(builder.prepare(context -> work())));
                if (i >= WIDTH) {
                    for (int dependency : above(random, i / WIDTH, WIDTH)) {
                        orchestra.addDependency(
                                tasks.get(i).id(), tasks.get(dependency).id());
                    }
                }
            }
            return orchestra;
        }

        /** Ends the runtime. */
        @TearDown
        public void end() {
            runtime.close();
        }
    }

    /** Built for the shared lane. */
    @State(Scope.Benchmark)
    public static class SharedTasks extends Tasks {

        /** Builds the graph. */
        @Setup(Level.Invocation)
        public void build() {
            super.shared = super.build(Lane.SHARED);
        }
    }

    /** Built for the fresh lane. */
    @State(Scope.Benchmark)
    public static class FreshTasks extends Tasks {

        /** Builds the graph. */
        @Setup(Level.Invocation)
        public void build() {
            super.fresh = super.build(Lane.FRESH);
        }
    }

    /** Futures that wait for one that starts them all. */
    @State(Scope.Benchmark)
    public static class Futures {

        private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
        private CompletableFuture<@Nullable Void> start = new CompletableFuture<>();
        private CompletableFuture<?> end = new CompletableFuture<>();

        void build(ExecutorService executor) {
            Random random = new Random(3);
            start = new CompletableFuture<>();
            List<CompletableFuture<Integer>> futures = new ArrayList<>(NODES);
            for (int i = 0; i < NODES; i++) {
                CompletableFuture<?> ready = start;
                if (i >= WIDTH) {
                    int[] above = above(random, i / WIDTH, WIDTH);
                    ready = CompletableFuture.allOf(futures.get(above[0]), futures.get(above[1]));
                }
                futures.add(ready.thenApplyAsync(ignored -> work(), executor));
            }
            end = CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
        }

        /** Ends the threads. */
        @TearDown
        public void end() {
            virtual.close();
        }
    }

    /** On virtual threads. */
    @State(Scope.Benchmark)
    public static class VirtualFutures extends Futures {

        /** Wires them. */
        @Setup(Level.Invocation)
        public void build() {
            build(super.virtual);
        }
    }

    /** On the common pool. */
    @State(Scope.Benchmark)
    public static class PoolFutures extends Futures {

        /** Wires them. */
        @Setup(Level.Invocation)
        public void build() {
            build(ForkJoinPool.commonPool());
        }
    }

    /** A small graph for Dexecutor. */
    @State(Scope.Benchmark)
    public static class Dexecutors {

        private final ExecutorService threads =
                Executors.newFixedThreadPool(java.lang.Runtime.getRuntime().availableProcessors());
        private @Nullable DefaultDexecutor<Integer, Integer> dexecutor;

        /** Builds it. */
        @Setup(Level.Invocation)
        public void build() {
            Random random = new Random(3);
            DefaultDexecutor<Integer, Integer> built = new DefaultDexecutor<>(
                    new DexecutorConfig<Integer, Integer>(threads, id -> new Task<Integer, Integer>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        public Integer execute() {
                            return work();
                        }
                    }));
            for (int i = 0; i < FEW_NODES; i++) {
                if (i < FEW_WIDTH) {
                    built.addIndependent(i);
                } else {
                    for (int dependency : above(random, i / FEW_WIDTH, FEW_WIDTH)) {
                        built.addDependency(dependency, i);
                    }
                }
            }
            dexecutor = built;
        }

        /** Ends the threads. */
        @TearDown
        public void end() {
            threads.close();
        }
    }

    /**
     * The orchestra, tasks that may share threads.
     *
     * @param tasks the graph
     * @return what became of them
     * @throws InterruptedException when the run is stopped
     */
    @Benchmark
    @OperationsPerInvocation(NODES)
    public Object orchestraShared(SharedTasks tasks) throws InterruptedException {
        return java.util.Objects.requireNonNull(((Tasks) tasks).shared)
                .startAll()
                .join();
    }

    /**
     * The orchestra, a fresh thread for each task.
     *
     * @param tasks the graph
     * @return what became of them
     * @throws InterruptedException when the run is stopped
     */
    @Benchmark
    @OperationsPerInvocation(NODES)
    public Object orchestraFresh(FreshTasks tasks) throws InterruptedException {
        return java.util.Objects.requireNonNull(((Tasks) tasks).fresh)
                .startAll()
                .join();
    }

    /**
     * Futures on virtual threads.
     *
     * @param futures the graph
     * @return nothing of interest
     */
    @Benchmark
    @OperationsPerInvocation(NODES)
    public @Nullable Object futuresVirtual(VirtualFutures futures) {
        ((Futures) futures).start.complete(null);
        return ((Futures) futures).end.join();
    }

    /**
     * Futures on the common pool.
     *
     * @param futures the graph
     * @return nothing of interest
     */
    @Benchmark
    @OperationsPerInvocation(NODES)
    public @Nullable Object futuresPool(PoolFutures futures) {
        ((Futures) futures).start.complete(null);
        return ((Futures) futures).end.join();
    }

    /**
     * Dexecutor, a hundredth of the nodes.
     *
     * @param graph the graph
     * @return its results
     */
    @Benchmark
    @OperationsPerInvocation(FEW_NODES)
    public Object dexecutor(Dexecutors graph) {
        return java.util.Objects.requireNonNull(graph.dexecutor).execute(ExecutionConfig.NON_TERMINATING);
    }
}
