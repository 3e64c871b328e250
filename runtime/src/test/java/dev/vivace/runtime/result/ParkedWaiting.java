package dev.vivace.runtime.result;

import dev.vivace.runtime.wait.Waiting;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Parks until the condition holds or the thread is interrupted, and knows nothing of tasks. */
final class ParkedWaiting implements Waiting {

    static final Waiting PARKED = new ParkedWaiting();

    private ParkedWaiting() {}

    @Override
    public boolean await(Object what, BooleanSupplier condition, long untilNanos) throws InterruptedException {
        if (untilNanos != FOREVER) {
            throw new IllegalArgumentException("untilNanos must be FOREVER without a clock, was " + untilNanos);
        }
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for " + what);
            }
            LockSupport.park(this);
        }
        return true;
    }

    @Override
    public void wake(Thread thread) {
        LockSupport.unpark(thread);
    }
}
