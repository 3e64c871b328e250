package dev.vivace.benchmarks.graph;

import dev.vivace.benchmarks.suite.Rival;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/** The yardstick, written by hand: a counter for each node, and a virtual thread once it is zero. */
final class Counters implements Rival {

    private final Shape shape;

    // All are made by prepare; run and its threads use them.
    private int[][] dependents = {};
    private AtomicIntegerArray open = new AtomicIntegerArray(0);

    Counters(Shape shape) {
        this.shape = shape;
    }

    @Override
    public void prepare(int size) {
        int[][] above = shape.dependencies(size);
        int[] counts = new int[size];
        int[] waiting = new int[size];
        for (int[] dependencies : above) {
            for (int dependency : dependencies) {
                counts[dependency]++;
            }
        }
        int[][] below = new int[size][];
        Arrays.setAll(below, node -> new int[counts[node]]);
        for (int node = 0; node < size; node++) {
            waiting[node] = above[node].length;
            for (int dependency : above[node]) {
                below[dependency][--counts[dependency]] = node;
            }
        }
        dependents = below;
        open = new AtomicIntegerArray(waiting);
    }

    @Override
    public long run(int size) throws InterruptedException {
        LongAdder done = new LongAdder();
        CountDownLatch left = new CountDownLatch(size);
        boolean[] first = new boolean[size];
        for (int node = 0; node < size; node++) {
            first[node] = open.get(node) == 0;
        }
        for (int node = 0; node < size; node++) {
            if (first[node]) {
                start(node, done, left);
            }
        }
        left.await();
        return done.sum();
    }

    private void start(int node, LongAdder done, CountDownLatch left) {
        Thread.startVirtualThread(() -> {
            Node.run(done);
            for (int dependent : dependents[node]) {
                if (open.decrementAndGet(dependent) == 0) {
                    start(dependent, done, left);
                }
            }
            left.countDown();
        });
    }
}
