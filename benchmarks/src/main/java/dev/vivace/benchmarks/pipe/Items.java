package dev.vivace.benchmarks.pipe;

import java.util.Iterator;

/** The numbers from 0 on, boxed as they are asked for. */
record Items(int count) implements Iterable<Long> {

    /** How many may lie between two threads, for all who can be told. */
    static final int BUFFER = 4096;

    @Override
    public Iterator<Long> iterator() {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < count;
            }

            @Override
            public Long next() {
                return next++;
            }
        };
    }

    /** One stage: another item for each. */
    static Long stage(Long item) {
        return item + 1;
    }

    /** All stages, for rivals whose receiver is one piece of code. */
    static Long stages(Long item, int stages) {
        Long staged = item;
        for (int i = 0; i < stages; i++) {
            staged = stage(staged);
        }
        return staged;
    }

    /** What the items add up to after so many stages. */
    static long sum(int count, int stages) {
        return (long) count * (count - 1) / 2 + (long) count * stages;
    }
}
