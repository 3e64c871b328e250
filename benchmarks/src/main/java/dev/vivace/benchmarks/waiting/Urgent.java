package dev.vivace.benchmarks.waiting;

import dev.vivace.benchmarks.suite.Rival;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Keeps a backlog of what computes, starts something urgent at random moments, and takes the time until its first line. */
final class Urgent implements Rival {

    private static final int BACKLOG = 10_000;
    private static final long BURN_NANOS = 100_000;
    private static final double SHARE = 0.99;

    private final Ranks ranks;
    private final AtomicInteger waiting = new AtomicInteger();
    private final List<Double> micros = Collections.synchronizedList(new ArrayList<>());

    Urgent(Ranks ranks) {
        this.ranks = ranks;
    }

    /** Virtual threads, which know no urgency. */
    static final class Threads implements Ranks {
        @Override
        public void low(Runnable work) {
            Thread.startVirtualThread(work);
        }

        @Override
        public void high(Runnable work) {
            Thread.startVirtualThread(work);
        }
    }

    @Override
    public void prepare(int size) throws InterruptedException {
        sample(size / 4);
        micros.clear();
    }

    @Override
    public long run(int size) throws InterruptedException {
        sample(size);
        return micros.size();
    }

    private void sample(int samples) throws InterruptedException {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        CountDownLatch taken = new CountDownLatch(samples);
        for (int i = 0; i < samples; i++) {
            while (waiting.get() < BACKLOG) {
                waiting.incrementAndGet();
                ranks.low(this::burn);
            }
            LockSupport.parkNanos(random.nextLong(1_000_000, 3_000_000));
            long asked = System.nanoTime();
            ranks.high(() -> {
                micros.add((System.nanoTime() - asked) / 1_000.0);
                taken.countDown();
            });
        }
        taken.await();
    }

    private void burn() {
        waiting.decrementAndGet();
        long end = System.nanoTime() + BURN_NANOS;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public OptionalDouble measured() {
        List<Double> sorted = micros.stream().sorted().toList();
        return OptionalDouble.of(sorted.get(Math.max(0, (int) Math.ceil(SHARE * sorted.size()) - 1)));
    }

    @Override
    public void close() {
        ranks.end();
    }
}
