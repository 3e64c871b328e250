package dev.vivace.runtime.time;

import org.jspecify.annotations.Nullable;

/**
 * A hierarchical timing wheel, after G. Varghese and A. Lauck, "Hashed and hierarchical timing wheels" (1987). Pure
 * logic: time comes in as numbers, and nothing here waits. Not thread-safe.
 *
 * <p>Eight levels of 64 buckets. A bucket of level 0 holds the timers of one tick, one of level n those of 64^n ticks. A
 * timer sits on the level of the highest group of six bits in which its tick differs from the current one; when time
 * reaches its bucket, it moves down. So arming and cancelling are O(1), a timer moves at most seven times, and a bitmap
 * for each level finds the next bucket. All times are plain longs that never wrap; {@link Long#MAX_VALUE} is never.
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

    // One poll moves at most so many timers down, so that a lock around it is held for a short time only.
    private static final int MOVES = 64;

    private final long origin;

    // The first timer of each bucket; the bucket is a ring. Written by link and unlink, like the next three.
    private final @Nullable Timer[] heads = new Timer[LEVELS << GROUP_BITS];

    // A bit for each bucket that is not empty.
    private final long[] occupied = new long[LEVELS];

    private int size;

    // The tick up to which time has gone. Written by poll, read by all.
    private long current;

    // The bucket that is moving down, or level 0 when none is. Written by poll, read by it and nextNanos.
    private int moving;

    /** What is armed: a link of its bucket. Belongs to one wheel; armed once. */
    static class Timer {
        private static final int NOWHERE = -1;

        private Timer previous = this;
        private Timer next = this;
        private long tick;
        private int bucket = NOWHERE;
    }

    /**
     * An empty wheel.
     *
     * @param origin where its time starts; what is armed for an earlier moment is due at once
     */
    TimerWheel(long origin) {
        this.origin = origin;
    }

    /** How many timers are armed. */
    int size() {
        return size;
    }

    /** Arms a timer that is not armed. It is due at the first tick that is not before the moment. */
    void arm(Timer timer, long atNanos) {
        timer.tick = Math.max(current, tickNotBefore(atNanos));
        link(timer);
        size++;
    }

    /** Forgets a timer; does nothing when it is not armed, or not any more. */
    void cancel(Timer timer) {
        if (timer.bucket != Timer.NOWHERE) {
            unlink(timer);
            size--;
        }
    }

    /**
     * Takes out the next timer that is due, in the order of ticks. Null means that there is none, or that there was too
     * much to move down for one call: {@link #nextNanos} tells, for then it is not after {@code now}.
     */
    @Nullable
    Timer poll(long nowNanos) {
        long now = tickOf(nowNanos);
        for (int moves = 0; moves < MOVES; moves++) {
            Timer above = heads[moving];
            if (isMoving() && above != null) {
                unlink(above);
                link(above);
                continue;
            }
            moving = 0;
            int bucket = nextBucket();
            if (bucket < 0 || startOf(bucket) > now) {
                current = Math.max(current, now);
                return null;
            }
            current = startOf(bucket);
            if (bucket <= GROUP_MASK) {
                return takeFrom(bucket);
            }
            moving = bucket;
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

    private boolean isMoving() {
        return moving > GROUP_MASK;
    }

    private Timer takeFrom(int bucket) {
        Timer timer = heads[bucket];
        if (timer == null) {
            throw new AssertionError("bucket " + bucket + " is marked and empty");
        }
        unlink(timer);
        size--;
        return timer;
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
        int bucket = bucketOf(timer.tick);
        timer.bucket = bucket;
        Timer head = heads[bucket];
        if (head == null) {
            heads[bucket] = timer;
            occupied[bucket >>> GROUP_BITS] |= 1L << bucket;
            return;
        }
        timer.previous = head.previous;
        timer.next = head;
        head.previous.next = timer;
        head.previous = timer;
    }

    @SuppressWarnings("ReferenceEquality") // links have no other identity
    private void unlink(Timer timer) {
        int bucket = timer.bucket;
        if (timer.next == timer) {
            heads[bucket] = null;
            occupied[bucket >>> GROUP_BITS] &= ~(1L << bucket);
        } else if (heads[bucket] == timer) {
            heads[bucket] = timer.next;
        }
        timer.previous.next = timer.next;
        timer.next.previous = timer.previous;
        timer.previous = timer;
        timer.next = timer;
        timer.bucket = Timer.NOWHERE;
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
