package dev.vivace.benchmarks.waiting;

import dev.vivace.benchmarks.suite.Rival;
import java.lang.ref.Reference;
import java.util.OptionalDouble;

/** Makes that many that wait, and weighs the heap before and after. Nothing is cleaned up: its JVM ends. */
final class Weight implements Rival {

    private static final int WARM_UP_ROUNDS = 20;
    private static final int WARM_UP_COUNT = 5_000;

    private final Waiter waiter;
    private final Gate gate = new Gate();

    // Written and read by the thread that measures.
    private double bytesEach;

    Weight(Waiter waiter) {
        this.waiter = waiter;
    }

    @Override
    public void prepare(int size) throws Exception {
        if (waiter.passes() && size > WARM_UP_COUNT) {
            warmUp();
        }
    }

    /** A parked thread keeps its frames on the heap, and compiled ones are much smaller. */
    private void warmUp() throws Exception {
        gate.warm(true);
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            make(WARM_UP_COUNT);
            gate.letGo();
        }
        gate.warm(false);
    }

    @Override
    public long run(int size) throws Exception {
        long before = usedHeap();
        Object[] made = make(size);
        try {
            bytesEach = (usedHeap() - before) / (double) size;
            return made.length;
        } finally {
            Reference.reachabilityFence(made);
        }
    }

    private Object[] make(int count) throws Exception {
        int target = gate.arrivals() + (waiter.passes() ? count : 0);
        Object[] made = new Object[count];
        for (int i = 0; i < count; i++) {
            made[i] = waiter.make(gate);
        }
        gate.awaitArrivals(target);
        return made;
    }

    private static long usedHeap() {
        java.lang.Runtime jvm = java.lang.Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return jvm.totalMemory() - jvm.freeMemory();
    }

    @Override
    public OptionalDouble measured() {
        return OptionalDouble.of(Math.max(0, bytesEach));
    }
}
