package dev.vivace.benchmarks.spawn;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Work that parks until a group of tasks is complete: all of a group do but the last. Has no lock of its own. */
final class Groups implements Callable<Integer> {

    /** How many tasks wait for each other; the sizes are multiples of it. */
    private static final int GROUP = 1_000;

    /** How many groups may be under way. */
    private static final int MOST = 8_192;

    private final AtomicLong tickets = new AtomicLong();
    private final AtomicReferenceArray<CountDownLatch> latches = new AtomicReferenceArray<>(MOST);

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch group = group((int) (tickets.getAndIncrement() / GROUP % MOST));
        group.countDown();
        group.await();
        return 1;
    }

    /** The latch of the group now at this place; one that is at zero was of a group that is complete. */
    private CountDownLatch group(int place) {
        while (true) {
            CountDownLatch latch = latches.get(place);
            if (latch != null && latch.getCount() > 0) {
                return latch;
            }
            latches.compareAndSet(place, latch, new CountDownLatch(GROUP));
        }
    }
}
