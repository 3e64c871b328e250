package dev.vivace.benchmarks;

import java.util.Iterator;
import java.util.stream.Collector;

/** What all contenders do: ten million boxed longs, one hop, two stages after it, and the sum of what is left. */
final class HopWork {

    static final int ITEMS = 10_000_000;

    /** How many items may lie between the two threads, for all who can be told. */
    static final int BUFFER = 4096;

    /** The items, boxed as they are asked for. */
    static final Iterable<Long> SOURCE = Counting::new;

    private static final long SUM = (long) ITEMS * (ITEMS + 1) / 2;

    private HopWork() {}

    /** The first stage: another item for each. */
    static Long map(Long item) {
        return item + 1;
    }

    /** The second stage: keeps what passes, which is all. */
    static boolean test(Long item) {
        return item > 0;
    }

    /** The end. Used by one thread. */
    static final class Sum {
        long value;

        void add(Long item) {
            value += item;
        }

        long checked() {
            if (value != SUM) {
                throw new IllegalStateException("the sum is " + value);
            }
            return value;
        }
    }

    static Collector<Long, Sum, Long> collector() {
        return Collector.of(Sum::new, Sum::add, (one, other) -> one, Sum::checked);
    }

    private static final class Counting implements Iterator<Long> {
        private long next;

        @Override
        public boolean hasNext() {
            return next < ITEMS;
        }

        @Override
        public Long next() {
            return next++;
        }
    }
}
