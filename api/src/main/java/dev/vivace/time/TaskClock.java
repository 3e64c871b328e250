package dev.vivace.time;

import java.time.Instant;

/**
 * Where a runtime's time comes from: reading it, and being woken by it. All methods may be called by any thread.
 *
 * <p>The runtime's own clock is the machine's. A test gives a virtual one, whose time moves when the test says so.
 */
public interface TaskClock {

    /**
     * The time of day.
     *
     * @return now
     */
    Instant instant();

    /**
     * A time to measure with; only differences mean something, and it never goes back.
     *
     * @return nanoseconds
     */
    long nanoTime();

    /**
     * Calls an action once, when {@link #nanoTime()} has reached a moment. A moment that has passed is due at once, but
     * the action is never called by the thread that schedules it.
     *
     * @param atNanos the moment, on the scale of {@link #nanoTime()}
     * @param action must be short and must not block or throw
     * @return the way to call it off
     */
    Alarm schedule(long atNanos, Runnable action);
}
