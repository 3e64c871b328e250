package dev.vivace.examples.stress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What was counted and what was found wrong, over all trees. Thread-safe. */
final class Tally {

    private static final int SHOWN = 20;

    private final ConcurrentMap<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final LongAdder wrong = new LongAdder();

    void count(String what) {
        count(what, 1);
    }

    void count(String what, long times) {
        counts.computeIfAbsent(what, key -> new LongAdder()).add(times);
    }

    long of(String what) {
        LongAdder adder = counts.get(what);
        return adder == null ? 0 : adder.sum();
    }

    /** Notes that something is off; the first twenty are kept in words. */
    void wrong(String what) {
        wrong.increment();
        if (wrong.sum() <= SHOWN) {
            violations.add(what);
        }
    }

    /** Notes that something is off unless it is as it must be. */
    void require(boolean asItMustBe, String otherwise) {
        if (!asItMustBe) {
            wrong(otherwise);
        }
    }

    long violations() {
        return wrong.sum();
    }

    List<String> shown() {
        return List.copyOf(violations);
    }

    Map<String, Long> counts() {
        Map<String, Long> all = new LinkedHashMap<>();
        counts.forEach((what, adder) -> all.put(what, adder.sum()));
        return all;
    }
}
