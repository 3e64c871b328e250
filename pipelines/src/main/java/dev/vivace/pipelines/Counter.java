package dev.vivace.pipelines;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The number of a counter. */
abstract class CounterNumber extends Apart {

    // Written by one thread, read by any.
    long number;
}

/**
 * A number that one thread adds to for each item, and any may read. It has cache lines of its own: what the other end of the
 * hop reads for each item would else lie on a line that this one takes away from it with each item.
 */
final class Counter extends CounterNumber {

    private static final VarHandle NUMBER;

    static {
        try {
            NUMBER = MethodHandles.lookup().findVarHandle(CounterNumber.class, "number", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused")
    private long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14;

    /** One more; for the only thread that writes. */
    long add() {
        long next = number + 1;
        NUMBER.setRelease(this, next);
        return next;
    }

    /** One less; for the only thread that writes. */
    void subtract() {
        NUMBER.setRelease(this, number - 1);
    }

    /** Sets it; for the only thread that writes. */
    void set(long value) {
        NUMBER.setRelease(this, value);
    }

    /** The number, for the thread that writes it. */
    long own() {
        return number;
    }

    long get() {
        return (long) NUMBER.getAcquire(this);
    }
}
