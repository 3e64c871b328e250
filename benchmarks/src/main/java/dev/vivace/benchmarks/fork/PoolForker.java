package dev.vivace.benchmarks.fork;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Tasks of the JDK's fork-join pool. */
final class PoolForker implements Forker {

    @Override
    public long root(Callable<Long> work) {
        return ForkJoinPool.commonPool().invoke(ForkJoinTask.adapt(work));
    }

    @Override
    public Part fork(Callable<Long> work) {
        return ForkJoinTask.adapt(work).fork()::join;
    }
}
