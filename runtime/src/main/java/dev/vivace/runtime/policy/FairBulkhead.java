package dev.vivace.runtime.policy;

import dev.vivace.policy.Bulkhead;
import dev.vivace.runtime.wait.Waiting;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/**
 * A bulkhead that serves callers in the order in which they came: who leaves hands the place to the first who waits, so
 * nobody overtakes.
 */
public final class FairBulkhead implements Bulkhead {

    private final String name;
    private final int limit;
    private final long patience;
    private final TaskClock clock;
    private final Waiting waiting;

    // Written and read under the lock on queue. A place is free only while nobody waits.
    private int free;

    // Those who wait, first come first. Written and read under its own lock.
    private final LinkedHashSet<Waiter> queue = new LinkedHashSet<>();

    /** Someone who waits for a place. */
    private static final class Waiter {
        final Thread thread = Thread.currentThread();

        // Written once, by the leaver that hands its place over; read by the waiting thread.
        volatile boolean hasPlace;
    }

    private FairBulkhead(String name, int limit, Duration patience, TaskClock clock, Waiting waiting) {
        this.name = name;
        this.limit = limit;
        this.patience = Checks.nanos(patience);
        this.clock = clock;
        this.waiting = waiting;
        this.free = limit;
    }

    /**
     * An empty bulkhead.
     *
     * @param name for people, not blank
     * @param limit how many calls may run at a time, at least 1
     * @param patience how long a caller waits for a place; zero refuses at once
     * @param clock the clock on which it waits
     * @param waiting how it waits
     * @return the bulkhead
     * @throws IllegalArgumentException naming the argument and its value
     */
    public static Bulkhead of(String name, int limit, Duration patience, TaskClock clock, Waiting waiting) {
        Checks.name(name);
        Checks.atLeastOne("limit", limit);
        Checks.notNegative("patience", patience);
        return new FairBulkhead(name, limit, patience, clock, waiting);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int limit() {
        return limit;
    }

    @Override
    public boolean enter() throws InterruptedException {
        Waiter waiter;
        synchronized (queue) {
            if (free > 0) {
                free--;
                return true;
            }
            if (patience == 0) {
                return false;
            }
            waiter = new Waiter();
            queue.add(waiter);
        }
        return awaitPlace(waiter);
    }

    /** A place that comes in the moment of giving up is kept after a timeout, and handed on after a cancellation. */
    private boolean awaitPlace(Waiter waiter) throws InterruptedException {
        boolean calm = false;
        try {
            waiting.await("a place in bulkhead " + name, () -> waiter.hasPlace, giveUpAt());
            calm = true;
        } finally {
            boolean withdrawn = withdraw(waiter);
            if (!calm && !withdrawn) {
                leave();
            }
        }
        return waiter.hasPlace;
    }

    private long giveUpAt() {
        long now = clock.nanoTime();
        return patience < Waiting.FOREVER - Math.max(0, now) ? now + patience : Waiting.FOREVER;
    }

    private boolean withdraw(Waiter waiter) {
        synchronized (queue) {
            return queue.remove(waiter);
        }
    }

    @Override
    public void leave() {
        Waiter first = handOver();
        if (first != null) {
            waiting.wake(first.thread);
        }
    }

    private @Nullable Waiter handOver() {
        synchronized (queue) {
            Waiter first = queue.isEmpty() ? null : queue.removeFirst();
            if (first != null) {
                first.hasPlace = true;
            } else if (free == limit) {
                throw new IllegalStateException("leave() without enter() in bulkhead " + name);
            } else {
                free++;
            }
            return first;
        }
    }

    @Override
    public String toString() {
        return "bulkhead " + name + " of " + limit;
    }
}
