package dev.vivace.benchmarks.storm;

import dev.vivace.benchmarks.suite.Rival;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The yardstick: virtual threads that start each other; the storm interrupts each and joins each. */
final class ThreadTree implements Rival {

    // Both are made by prepare and used by run, on the same thread.
    private Tree tree = new Tree(0);
    private AtomicReferenceArray<Thread> threads = new AtomicReferenceArray<>(0);

    @Override
    public void prepare(int size) throws InterruptedException {
        tree = new Tree(size);
        threads = new AtomicReferenceArray<>(size);
        grow(0);
        tree.waiting.await();
    }

    private void grow(int node) {
        threads.set(node, Thread.startVirtualThread(() -> {
            for (int child = tree.firstChild(node); child < tree.endOfChildren(node); child++) {
                grow(child);
            }
            try {
                tree.awaitStorm();
            } catch (InterruptedException e) {
                // What was to happen.
            }
        }));
    }

    @Override
    public long run(int size) throws InterruptedException {
        for (int i = 0; i < size; i++) {
            threads.get(i).interrupt();
        }
        for (int i = 0; i < size; i++) {
            threads.get(i).join();
        }
        return tree.ended.get();
    }
}
