package dev.vivace.benchmarks.storm;

import dev.vivace.benchmarks.suite.Rival;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;

/** Sets that many deadlines for one moment, and takes the time from that moment until the last has done its work.
 * It begins to count when all are armed, where that takes longer. */
final class AllFire implements Rival {

    private static final long NANOS_TO_ARM_ONE = 15_000;
    private static final long NANOS_TO_ARM = 20_000_000;

    private final Armer armer;

    // Written and read by the thread that measures.
    private double nanosEach;

    AllFire(Armer armer) {
        this.armer = armer;
    }

    /** Once before, so that it is compiled. */
    @Override
    public void prepare(int size) throws Exception {
        run(size);
    }

    @Override
    public long run(int size) throws Exception {
        CountDownLatch fired = new CountDownLatch(size);
        long moment = System.nanoTime() + NANOS_TO_ARM + NANOS_TO_ARM_ONE * size;
        for (int i = 0; i < size; i++) {
            armer.arm(Duration.ofNanos(Math.max(1, moment - System.nanoTime())), fired::countDown);
        }
        long begin = Math.max(moment, System.nanoTime());
        fired.await();
        nanosEach = Math.max(0, System.nanoTime() - begin) / (double) size;
        return size - fired.getCount();
    }

    @Override
    public OptionalDouble measured() {
        return OptionalDouble.of(nanosEach);
    }

    @Override
    public void close() {
        armer.close();
    }
}
