package dev.vivace.orchestra;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A count of what is not over, and those who wait for it to be zero. Thread-safe; waiting holds no thread here. */
final class Quiet {

    private final AtomicInteger count = new AtomicInteger();

    // Guarded by this object's monitor; completed and forgotten when the count is zero.
    private @Nullable CompletableFuture<@Nullable Void> next;

    void add(int more) {
        count.addAndGet(more);
    }

    /** One less. True when that was the last, at that moment. */
    boolean oneLess() {
        if (count.decrementAndGet() > 0) {
            return false;
        }
        CompletableFuture<@Nullable Void> waiting;
        synchronized (this) {
            waiting = next;
            next = null;
        }
        if (waiting != null) {
            waiting.complete(null);
        }
        return true;
    }

    boolean isNow() {
        return count.get() == 0;
    }

    /** Completes when the count is zero; for a while, as it may rise again. */
    synchronized CompletableFuture<@Nullable Void> whenZero() {
        if (count.get() == 0) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<@Nullable Void> waiting = next;
        if (waiting == null) {
            waiting = new CompletableFuture<>();
            next = waiting;
        }
        return waiting;
    }
}
