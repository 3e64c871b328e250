package dev.vivace.runtime.time;

import dev.vivace.time.Alarm;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** An alarm of the machine's clock. Calling it off is one store: who sorts the alarms finds out later. */
final class Bell extends TimerWheel.Timer implements Alarm {

    private static final VarHandle ACTION;

    static {
        try {
            ACTION = MethodHandles.lookup().findVarHandle(Bell.class, "action", Runnable.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // What to do; null when it was taken, or called off. Cleared by any thread, through ACTION.
    @SuppressWarnings("UnusedVariable") // read through ACTION
    private @Nullable Runnable action;

    // How many newborns are below this one. Written by who makes it, before others see it.
    int below;

    Bell(long atNanos, Runnable action) {
        super(atNanos);
        this.action = action;
    }

    @Override
    public void cancel() {
        ACTION.setRelease(this, null);
    }

    @Override
    boolean isOver() {
        return ACTION.getAcquire(this) == null;
    }

    /** The action, for one caller; null when the alarm was called off. */
    @Nullable
    Runnable take() {
        return (Runnable) ACTION.getAndSet(this, null);
    }
}
