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
 * to wake the thread.
 *
 * <p>Arming and calling off take no lock: a new alarm lies among the {@link Newborns} until the thread wakes, and one that
 * was called off is an empty shell of some thirty bytes. Shells are dropped when alarms are sorted: those of newborns
 * when there are some thousands, those in the wheel by {@link Housekeeping}.
 *
 * <p>{@link #nanoTime} starts near zero when the class is loaded: it is positive and never wraps, so that moments may be
 * compared as plain numbers and {@link Long#MAX_VALUE} is never.
 */
public final class SystemClock implements TaskClock, AutoCloseable {

    private static final long ORIGIN = System.nanoTime() - 1;
    private static final Duration END = Duration.ofSeconds(1);

    // How many alarms the thread rings, and looks at for the housekeeping, before it looks for newborns.
    private static final int ROUND = 64;
    private static final int LOOKS = 512;

    private final ThreadFactory threads;
    private final Consumer<Throwable> failures;
    private final Newborns newborns = new Newborns();
    private final Rest rest = new Rest();

    // Held by the clock's thread for the few instructions of one wheel operation, and by who counts or closes.
    private final Object lock = new Object();

    // Both guarded by the lock.
    private final TimerWheel wheel = new TimerWheel(0);
    private final Housekeeping housekeeping = new Housekeeping();

    // Written once by the first schedule, under the lock; read by schedule and close.
    private volatile @Nullable Thread ringer;

    // Written by close, under the lock; read by schedule and the ringer.
    private volatile boolean closed;

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
        Thread thread = ringer;
        if (thread == null || closed) {
            thread = startedRinger();
        }
        Bell bell = new Bell(atNanos, action);
        boolean many = newborns.push(bell);
        if (rest.mustWakeFor(TimerWheel.tickStartNotBefore(atNanos)) || (many && rest.wake())) {
            LockSupport.unpark(thread);
        }
        return bell;
    }

    private Thread startedRinger() {
        synchronized (lock) {
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
    }

    /**
     * How many alarms are set. Looks at each of them.
     *
     * @return those that have neither rung nor been called off
     */
    public int armed() {
        synchronized (lock) {
            sortNewborns(nanoTime());
            return wheel.armed();
        }
    }

    private void ringUntilClosed() {
        while (!closed) {
            rest.end();
            long now = nanoTime();
            long again;
            synchronized (lock) {
                again = sortNewborns(now);
            }
            ringSome();
            synchronized (lock) {
                again = Math.min(again, keepHouse(nanoTime()));
            }
            sleep(again);
        }
    }

    /**
     * Puts the newborns into the wheel. Gives the earliest moment to come of one that was called off: who sleeps until
     * then at most is not woken anew by each of many short timeouts that are called off again.
     */
    private long sortNewborns(long now) {
        long again = TimerWheel.NEVER;
        for (int stack = 0; stack < Newborns.STACKS; stack++) {
            TimerWheel.Timer next;
            for (TimerWheel.Timer bell = newborns.takeAll(stack); bell != null; bell = next) {
                next = bell.next;
                if (bell.isOver()) {
                    bell.next = null; // whoever holds it must not hold the others
                    again = bell.atNanos > now ? Math.min(again, bell.atNanos) : again;
                } else {
                    wheel.arm(bell);
                    housekeeping.added();
                }
            }
        }
        return TimerWheel.tickStartNotBefore(again);
    }

    /** The lock is not held while an alarm rings, and calling it off works until then. */
    private void ringSome() {
        for (int i = 0; i < ROUND && !closed; i++) {
            TimerWheel.Timer due;
            synchronized (lock) {
                due = wheel.poll(nanoTime());
            }
            if (due == null) {
                return;
            }
            ring((Bell) due);
        }
    }

    /** Goes on with a purge, or begins one. Gives when there is something to do again. */
    private long keepHouse(long now) {
        if (wheel.isPurging()) {
            wheel.purge(LOOKS);
            if (!wheel.isPurging()) {
                housekeeping.end(wheel.size(), now);
            }
        } else if (housekeeping.isDue(now)) {
            wheel.beginPurge();
            housekeeping.begin(wheel.size());
        }
        return wheel.isPurging() ? now : Math.min(wheel.nextNanos(), housekeeping.nextNanos(wheel.size(), now));
    }

    private void sleep(long until) {
        if (until > nanoTime()) {
            long nanos = rest.begin(until) - nanoTime();
            if (nanos > 0) {
                LockSupport.parkNanos(this, nanos);
            }
            Thread.interrupted(); // nobody may stop the clock that way, and a pending one would keep it awake
        }
    }

    private void ring(Bell bell) {
        Runnable action = bell.take();
        if (action == null) {
            return;
        }
        try {
            action.run();
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
