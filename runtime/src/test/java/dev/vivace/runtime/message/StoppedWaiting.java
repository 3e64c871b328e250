package dev.vivace.runtime.message;

import dev.vivace.runtime.wait.Waiting;
import java.util.function.BooleanSupplier;

/** Lets something happen just after a thread got in line, and then stops the thread in its wait. */
final class StoppedWaiting implements Waiting {

    private final Throwable stop;
    private Runnable meanwhile = () -> {};

    StoppedWaiting(Throwable stop) {
        this.stop = stop;
    }

    void meanwhile(Runnable action) {
        meanwhile = action;
    }

    @Override
    public boolean await(String what, BooleanSupplier condition, long untilNanos) throws InterruptedException {
        meanwhile.run();
        switch (stop) {
            case InterruptedException interrupt -> throw interrupt;
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new AssertionError(stop);
        }
    }

    @Override
    public void wake(Thread thread) {}
}
