package dev.vivace.runtime.time;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How long the clock's thread may sleep. One thread begins and ends its rest; any other may shorten it.
 *
 * <p>Who shortens has shown its alarm before. So either the thread that ends its rest afterwards finds the alarm, or the
 * rest that it begins is not longer than the alarm allows, or it is woken.
 */
final class Rest {

    private static final VarHandle UNTIL;

    static {
        try {
            UNTIL = MethodHandles.lookup().findVarHandle(Rest.class, "until", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // When the thread wakes by itself, or wants to. Lengthened by that thread only.
    private volatile long until = TimerWheel.NEVER;

    // Set by the thread before it sleeps; cleared by it and by who is about to wake it.
    private volatile boolean asleep;

    /** The thread is awake, and looks now for what there is to do. */
    void end() {
        asleep = false;
        until = TimerWheel.NEVER;
    }

    /** The thread is about to sleep; gives until when, which is not after the given moment. */
    long begin(long latest) {
        shorten(latest);
        asleep = true;
        return until;
    }

    /** Sees to it that a rest ends at a moment; true when the caller has to wake the thread. */
    boolean mustWakeFor(long moment) {
        return moment < until && shorten(moment) && wake();
    }

    /** True when the thread sleeps, and the caller has to wake it. */
    boolean wake() {
        if (asleep) {
            asleep = false;
            return true;
        }
        return false;
    }

    private boolean shorten(long moment) {
        for (long now = until; moment < now; now = until) {
            if (UNTIL.compareAndSet(this, now, moment)) {
                return true;
            }
        }
        return false;
    }
}
