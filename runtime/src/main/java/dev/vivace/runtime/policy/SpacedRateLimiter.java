package dev.vivace.runtime.policy;

import dev.vivace.policy.RateLimiter;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A limiter that spaces calls evenly: no bursts, and no credit for idle time. Lock-free. Moments are given in the order
 * in which callers ask; one that is given and not used is lost.
 */
public final class SpacedRateLimiter implements RateLimiter {

    // Reservations saturate here, some 146 years ahead, so that differences of nanoseconds never overflow.
    private static final long HORIZON = Long.MAX_VALUE / 2;

    private final String name;
    private final TaskClock clock;
    private final long spacing;

    // The first moment that nobody has taken, on the clock's scale. Written and read by callers of reserve.
    private final AtomicLong nextFree;

    private SpacedRateLimiter(String name, long spacing, TaskClock clock) {
        this.name = name;
        this.spacing = spacing;
        this.clock = clock;
        this.nextFree = new AtomicLong(clock.nanoTime());
    }

    /**
     * A limiter whose first call is free.
     *
     * @param name for people, not blank
     * @param calls how many, at least 1
     * @param per in which time, positive; the space between two calls is {@code per / calls}, rounded up to nanoseconds
     * @param clock tells the time
     * @return the limiter
     * @throws IllegalArgumentException naming the argument and its value
     */
    public static RateLimiter of(String name, int calls, Duration per, TaskClock clock) {
        Checks.name(name);
        Checks.atLeastOne("calls", calls);
        long nanos = Checks.nanos(Checks.positive("per", per));
        return new SpacedRateLimiter(name, Math.min(HORIZON, Math.ceilDiv(nanos, calls)), clock);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration reserve() {
        while (true) {
            long now = clock.nanoTime();
            long next = nextFree.get();
            long wait = Math.max(0, next - now);
            if (nextFree.compareAndSet(next, now + Math.min(HORIZON, wait + spacing))) {
                return Duration.ofNanos(wait);
            }
        }
    }

    @Override
    public String toString() {
        return "rate limit " + name + ", one call each " + Duration.ofNanos(spacing);
    }
}
