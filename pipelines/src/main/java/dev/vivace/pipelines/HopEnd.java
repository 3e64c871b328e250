package dev.vivace.pipelines;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** What one end of a hop writes for each item. */
abstract class HopEndOwn extends Apart {

    // This end's own.
    Hop.@Nullable Chunk chunk;
    long otherSeen;
    long parkedAt;

    // Written by this end for each item, read by the other only before it waits.
    long count;
}

/** Keeps apart what this end writes for each item and what the other end may read all the time. */
abstract class BetweenHopEnd extends HopEndOwn {
    @SuppressWarnings("unused")
    private long c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14;
}

/** What the other end reads. */
abstract class HopEndShown extends BetweenHopEnd {

    // Written by this end once per batch.
    long shown;
}

/** One end of a hop, on cache lines of its own: two threads that write side by side cost more than all else. */
final class HopEnd extends HopEndShown {

    static final int SHORT_SPIN = 64;
    private static final int LONG_SPIN = 256;

    /** An end that has moved so many items since it parked last is in a flow, in which spinning is cheaper. */
    private static final int FLOW = 256;

    private static final VarHandle COUNT;
    private static final VarHandle SHOWN;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            COUNT = lookup.findVarHandle(HopEndOwn.class, "count", long.class);
            SHOWN = lookup.findVarHandle(HopEndShown.class, "shown", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused")
    private long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14;

    void count(long items) {
        COUNT.setRelease(this, items);
    }

    long counted() {
        return (long) COUNT.getAcquire(this);
    }

    void show() {
        SHOWN.setRelease(this, count);
    }

    /** Shows the count, in order with what follows. An alarm may call it too: what is shown never goes back. */
    void showAndFence() {
        long now = counted();
        long before = (long) SHOWN.getVolatile(this);
        while (before < now && !SHOWN.compareAndSet(this, before, now)) {
            before = (long) SHOWN.getVolatile(this);
        }
        VarHandle.fullFence();
    }

    /** How often to look again before parking. */
    int patience() {
        return count - parkedAt >= FLOW ? LONG_SPIN : SHORT_SPIN;
    }

    void parks() {
        parkedAt = count;
    }

    long shown() {
        return (long) SHOWN.getAcquire(this);
    }
}
