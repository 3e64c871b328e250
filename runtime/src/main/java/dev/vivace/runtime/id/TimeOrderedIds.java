package dev.vivace.runtime.id;

import dev.vivace.id.UuidTaskId;
import dev.vivace.time.TaskClock;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Makes UUIDs of version 7, each greater than all that this process made before it, whichever thread or instance made
 * them. Thread-safe.
 *
 * <p>Bits: 48 of milliseconds and 12 of their fraction (RFC 9562, section 6.2, method 3), which together are the tick;
 * then 32 bits that are random per process and 30 that scramble the tick with a random key of the process. When ids are
 * made faster than ticks pass (244 ns), or time goes back, ticks run ahead of the clock.
 */
public final class TimeOrderedIds implements Supplier<UuidTaskId> {

    private static final long VERSION_7 = 0x7000L;
    private static final long IETF_VARIANT = 0x8000_0000_0000_0000L;
    private static final long LOW_30_BITS = (1L << 30) - 1;
    private static final long LATEST_MILLIS = (1L << 48) - 1 - 365L * 24 * 60 * 60 * 1000;

    // The latest tick that is in an id. Written and read by every caller of get in the process.
    private static final AtomicLong LAST = new AtomicLong();

    /** The random bits of this process, drawn for its first id: many programs never ask for one. */
    private static final class Secret {

        static final long PROCESS;
        static final long KEY;

        static {
            SecureRandom random = new SecureRandom();
            PROCESS = random.nextInt() & 0xFFFF_FFFFL;
            KEY = random.nextLong();
        }
    }

    private final TaskClock clock;

    private TimeOrderedIds(TaskClock clock) {
        this.clock = clock;
    }

    /**
     * Ids with the time of a clock.
     *
     * @param clock read once for each id
     * @return the ids
     */
    public static TimeOrderedIds on(TaskClock clock) {
        return new TimeOrderedIds(clock);
    }

    @Override
    public UuidTaskId get() {
        long tick = LAST.accumulateAndGet(tickOf(clock.instant()), (last, now) -> Math.max(last + 1, now));
        return idOf(tick);
    }

    static UuidTaskId idOf(long tick) {
        return new UuidTaskId(new UUID(timeBits(tick), randomBits(tick)));
    }

    /** Milliseconds and 4096ths, kept a year away from overflow whatever the clock says. */
    static long tickOf(Instant instant) {
        if (instant.getEpochSecond() >= LATEST_MILLIS / 1000) {
            return LATEST_MILLIS << 12;
        }
        if (instant.getEpochSecond() < 0) {
            return 0;
        }
        long fraction = ((instant.getNano() % 1_000_000L) << 12) / 1_000_000L;
        return instant.toEpochMilli() << 12 | fraction;
    }

    private static long timeBits(long tick) {
        return (tick >>> 12) << 16 | VERSION_7 | (tick & 0xFFF);
    }

    private static long randomBits(long tick) {
        return IETF_VARIANT | Secret.PROCESS << 30 | (scramble(tick ^ Secret.KEY) & LOW_30_BITS);
    }

    /** The finalizer of MurmurHash3. */
    private static long scramble(long bits) {
        long half = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        long most = (half ^ (half >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return most ^ (most >>> 33);
    }
}
