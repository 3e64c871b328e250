package dev.vivace.benchmarks.graph;

import dev.vivace.benchmarks.suite.Rival;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Futures that are wired together and wait for one that starts them all. */
final class Futures implements Rival {

    private final Shape shape;
    private final Executor executor;
    private final LongAdder done = new LongAdder();

    // All are made by prepare and used by run, on the same thread.
    private CompletableFuture<@Nullable Void> start = new CompletableFuture<>();
    private CompletableFuture<?> end = start;

    Futures(Shape shape, boolean virtual) {
        this.shape = shape;
        this.executor = virtual ? Thread::startVirtualThread : ForkJoinPool.commonPool();
    }

    @Override
    public void prepare(int size) {
        int[][] above = shape.dependencies(size);
        done.reset();
        start = new CompletableFuture<>();
        CompletableFuture<?>[] nodes = new CompletableFuture<?>[size];
        for (int node = 0; node < size; node++) {
            nodes[node] = ready(nodes, above[node]).thenApplyAsync(ignored -> Node.run(done), executor);
        }
        end = CompletableFuture.allOf(nodes);
    }

    private CompletableFuture<?> ready(CompletableFuture<?>[] nodes, int[] above) {
        return switch (above.length) {
            case 0 -> start;
            case 1 -> nodes[above[0]];
            default ->
                CompletableFuture.allOf(
                        Arrays.stream(above).mapToObj(i -> nodes[i]).toArray(CompletableFuture<?>[]::new));
        };
    }

    @Override
    public long run(int size) {
        start.complete(null);
        end.join();
        return done.sum();
    }
}
