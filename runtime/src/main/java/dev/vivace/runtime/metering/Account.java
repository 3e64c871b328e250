package dev.vivace.runtime.metering;

import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.MemoryUsage;
import org.jspecify.annotations.Nullable;

/**
 * What one task cost, and what those below it did. Thread-safe: each account has its own lock, which is held for a few
 * instructions, and for one account at a time.
 *
 * <p>When a task settles, its account is folded into its parent's. Whatever is told of it later, by events that arrive late
 * or work that was abandoned, goes to its parent, too.
 */
public final class Account {

    private final @Nullable Account parent;

    // All guarded by this account's monitor.
    private final Costs own = new Costs();
    private @Nullable Costs below;
    private boolean folded;
    private boolean charged;
    private boolean running;
    private long beganAt = Long.MAX_VALUE;
    private long lastAt = Long.MAX_VALUE;

    private Account(@Nullable Account parent) {
        this.parent = parent;
    }

    /**
     * An empty account.
     *
     * @param parent that of the parent task; null for a root
     * @return the account
     */
    public static Account under(@Nullable Account parent) {
        return new Account(parent);
    }

    // ---------------------------------------------------------------- what the task's thread says

    /**
     * The work begins, or goes on with another attempt.
     *
     * @param sampled whether the JVM is asked for samples of its processor time and allocation
     * @param round the present round of events; negative when none are heard
     */
    public synchronized void begin(boolean sampled, long round) {
        boolean first = beganAt == Long.MAX_VALUE;
        running = true;
        lastAt = Long.MAX_VALUE;
        if (first) {
            beganAt = round;
            own.addPart(round >= 0);
            if (sampled) {
                own.cpu.addSampledPart();
                own.memory.addSampledPart();
            }
        }
    }

    /**
     * The work has ended.
     *
     * @param round the present round of events
     */
    public synchronized void end(long round) {
        running = false;
        lastAt = round;
    }

    /**
     * Adds what a counter said.
     *
     * @param nanos processor time
     * @param bytes allocated
     */
    public void charge(long nanos, long bytes) {
        boolean up;
        synchronized (this) {
            if (!charged) {
                charged = true;
                own.cpu.addMeasuredPart();
                own.memory.addMeasuredPart();
            }
            own.cpu.measure(nanos);
            own.memory.measure(bytes);
            up = folded;
        }
        if (up && parent != null) {
            Costs late = new Costs();
            late.cpu.measure(nanos);
            late.memory.measure(bytes);
            parent.addBelow(late);
        }
    }

    // ---------------------------------------------------------------- what events say

    /** Adds what arrived late. */
    void add(Costs more) {
        boolean up;
        synchronized (this) {
            own.add(more);
            up = folded;
        }
        if (up && parent != null) {
            parent.addBelow(more);
        }
    }

    // ---------------------------------------------------------------- rolling up

    /**
     * The task has settled: what it and those below it cost is part of its parent's total from now on.
     *
     * @param round the present round of events
     */
    public void fold(long round) {
        Costs all;
        synchronized (this) {
            if (folded) {
                return;
            }
            folded = true;
            if (!running) {
                lastAt = round;
            }
            all = sum();
        }
        if (parent != null) {
            parent.addBelow(all);
        }
    }

    private void addBelow(Costs more) {
        boolean up;
        synchronized (this) {
            if (below == null) {
                below = new Costs();
            }
            below.add(more);
            up = folded;
        }
        if (up && parent != null) {
            parent.addBelow(more);
        }
    }

    /**
     * Adds this account and those folded into it, unless it is part of its parent's total already.
     *
     * @param total what to add to
     */
    synchronized void addTo(Total total) {
        if (!folded) {
            total.costs.add(sum());
        }
    }

    private Costs sum() {
        Costs all = new Costs();
        all.add(own);
        if (below != null) {
            all.add(below);
        }
        return all;
    }

    // ---------------------------------------------------------------- figures

    /**
     * Processor time.
     *
     * @return of the task alone
     */
    public synchronized CpuUsage cpuUsage() {
        return own.cpuUsage();
    }

    /**
     * Memory.
     *
     * @return of the task alone
     */
    public synchronized MemoryUsage memoryUsage() {
        return own.memoryUsage();
    }

    /**
     * Input and output.
     *
     * @param heard how far events have been heard
     * @return of the task alone
     */
    public synchronized IoUsage ioUsage(Horizon heard) {
        return own.ioUsage(hasBegun(heard), isComplete(heard));
    }

    /**
     * The total of a task and all below it.
     *
     * @return a sum that more can be added to
     */
    public synchronized Total total() {
        Total total = new Total(this);
        total.costs.add(sum());
        return total;
    }

    synchronized boolean hasBegun(Horizon heard) {
        return heard.hasReached(beganAt);
    }

    /** Whether all that was to be told of it has been told. */
    synchronized boolean isComplete(Horizon heard) {
        return !running && folded && heard.covers(beganAt, lastAt);
    }
}
