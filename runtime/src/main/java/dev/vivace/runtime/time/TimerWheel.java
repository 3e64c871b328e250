package dev.vivace.runtime.time;

import org.jspecify.annotations.Nullable;

/**
 * A hierarchical timing wheel, after G. Varghese and A. Lauck, "Hashed and hierarchical timing wheels" (1987). Pure
 * logic: time comes in as numbers, and nothing here waits. Not thread-safe, but for {@link Timer#isOver}.
 *
 * <p>Eight levels of 64 buckets. A bucket of level 0 holds the timers of one tick, one of level n those of 64^n ticks. A
 * timer sits on the level of the highest group of six bits in which its tick differs from the current one; when time
 * reaches its bucket, it moves down. So arming is O(1), a timer moves at most seven times, and a bitmap for each level
 * finds the next bucket. All times are plain longs that never wrap; {@link Long#MAX_VALUE} is never.
 *
 * <p>A timer that is over is dropped when its bucket moves down or is due, and before that by a {@link #purge}.
 *
 * <p>Invariants between calls: no armed timer is due before {@code current}; on level 0 no bucket before that of
 * {@code current} is occupied, on the levels above none up to and including it, but for the one that is moving down.
 */
final class TimerWheel {

    /** There is no such moment. */
    static final long NEVER = Long.MAX_VALUE;

    /** The length of a tick as a power of two: 2^18 ns, about a quarter of a millisecond. */
    static final int TICK_BITS = 18;

    private static final int LEVELS = 8;
    private static final int GROUP_BITS = 6;
    private static final int GROUP_MASK = (1 << GROUP_BITS) - 1;

    // A purge leaves alone what is due within about a second: time drops what is over there, and nothing is late
    // because
    // the purge has it.
    private static final int FIRST_PURGED = 2 << GROUP_BITS;
    private static final long SOON = 1L << (2 * GROUP_BITS);
    private static final int NO_PURGE = LEVELS << GROUP_BITS;

    // One poll moves at most so many timers down, so that a lock around it is held for a short time only.
    private static final int MOVES = 64;

    private final long origin;

    // The first timer of each bucket. Written by link and those who take out, like the next two.
    private final @Nullable Timer[] heads = new Timer[LEVELS << GROUP_BITS];

    // A bit for each bucket that is not empty.
    private final long[] occupied = new long[LEVELS];

    private int size;

    // The tick up to which time has gone. Written by poll, read by all.
    private long current;

    // The bucket that is moving down, or level 0 when none is. Written by poll, read by it and nextNanos.
    private int moving;

    // The next bucket to purge, and what is still to be looked at of the one before. Written by purge.
    private int unpurged = NO_PURGE;
    private @Nullable Timer suspects;

    /** What is armed: a link of its bucket. Belongs to one wheel; armed once. */
    abstract static class Timer {

        /** When it is due. */
        final long atNanos;

        // Written by who has the timer: first who made it, then the wheel.
        @Nullable
        Timer next;

        Timer(long atNanos) {
            this.atNanos = atNanos;
        }

        /** Whether it needs not ring any more. Once true it stays so; called at any time by the wheel's thread. */
        abstract boolean isOver();
    }

    /**
     * An empty wheel.
     *
     * @param origin where its time starts; what is armed for an earlier moment is due at once
     */
    TimerWheel(long origin) {
        this.origin = origin;
    }

    /** How many timers are in the wheel, those included that are over and were not dropped yet. */
    int size() {
        return size;
    }

    /** How many timers are armed and not over. Looks at each. */
    int armed() {
        int armed = count(suspects);
        for (Timer head : heads) {
            armed += count(head);
        }
        return armed;
    }

    private static int count(@Nullable Timer first) {
        int armed = 0;
        for (Timer timer = first; timer != null; timer = timer.next) {
            armed += timer.isOver() ? 0 : 1;
        }
        return armed;
    }

    /** Arms a timer that is not armed. It is due at the first tick that is not before its moment. */
    void arm(Timer timer) {
        link(timer);
        size++;
    }

    /**
     * Takes out the next timer that is due, in the order of ticks. Null means that there is none, or that there was too
     * much to move down for one call: {@link #nextNanos} tells, for then it is not after {@code now}.
     */
    @Nullable
    Timer poll(long nowNanos) {
        long now = tickOf(nowNanos);
        for (int moves = 0; moves < MOVES; moves++) {
            if (isMoving() && heads[moving] != null) {
                keep(takeFrom(moving));
                continue;
            }
            moving = 0;
            int bucket = nextBucket();
            if (bucket < 0 || startOf(bucket) > now) {
                current = Math.max(current, now);
                return null;
            }
            current = startOf(bucket);
            if (bucket > GROUP_MASK) {
                moving = bucket;
                continue;
            }
            Timer due = takeFrom(bucket);
            size--;
            if (!due.isOver()) {
                return due;
            }
        }
        return null;
    }

