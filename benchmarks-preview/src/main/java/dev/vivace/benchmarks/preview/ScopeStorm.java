package dev.vivace.benchmarks.preview;

import dev.vivace.benchmarks.suite.Rival;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One scope with that many tasks that park. One more task fails, and the scope interrupts all others. A tree would cost a
 * scope for each inner node: this is the easier work.
 */
final class ScopeStorm implements Rival {

    // All are made by prepare and used by run, on the same thread.
    private @Nullable StructuredTaskScope<Integer, ?> scope;
    private AtomicInteger ended = new AtomicInteger();

    @Override
    public void prepare(int size) throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        CountDownLatch parked = new CountDownLatch(size);
        StructuredTaskScope<Integer, ?> opened = StructuredTaskScope.open(Joiner.<Integer>awaitAllSuccessfulOrThrow());
        for (int i = 0; i < size; i++) {
            opened.fork(() -> {
                parked.countDown();
                while (!Thread.currentThread().isInterrupted()) {
                    LockSupport.park();
                }
                return count.incrementAndGet();
            });
        }
        parked.await();
        scope = opened;
        ended = count;
    }

    @Override
    public long run(int size) throws InterruptedException {
        try (var stormy = java.util.Objects.requireNonNull(scope)) {
            stormy.fork(() -> {
                throw new IllegalStateException("storm");
            });
            stormy.join();
        } catch (FailedException e) {
            return ended.get();
        }
        throw new IllegalStateException("nothing failed");
    }
}
