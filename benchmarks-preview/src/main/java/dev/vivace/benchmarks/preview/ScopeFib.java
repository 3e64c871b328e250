package dev.vivace.benchmarks.preview;

import dev.vivace.benchmarks.suite.Rival;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;

/** Fibonacci's numbers, a scope with one fork for each; the other number is computed by its owner. */
final class ScopeFib implements Rival {

    @Override
    public long run(int size) throws InterruptedException {
        return fib(size);
    }

    private static long fib(int n) throws InterruptedException {
        if (n < 2) {
            return n;
        }
        try (var scope = StructuredTaskScope.open(Joiner.<Long>awaitAllSuccessfulOrThrow())) {
            var one = scope.fork(() -> fib(n - 1));
            long other = fib(n - 2);
            scope.join();
            return one.get() + other;
        }
    }
}
