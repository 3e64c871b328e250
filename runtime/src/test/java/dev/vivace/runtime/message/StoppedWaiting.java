package dev.vivace.runtime.message;

import dev.vivace.runtime.wait.Waiting;
import java.util.function.BooleanSupplier;

/** Lets something happen just after the test's thread got in line, and then stops it; other threads wait as usual. */
final class StoppedWaiting implements Waiting {

    private final Throwable stop;
    private final Waiting others;
    private final Thread stopped = Thread.currentThread();
    private Runnable meanwhile = () -> {};

    StoppedWaiting(Throwable stop, Waiting others) {
        this.stop = stop;
        this.others = others;
    }

    void meanwhile(Runnable action) {
        meanwhile = action;
    }

    @Override
    public boolean await(Object what, BooleanSupplier condition, long untilNanos) throws InterruptedException {
        if (Thread.currentThread() != stopped) {
            return others.await(what, condition, untilNanos);
        }
        meanwhile.run();
        switch (stop) {
            case InterruptedException interrupt -> throw interrupt;
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new AssertionError(stop);
        }
    }

    @Override
    public void wake(Thread thread) {
        others.wake(thread);
    }
}
