package dev.vivace.benchmarks.graph;

import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.infra.Blackhole;

/** What a node does: next to nothing. */
final class Node {

    private Node() {}

    static Integer run(LongAdder done) {
        Blackhole.consumeCPU(1);
        done.increment();
        return 1;
    }
}
