package dev.vivace.testkit;

import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A clock whose time moves when the test says so. Thread-safe.
 *
 * <p>Moving it rings the alarms on the way on the moving thread: in order of time, those of one moment in order of
 * scheduling, each while the clock shows exactly its moment. An alarm for a moment that has passed rings at once, on a
 * thread of its own; the clock of a seeded {@link TestRuntime} keeps it for the test thread instead, which rings it when
 * the runtime is quiet, because an order of two threads could not be repeated.
 *
 * {@snippet :
 * VirtualClock clock = VirtualClock.startingAt(Instant.EPOCH);
 * clock.schedule(clock.nanoTime() + 1_000, () -> rung.set(true));
 * clock.advance(Duration.ofNanos(1_000));
 * }
 */
public final class VirtualClock implements TaskClock {

    /** Not zero, so that nobody takes the first moment for "never". */
    private static final long ORIGIN = 1_000_000_000L;

    private static final Comparator<Entry> BY_TIME =
            Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number);

    private final Instant start;
    private final boolean keepsLate;

    /** Held by whoever moves time, for the whole move. Taken before {@link #lock}. */
    private final ReentrantLock moving = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();

    /** Guarded by {@code lock}: what has not rung yet. */
    private final TreeSet<Entry> alarms = new TreeSet<>(BY_TIME);

    /** Guarded by {@code lock}: the number of the next alarm. */
    private long next;

    /** Guarded by {@code lock}: alarms that were late when they were scheduled, and still ring. */
    private int late;

    /** Written under {@code lock} by whoever moves time; read by anyone. */
    private volatile long now = ORIGIN;

    private VirtualClock(Instant start, boolean keepsLate) {
        this.start = start;
        this.keepsLate = keepsLate;
    }

    /**
     * A clock that stands still.
     *
     * @param start what it shows
     * @return the clock
     */
    public static VirtualClock startingAt(Instant start) {
        return new VirtualClock(start, false);
    }

    /** A clock whose late alarms wait for {@link #settleLate()} or the next move of time. */
    static VirtualClock keepingLateAlarms(Instant start) {
        return new VirtualClock(start, true);
    }

    @Override
    public Instant instant() {
        return start.plusNanos(now - ORIGIN);
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Alarm schedule(long atNanos, Runnable action) {
        lock.lock();
        try {
            if (atNanos <= now && !keepsLate) {
                late++;
                Thread.ofVirtual().name("virtual-clock").start(() -> ringLate(action));
                return () -> {};
            }
            Entry entry = new Entry(Math.max(atNanos, now), next++, action);
            alarms.add(entry);
            return () -> cancel(entry);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves time on and rings the alarms on the way, those included that other alarms schedule.
     *
     * @param time zero or more
     * @throws IllegalArgumentException when it is negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must not be negative, was " + time);
        }
        moving.lock();
        try {
            long target = Math.addExact(now, time.toNanos());
            while (ringNext(target)) {
                // the next alarm may have been scheduled by the last
            }
            setNow(target);
        } finally {
            moving.unlock();
        }
    }

    /**
     * Moves time to the next alarm and rings it alone. Calling this until it says false is the autojump.
     *
     * @return false when there is no alarm, and time has not moved
     */
    public boolean advanceToNextAlarm() {
        moving.lock();
        try {
            return ringNext(Long.MAX_VALUE);
        } finally {
            moving.unlock();
        }
    }

    /**
     * How long until the next alarm.
     *
     * @return nothing when there is none
     */
    public Optional<Duration> untilNextAlarm() {
        lock.lock();
        try {
            return alarms.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Duration.ofNanos(alarms.getFirst().at() - now));
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many alarms are set: neither rung nor called off.
     *
     * @return zero or more
     */
    public int pendingAlarms() {
        lock.lock();
        try {
            return alarms.size() + late;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Rings one alarm that is due already, or waits for those that ring on threads of their own.
     *
     * @return false when there were none
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    boolean settleLate() throws InterruptedException {
        if (!keepsLate) {
            return awaitLate();
        }
        moving.lock();
        try {
            return ringNext(now);
        } finally {
            moving.unlock();
        }
    }

    private boolean awaitLate() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            boolean waited = late > 0;
            while (late > 0) {
                rung.await();
            }
            return waited;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "VirtualClock[" + instant() + ", " + pendingAlarms() + " alarms]";
    }

    private boolean ringNext(long latest) {
        Entry due = takeNext(latest);
        if (due == null) {
            return false;
        }
        due.action().run();
        return true;
    }

    private @Nullable Entry takeNext(long latest) {
        lock.lock();
        try {
            if (alarms.isEmpty() || alarms.getFirst().at() > latest) {
                return null;
            }
            Entry due = alarms.removeFirst();
            now = due.at();
            return due;
        } finally {
            lock.unlock();
        }
    }

    private void setNow(long target) {
        lock.lock();
        try {
            now = target;
        } finally {
            lock.unlock();
        }
    }

    private void ringLate(Runnable action) {
        try {
            action.run();
        } finally {
            lock.lock();
            try {
                late--;
                rung.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void cancel(Entry entry) {
        lock.lock();
        try {
            alarms.remove(entry);
        } finally {
            lock.unlock();
        }
    }

    private record Entry(long at, long number, Runnable action) {}
}
