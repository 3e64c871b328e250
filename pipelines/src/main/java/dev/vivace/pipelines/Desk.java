package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where parallel workers get items, and leave what they made of them for the pipeline's thread. Never more than a window of
 * items is between the two. Idle workers wait in a stack; one of them, the leader, waits at the hop, and each that gets an
 * item wakes the next when there are more.
 */
final class Desk {

    /** An item that a worker has. */
    record Claim(long id, Object crossed, int underWay) {}

    /** What a worker made of an item. */
    record Done(
            long id,
            Object crossed,
            long takenNanos,
            @Nullable Object result) {}

    private final Hop hop;
    private final int window;
    private final Crew crew;
    private final ReentrantLock lock = new ReentrantLock();

    // All guarded by the lock.
    private final Deque<CompletableFuture<@Nullable Void>> idle = new ArrayDeque<>();
    private List<Done> done = new ArrayList<>();
    private @Nullable CompletableFuture<@Nullable Void> collector;
    private @Nullable CompletableFuture<@Nullable Void> feeder;
    private @Nullable Throwable failure;
    private boolean leading;
    private boolean held;
    private boolean stopped;
    private int inFlight;

    Desk(Hop hop, int window, Crew crew) {
        this.hop = hop;
        this.window = window;
        this.crew = crew;
    }

    // ---------------------------------------------------------------- the workers' side

    /** The next item; null when the worker is to leave, and is counted out of the crew. */
    @Nullable
    Claim claim(TaskContext context) throws Exception {
        for (; ; ) {
            CompletableFuture<@Nullable Void> wait = null;
            lock.lock();
            try {
                if (stopped) {
                    crew.left();
                    return null;
                }
                if (crew.dismissExcess()) {
                    return null;
                }
                if (held && crew.isFed()) {
                    crew.left();
                    return null;
                }
                if (inFlight < window && !held) {
                    if (hop.counted() > 0) {
                        return take();
                    }
                    if (hop.isDrained()) {
                        crew.left();
                        wakeAll();
                        return null;
                    }
                    if (crew.dismissIdle()) {
                        wakeOne();
                        return null;
                    }
                }
                if (leading || held || inFlight >= window) {
                    wait = new CompletableFuture<>();
                    idle.push(wait);
                } else {
                    leading = true;
                }
            } finally {
                lock.unlock();
            }
            if (wait != null) {
                context.await(wait);
            } else {
                lead(context);
            }
        }
    }

    /** Hires the first worker whenever there are items, for a crew whose workers leave rather than wait. */
    void feed(TaskContext context) throws Exception {
        while (hop.await(context) > 0) {
            CompletableFuture<@Nullable Void> wait = new CompletableFuture<>();
            lock.lock();
            try {
                if (stopped) {
                    return;
                }
                feeder = wait;
                if (crew.isEmpty() && !held) {
                    crew.grow();
                }
            } finally {
                lock.unlock();
            }
            context.await(wait);
        }
    }

    private Claim take() {
        long id = hop.taken() + 1;
        Object crossed = hop.take();
        hop.release();
        inFlight++;
        if (hop.counted() > 0 && inFlight < window && !held) {
            if (idle.isEmpty() && !leading) {
                crew.grow();
            } else {
                wakeOne();
            }
        }
        return new Claim(id, crossed, inFlight);
    }

    private void lead(TaskContext context) throws Exception {
        try {
            var _ = hop.await(context);
        } finally {
            leaderGone();
        }
    }

    private void leaderGone() {
        lock.lock();
        try {
            leading = false;
            wakeOne();
        } finally {
            lock.unlock();
        }
    }

    void done(Done one) {
        lock.lock();
        try {
            done.add(one);
            wakeCollector();
        } finally {
            lock.unlock();
        }
    }

    /** A worker has ended, perhaps with a failure. */
    void left(@Nullable Throwable thrown) {
        lock.lock();
        try {
            if (thrown != null) {
                failure = Failures.first(failure, thrown);
            }
            wakeOne();
            wakeFeeder();
            wakeCollector();
        } finally {
            lock.unlock();
        }
    }

    private void wakeFeeder() {
        if (feeder != null) {
            feeder.complete(null);
            feeder = null;
        }
    }

    private void wakeOne() {
        CompletableFuture<@Nullable Void> waiting = idle.poll();
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    private void wakeAll() {
        while (!idle.isEmpty()) {
            wakeOne();
        }
    }

    private void wakeCollector() {
        if (collector != null) {
            collector.complete(null);
            collector = null;
        }
    }

    // ---------------------------------------------------------------- the pipeline's side

    /**
     * What was done since the last call, waiting for something; empty at the end, or when it is held and no worker has an
     * item any more.
     */
    List<Done> take(TaskContext context) throws Exception {
        for (; ; ) {
            CompletableFuture<@Nullable Void> wait = new CompletableFuture<>();
            lock.lock();
            try {
                if (!done.isEmpty()) {
                    List<Done> taken = done;
                    done = new ArrayList<>();
                    return taken;
                }
                Failures.throwIfAny(failure);
                if (inFlight == 0 && (held || hop.isDrained())) {
                    return List.of();
                }
                collector = wait;
            } finally {
                lock.unlock();
            }
            context.await(wait);
        }
    }

    /** Lets the workers take no item until {@link #goOn}. For any thread. */
    void hold() {
        lock.lock();
        try {
            held = true;
            wakeCollector();
        } finally {
            lock.unlock();
        }
    }

    boolean isHeld() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the workers go on, unless somebody has asked for another round meanwhile. */
    void goOn(Rounds rounds) {
        lock.lock();
        try {
            held = rounds.areAsked();
            if (!held) {
                wakeAll();
                wakeFeeder();
            }
        } finally {
            lock.unlock();
        }
    }

    /** So many results were taken in: there is room for as many items. */
    void delivered(int items) {
        lock.lock();
        try {
            inFlight -= items;
            for (int i = 0; i < items; i++) {
                wakeOne();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets the workers leave. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            wakeAll();
            wakeFeeder();
        } finally {
            lock.unlock();
        }
    }
}
