package dev.vivace.runtime;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.CancellationLevel;
import java.util.concurrent.atomic.AtomicInteger;

/** A state machine without a task around it. It counts wake-ups instead of making them. */
final class BareState extends TaskState {

    static final AsyncTaskError CANCELLED = new AsyncTaskError.Cancelled(CancellationLevel.KILL);
    static final AsyncTaskError UNKNOWN = new AsyncTaskError.Unknown("test");

    private final AtomicInteger wakes = new AtomicInteger();

    static BareState queued() {
        BareState state = new BareState();
        state.enqueue();
        return state;
    }

    static BareState running() {
        BareState state = queued();
        state.begin();
        return state;
    }

    @Override
    void wake(Thread thread) {
        wakes.incrementAndGet();
    }

    int wakes() {
        return wakes.get();
    }

    Waiter waiter() {
        Waiter waiter = addWaiter(Thread.currentThread(), 0);
        if (waiter == null) {
            throw new IllegalStateException("has settled");
        }
        return waiter;
    }

    boolean settleWithValue() {
        boolean mine = claim();
        if (mine) {
            publishValue("value");
        }
        return mine;
    }

    boolean settleWithError(AsyncTaskError error) {
        boolean mine = claim();
        if (mine) {
            publishError(error);
        }
        return mine;
    }
}
