package dev.vivace.benchmarks.fork;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** The yardstick: a virtual thread for each part. */
final class ThreadForker implements Forker {

    @Override
    public long root(Callable<Long> work) throws Exception {
        return fork(work).join();
    }

    @Override
    public Part fork(Callable<Long> work) {
        FutureTask<Long> part = new FutureTask<>(work);
        Thread.startVirtualThread(part);
        return part::get;
    }
}
