package dev.vivace.orchestra.stats;

import dev.vivace.ExecutionStats;
import dev.vivace.lifecycle.TaskStatus;
import java.util.Arrays;
import java.util.List;

/**
 * The running count of an orchestra's tasks. Thread-safe: it is kept in a few stripes with a lock each, so that threads
 * that count at once seldom meet; a snapshot holds all locks, and so is of one moment.
 */
public final class Tally {

    private final Stripe[] stripes;

    private Tally(int size) {
        stripes = new Stripe[size];
        for (int i = 0; i < size; i++) {
            stripes[i] = new Stripe();
        }
    }

    /**
     * A tally for tasks that move on several threads.
     *
     * @return an empty one
     */
    public static Tally shared() {
        return new Tally(4);
    }

    /**
     * A tally for tasks that have ended.
     *
     * @return an empty one
     */
    public static Tally single() {
        return new Tally(1);
    }

    /** A stripe, most often that of the thread, whose lock is held. */
    private Stripe acquire() {
        int first = (int) Thread.currentThread().threadId();
        for (int i = 0; i < stripes.length; i++) {
            Stripe stripe = stripes[(first + i) & (stripes.length - 1)];
            if (stripe.tryAcquire()) {
                return stripe;
            }
        }
        Stripe stripe = stripes[first & (stripes.length - 1)];
        stripe.acquire();
        return stripe;
    }

    /** Counts a new task as pending. */
    public void registered() {
        Stripe stripe = acquire();
        stripe.pending++;
        stripe.release();
    }

    /** Takes back a pending task that was not let in after all. */
    public void withdrawn() {
        Stripe stripe = acquire();
        stripe.pending--;
        stripe.release();
    }

    /** Moves a task from pending to running. */
    public void begun() {
        Stripe stripe = acquire();
        stripe.pending--;
        stripe.running++;
        stripe.release();
    }

    /**
     * Moves a task to where it ended.
     *
     * @param begun whether it was running
     * @param status a terminal status
     * @param nanos how long it took; negative for not at all
     */
    public void ended(boolean begun, TaskStatus status, long nanos) {
        Stripe stripe = acquire();
        try {
            if (begun) {
                stripe.running--;
            } else {
                stripe.pending--;
            }
            switch (status) {
                case COMPLETED -> stripe.completed++;
                case FAILED -> stripe.failed++;
                default -> stripe.cancelled++;
            }
            if (nanos >= 0 && status != TaskStatus.CANCELLED) {
                stripe.times.record(nanos);
            }
        } finally {
            stripe.release();
        }
    }

    /**
     * The numbers of several tallies at one moment.
     *
     * @param tallies always in the same order
     * @return their sums
     */
    public static ExecutionStats snapshot(List<Tally> tallies) {
        Stripe[] all =
                tallies.stream().flatMap(tally -> Arrays.stream(tally.stripes)).toArray(Stripe[]::new);
        int held = 0;
        try {
            while (held < all.length) {
                all[held].acquire();
                held++;
            }
            return sum(all);
        } finally {
            while (held > 0) {
                held--;
                all[held].release();
            }
        }
    }

    private static ExecutionStats sum(Stripe[] all) {
        long completed = 0;
        long failed = 0;
        long cancelled = 0;
        long running = 0;
        long pending = 0;
        Times times = new Times();
        for (Stripe stripe : all) {
            completed += stripe.completed;
            failed += stripe.failed;
            cancelled += stripe.cancelled;
            running += stripe.running;
            pending += stripe.pending;
            times.add(stripe.times);
        }
        return new Snapshot(completed, failed, running, pending, cancelled, times);
    }
}
