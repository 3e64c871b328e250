package dev.vivace.benchmarks.fork;

import dev.vivace.benchmarks.suite.Rival;

/** Fibonacci's numbers the slow way: one task for each number but the smallest, the other part done by its parent. */
final class Fib implements Rival {

    private final Forker forker;

    Fib(Forker forker) {
        this.forker = forker;
    }

    @Override
    public long run(int size) throws Exception {
        return forker.root(() -> fib(size));
    }

    private long fib(int n) throws Exception {
        if (n < 2) {
            return n;
        }
        Forker.Part one = forker.fork(() -> fib(n - 1));
        long other = fib(n - 2);
        return one.join() + other;
    }

    /** The right result. */
    static long plain(int n) {
        long one = 0;
        long next = 1;
        for (int i = 0; i < n; i++) {
            long sum = one + next;
            one = next;
            next = sum;
        }
        return one;
    }

    /** How many parts are forked for it. */
    static long forks(int n) {
        return plain(n + 1) - 1;
    }

    @Override
    public void close() {
        forker.close();
    }
}
