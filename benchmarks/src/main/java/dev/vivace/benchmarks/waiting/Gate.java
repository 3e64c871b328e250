package dev.vivace.benchmarks.waiting;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Where those that wait are counted, and from where those of the warm-up are let go. */
final class Gate {

    private final AtomicInteger arrived = new AtomicInteger();
    private final Queue<Runnable> exits = new ConcurrentLinkedQueue<>();

    // Written by the thread that measures; read by all that wait.
    private volatile boolean open;

    /** Counts one that waits, and keeps how to let it go, if it may. */
    void pass(Runnable exit) {
        if (open) {
            exits.add(exit);
        }
        arrived.incrementAndGet();
    }

    /** Parks the thread that calls, for ever or until the warm-up lets it go. */
    void park() {
        Thread self = Thread.currentThread();
        pass(() -> LockSupport.unpark(self));
        do {
            LockSupport.park();
        } while (!open);
    }

    /** From now on those that arrive can be let go. */
    void warm(boolean warming) {
        open = warming;
    }

    void awaitArrivals(int count) {
        while (arrived.get() < count) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    int arrivals() {
        return arrived.get();
    }

    void letGo() {
        for (Runnable exit = exits.poll(); exit != null; exit = exits.poll()) {
            exit.run();
        }
    }
}
