package dev.vivace.benchmarks.spawn;

import org.openjdk.jmh.infra.Blackhole;

/** What a task does. */
final class Work {

    private Work() {}

    /** Next to nothing. */
    static Integer trivial() {
        Blackhole.consumeCPU(1);
        return 1;
    }
}
