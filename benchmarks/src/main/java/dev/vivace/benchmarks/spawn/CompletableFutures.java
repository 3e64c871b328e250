package dev.vivace.benchmarks.spawn;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Futures of the JDK, on its pool or on virtual threads. Of the guards they know timeouts. */
final class CompletableFutures extends FutureSpawner {

    private final Executor executor;
    private final Guard guard;

    CompletableFutures(boolean pool, Guard guard) {
        this.executor = pool ? ForkJoinPool.commonPool() : threads;
        this.guard = guard;
    }

    @Override
    public Future<Integer> start(Callable<Integer> work) {
        CompletableFuture<Integer> future = CompletableFuture.supplyAsync(Unchecked.supplier(work), executor);
        return guard.timeout() ? future.orTimeout(Guard.PATIENCE.toMillis(), TimeUnit.MILLISECONDS) : future;
    }

    @Override
    public long inside(Callable<Long> code) throws Exception {
        return CompletableFuture.supplyAsync(Unchecked.supplier(code), executor).get();
    }
}
