package dev.vivace.benchmarks.spawn;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** The JDK's executor of virtual threads. */
final class ThreadExecutor extends FutureSpawner {

    @Override
    public Future<Integer> start(Callable<Integer> work) {
        return threads.submit(work);
    }
}
