package dev.vivace.benchmarks.storm;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A tree of ten branches at each node, numbered level by level, and who of it waits and who has ended. */
final class Tree {

    private static final int BRANCHES = 10;

    final int nodes;
    final CountDownLatch waiting;
    final AtomicInteger ended = new AtomicInteger();

    Tree(int nodes) {
        this.nodes = nodes;
        this.waiting = new CountDownLatch(nodes);
    }

    int firstChild(int node) {
        return Math.min(nodes, BRANCHES * node + 1);
    }

    /** The one after the last. */
    int endOfChildren(int node) {
        return Math.min(nodes, BRANCHES * node + 1 + BRANCHES);
    }

    /** Waits until interrupted, and counts. */
    void awaitStorm() throws InterruptedException {
        waiting.countDown();
        try {
            new CountDownLatch(1).await();
        } finally {
            ended.incrementAndGet();
        }
    }
}
