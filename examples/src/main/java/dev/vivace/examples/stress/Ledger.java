package dev.vivace.examples.stress;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The books of injected failures: each is entered before it is thrown, and struck out where it turns up again, be it in a
 * result, suppressed under another, among a task's errors, or at the uncaught hook. What stays open was swallowed.
 * Thread-safe.
 */
final class Ledger {

    private final AtomicLong entered = new AtomicLong();
    private final AtomicLong atHook = new AtomicLong();
    private final Map<Long, String> open = new ConcurrentHashMap<>();

    /** Enters a failure; the origin says in words where it is about to be thrown. */
    long enter(String origin) {
        long number = entered.incrementAndGet();
        open.put(number, origin);
        return number;
    }

    /** Strikes out what the uncaught hook was told. */
    void toldTo(Throwable failure) {
        atHook.incrementAndGet();
        found(failure);
    }

    /** Strikes out a failure with all that hangs on it. */
    void found(Throwable failure) {
        follow(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** Strikes out an error with all that hangs on it. */
    void found(AsyncTaskError error) {
        follow(error, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private void follow(@Nullable Throwable failure, Set<Object> seen) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        if (failure instanceof Injected injected) {
            open.remove(injected.number());
        }
        if (failure instanceof AsyncTaskException carrier) {
            follow(carrier.error(), seen);
        }
        follow(failure.getCause(), seen);
        for (Throwable suppressed : failure.getSuppressed()) {
            follow(suppressed, seen);
        }
    }

    private void follow(AsyncTaskError error, Set<Object> seen) {
        if (error instanceof AsyncTaskError.RecoveryFailed(AsyncTaskError original, AsyncTaskError fallback)) {
            follow(original, seen);
            follow(fallback, seen);
        }
        follow(error.cause().orElse(null), seen);
    }

    long entered() {
        return entered.get();
    }

    long atHook() {
        return atHook.get();
    }

    boolean isBalanced() {
        return open.isEmpty();
    }

    /** What has not turned up, oldest first: number and origin. */
    Map<Long, String> open() {
        return new TreeMap<>(open);
    }
}
