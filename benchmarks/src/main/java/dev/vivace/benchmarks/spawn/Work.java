package dev.vivace.benchmarks.spawn;

import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.openjdk.jmh.infra.Blackhole;

/** What a task does. */
final class Work {

    /** How many tasks wait for each other, where they do; the sizes are multiples of it. */
    static final int GROUP = 1000;

    private Work() {}

    /** Next to nothing. */
    static Integer trivial() {
        Blackhole.consumeCPU(1);
        return 1;
    }

    /** Parks until a group is complete: all of a group do but the last. */
    static Callable<Integer> blocking() {
        CyclicBarrier group = new CyclicBarrier(GROUP);
        return () -> {
            group.await();
            return 1;
        };
    }
}
