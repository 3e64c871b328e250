package dev.vivace.benchmarks.pipe;

import java.util.stream.Collector;

/** The end of each stream. Used by one thread. */
final class Sum {

    long value;

    void add(Long item) {
        value += item;
    }

    static Collector<Long, Sum, Long> collector() {
        return Collector.of(
                Sum::new,
                Sum::add,
                (one, other) -> {
                    one.value += other.value;
                    return one;
                },
                sum -> sum.value);
    }
}
