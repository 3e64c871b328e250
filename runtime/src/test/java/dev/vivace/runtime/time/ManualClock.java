package dev.vivace.runtime.time;

import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves by hand, for code that reads the time and sets no alarms. */
public final class ManualClock implements TaskClock {

    private final Instant start;
    private final long startNanos;
    private final AtomicLong passed = new AtomicLong();

    private ManualClock(Instant start, long startNanos) {
        this.start = start;
        this.startNanos = startNanos;
    }

    public static ManualClock at(Instant start, long startNanos) {
        return new ManualClock(start, startNanos);
    }

    public static ManualClock startingAtNanos(long startNanos) {
        return at(Instant.EPOCH, startNanos);
    }

    public void advance(Duration time) {
        passed.addAndGet(time.toNanos());
    }

    @Override
    public Instant instant() {
        return start.plusNanos(passed.get());
    }

    @Override
    public long nanoTime() {
        return startNanos + passed.get();
    }

    @Override
    public Alarm schedule(long atNanos, Runnable action) {
        throw new UnsupportedOperationException("no alarms on a manual clock");
    }
}
