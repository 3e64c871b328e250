package dev.vivace.benchmarks.spawn;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A rival whose handle is a future; it has virtual threads at hand, one for each task. */
abstract class FutureSpawner implements Spawner<Future<Integer>> {

    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public final long join(List<Future<Integer>> handles) throws Exception {
        long sum = 0;
        for (Future<Integer> handle : handles) {
            sum += handle.get();
        }
        return sum;
    }

    @Override
    public long inside(Callable<Long> code) throws Exception {
        return threads.submit(code).get();
    }

    @Override
    public void close() {
        threads.close();
    }
}
