package dev.vivace.orchestra.stats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A share of what a {@link Tally} counts, under a lock of its own: one that spins, since it is held for a few
 * instructions and a virtual thread that waits for a monitor leaves its carrier.
 */
final class Stripe {

    private static final VarHandle LOCK;

    static {
        try {
            LOCK = MethodHandles.lookup().findVarHandle(Stripe.class, "lock", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // 1 while somebody holds the lock; changed through LOCK.
    private volatile int lock;

    // All guarded by the lock. Of a task that begins on one stripe and ends on another one is below zero, perhaps.
    long completed;
    long failed;
    long cancelled;
    long running;
    long pending;
    final Times times = new Times();

    boolean tryAcquire() {
        return lock == 0 && LOCK.compareAndSet(this, 0, 1);
    }

    @SuppressWarnings("ThreadPriorityCheck") // gives the processor to the holder; correct without, only slower
    void acquire() {
        while (!tryAcquire()) {
            Thread.yield();
        }
    }

    void release() {
        LOCK.setRelease(this, 0);
    }
}
