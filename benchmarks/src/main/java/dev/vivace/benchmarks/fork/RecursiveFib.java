package dev.vivace.benchmarks.fork;

import dev.vivace.benchmarks.suite.Rival;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/** The same as the JDK's fork-join pool wants it written. */
final class RecursiveFib implements Rival {

    private static final class Part extends RecursiveTask<Long> {
        private static final long serialVersionUID = 1;

        private final int n;

        Part(int n) {
            this.n = n;
        }

        @Override
        protected Long compute() {
            if (n < 2) {
                return (long) n;
            }
            Part one = new Part(n - 1);
            one.fork();
            long other = new Part(n - 2).compute();
            return one.join() + other;
        }
    }

    @Override
    public long run(int size) {
        return ForkJoinPool.commonPool().invoke(new Part(size));
    }
}
