package dev.vivace.benchmarks.spawn;

import java.util.List;
import java.util.concurrent.Callable;

/** The yardstick: virtual threads as the JDK has them, and a field for what each gives. */
final class BareThreads implements Spawner<BareThreads.Handle> {

    /** A thread and its result. */
    static final class Handle {
        private final Thread thread;
        // Written by the thread, read after it was joined.
        private int result;

        private Handle(Callable<Integer> work) {
            thread = Thread.startVirtualThread(() -> result = call(work));
        }
    }

    private static int call(Callable<Integer> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Handle start(Callable<Integer> work) {
        return new Handle(work);
    }

    @Override
    public long join(List<Handle> handles) throws InterruptedException {
        long sum = 0;
        for (Handle handle : handles) {
            handle.thread.join();
            sum += handle.result;
        }
        return sum;
    }

    @Override
    public long inside(Callable<Long> code) throws InterruptedException {
        long[] result = new long[1];
        Thread thread = Thread.startVirtualThread(() -> {
            try {
                result[0] = code.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.join();
        return result[0];
    }
}
