package dev.vivace.runtime.time;

import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The machine's clock. One thread, started by the first alarm, rings all alarms of a clock; it sleeps until the next is
 * due. An alarm never rings early, and rings at most a tick of the {@link TimerWheel} late, plus what the machine takes
 * to wake the thread. Arming and cancelling cost a short lock; a cancelled alarm is forgotten at once.
 *
 * <p>{@link #nanoTime} starts near zero when the class is loaded: it is positive and never wraps, so that moments may be
 * compared as plain numbers and {@link Long#MAX_VALUE} is never.
 */
public final class SystemClock implements TaskClock, AutoCloseable {

    private static final long ORIGIN = System.nanoTime() - 1;
    private static final long AWAKE = Long.MIN_VALUE;
    private static final Duration END = Duration.ofSeconds(1);

    private final ThreadFactory threads;
    private final Consumer<Throwable> failures;

    // Guards all that follows; held for the few instructions of one wheel operation.
    private final Object lock = new Object();

    private final TimerWheel wheel = new TimerWheel(0);

    // Written once by the first schedule; read by schedule and close.
    private @Nullable Thread ringer;

    // When the ringer will wake by itself. Written by the ringer before it sleeps and by those who wake it; read by
    // them.
    private long wakesAt = AWAKE;

    // Written by close; read by schedule and the ringer.
    private boolean closed;

    /** An alarm in the wheel. */
    private final class Bell extends TimerWheel.Timer implements Alarm {
        final Runnable action;

        Bell(Runnable action) {
            this.action = action;
        }

        @Override
        public void cancel() {
            synchronized (lock) {
                wheel.cancel(this);
            }
        }
    }

    private SystemClock(ThreadFactory threads, Consumer<Throwable> failures) {
        this.threads = threads;
        this.failures = failures;
    }

    /**
     * A clock.
     *
     * @param threads makes its one thread, when the first alarm is set
     * @param failures learns what an action throws, on the clock's thread
     * @return the clock; to be closed
     */
    public static SystemClock start(ThreadFactory threads, Consumer<Throwable> failures) {
        return new SystemClock(threads, failures);
    }

    /**
     * The machine's time, whatever clock a runtime was given: for what is measured.
     *
     * @return nanoseconds since some moment
     */
    public static long machineNanos() {
        return System.nanoTime() - ORIGIN;
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime() - ORIGIN;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when the clock is closed
     */
    @Override
    public Alarm schedule(long atNanos, Runnable action) {
        Bell bell = new Bell(action);
        Thread sleeper;
        synchronized (lock) {
            Thread thread = startedRinger();
            wheel.arm(bell, atNanos);
            sleeper = atNanos < wakesAt ? thread : null;
            if (sleeper != null) {
                wakesAt = AWAKE;
            }
        }
        LockSupport.unpark(sleeper);
        return bell;
    }

    private Thread startedRinger() {
        if (closed) {
            throw new IllegalStateException("the clock is closed");
        }
        Thread started = ringer;
        if (started == null) {
            started = threads.newThread(this::ringUntilClosed);
            started.start();
            ringer = started;
        }
        return started;
    }

    /**
     * How many alarms are set.
     *
     * @return those that have neither rung nor been called off
     */
    public int armed() {
        synchronized (lock) {
            return wheel.size();
        }
    }

    /** One alarm a round: the lock is not held while it rings, and cancelling works until then. */
    private void ringUntilClosed() {
        while (true) {
            TimerWheel.Timer due;
            long sleep = 0;
            synchronized (lock) {
                if (closed) {
                    return;
                }
                long now = nanoTime();
                due = wheel.poll(now);
                if (due == null) {
                    wakesAt = wheel.nextNanos();
                    sleep = wakesAt - now;
                }
            }
            if (due != null) {
                ring((Bell) due);
            } else if (sleep > 0) {
                LockSupport.parkNanos(this, sleep);
                Thread.interrupted(); // nobody may stop the clock that way, and a pending one would keep it awake
            }
        }
    }

    private void ring(Bell bell) {
        try {
            bell.action.run();
        } catch (Throwable thrown) {
            report(thrown);
        }
    }

    private void report(Throwable thrown) {
        try {
            failures.accept(thrown);
        } catch (Throwable again) {
            thrown.addSuppressed(again);
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        }
    }

    /** Ends the thread, and waits for it unless it is the one that calls. Alarms that are still set never ring. */
    @Override
    public void close() {
        Thread thread;
        synchronized (lock) {
            closed = true;
            thread = ringer;
        }
        if (thread == null || thread == Thread.currentThread()) {
            return;
        }
        LockSupport.unpark(thread);
        try {
            thread.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