    /** The moment at which {@link #poll} is to be called again: no timer is due before; {@link #NEVER} without timers. */
    long nextNanos() {
        if (isMoving() && heads[moving] != null) {
            return origin;
        }
        int bucket = nextBucket();
        return bucket < 0 ? NEVER : nanosOf(startOf(bucket));
    }

    // ---------------------------------------------------------------- purging

    /** Begins to look for timers that are over and far from due, which {@link #purge} does. */
    void beginPurge() {
        if (!isPurging()) {
            unpurged = FIRST_PURGED;
        }
    }

    /** Whether a purge is under way. It is to go on within a second, or timers that it has are late. */
    boolean isPurging() {
        return suspects != null || unpurged < NO_PURGE;
    }

    /** Looks at some more timers, and drops those that are over. */
    void purge(int looks) {
        for (int i = 0; i < looks && isPurging(); i++) {
            Timer suspect = suspects;
            if (suspect == null) {
                suspects = takeAllFrom(unpurged++);
            } else {
                suspects = suspect.next;
                keep(suspect);
            }
        }
    }

    private @Nullable Timer takeAllFrom(int bucket) {
        if (bucket == moving || startOf(bucket) - current < SOON) {
            return null;
        }
        Timer all = heads[bucket];
        heads[bucket] = null;
        occupied[bucket >>> GROUP_BITS] &= ~(1L << bucket);
        return all;
    }

    // ---------------------------------------------------------------- links

    /** Links a timer anew that was taken out, or drops it. */
    private void keep(Timer timer) {
        if (timer.isOver()) {
            timer.next = null; // whoever holds it must not hold the others
            size--;
        } else {
            link(timer);
        }
    }

    private boolean isMoving() {
        return moving > GROUP_MASK;
    }

    /** Lower levels come first, and so do lower buckets, by the invariants. */
    private int nextBucket() {
        for (int level = 0; level < LEVELS; level++) {
            if (occupied[level] != 0) {
                return level << GROUP_BITS | Long.numberOfTrailingZeros(occupied[level]);
            }
        }
        return -1;
    }

    private long startOf(int bucket) {
        int shift = (bucket >>> GROUP_BITS) * GROUP_BITS;
        long round = current >>> (shift + GROUP_BITS) << (shift + GROUP_BITS);
        return round | ((long) (bucket & GROUP_MASK) << shift);
    }

    private int bucketOf(long tick) {
        int highestDifference = Long.SIZE - 1 - Long.numberOfLeadingZeros((tick ^ current) | GROUP_MASK);
        int level = highestDifference / GROUP_BITS;
        return (level << GROUP_BITS) | ((int) (tick >>> (level * GROUP_BITS)) & GROUP_MASK);
    }

    private void link(Timer timer) {
        int bucket = bucketOf(Math.max(current, tickNotBefore(timer.atNanos)));
        timer.next = heads[bucket];
        heads[bucket] = timer;
        occupied[bucket >>> GROUP_BITS] |= 1L << bucket;
    }

    private Timer takeFrom(int bucket) {
        Timer timer = heads[bucket];
        if (timer == null) {
            throw new AssertionError("bucket " + bucket + " is marked and empty");
        }
        Timer after = timer.next;
        heads[bucket] = after;
        timer.next = null;
        if (after == null) {
            occupied[bucket >>> GROUP_BITS] &= ~(1L << bucket);
        }
        return timer;
    }

    // ---------------------------------------------------------------- ticks

    /** The start of the first tick that is not before a moment, in a wheel whose time starts at zero. */
    static long tickStartNotBefore(long nanos) {
        long start = (nanos + (1L << TICK_BITS) - 1) & -(1L << TICK_BITS);
        return start < nanos ? NEVER : start;
    }

    private long tickOf(long nanos) {
        return sinceOrigin(nanos) >>> TICK_BITS;
    }

    /** Rounds up; the unsigned shift takes care of the overflow. */
    private long tickNotBefore(long nanos) {
        return (sinceOrigin(nanos) + (1L << TICK_BITS) - 1) >>> TICK_BITS;
    }

    private long nanosOf(long tick) {
        long last = (NEVER - Math.max(0, origin)) >>> TICK_BITS;
        return tick > last ? NEVER : origin + (tick << TICK_BITS);
    }

    private long sinceOrigin(long nanos) {
        if (nanos <= origin) {
            return 0;
        }
        long since = nanos - origin;
        return since < 0 ? Long.MAX_VALUE : since;
    }
}
