package dev.vivace.benchmarks.fork;

import dev.vivace.benchmarks.suite.Rival;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/** The same as the JDK's fork-join pool wants it written. */
final class RecursiveFib implements Rival {

    private static final class Number extends RecursiveTask<Long> {
        private static final long serialVersionUID = 1;

        private final int n;

        Number(int n) {
            this.n = n;
        }

        @Override
        protected Long compute() {
            if (n < 2) {
                return (long) n;
            }
            Number one = new Number(n - 1);
            one.fork();
            long other = new Number(n - 2).compute();
            return one.join() + other;
        }
    }

    @Override
    public long run(int size) {
        return ForkJoinPool.commonPool().invoke(new Number(size));
    }
}
