package dev.vivace.orchestra;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what leads to more of its kind one after the other instead of one inside the other, so that a long chain needs no
 * deep stack. Whoever finds it idle runs what there is; the others leave theirs to that thread. Thread-safe.
 */
final class Trampoline {

    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();

    void run(Runnable action) {
        waiting.add(action);
        if (left.getAndIncrement() > 0) {
            return;
        }
        do {
            Runnable next = waiting.remove();
            next.run();
        } while (left.decrementAndGet() > 0);
    }
}
