package dev.vivace.benchmarks.fork;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** A CompletableFuture on the common pool for each part. */
final class FutureForker implements Forker {

    @Override
    public long root(Callable<Long> work) throws Exception {
        return fork(work).join();
    }

    @Override
    public Part fork(Callable<Long> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                ForkJoinPool.commonPool())::join;
    }
}
