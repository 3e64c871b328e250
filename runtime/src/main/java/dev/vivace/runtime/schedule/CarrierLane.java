package dev.vivace.runtime.schedule;

import dev.vivace.runtime.metering.Account;
import dev.vivace.runtime.metering.TaskEvents;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs virtual threads on platform threads of our own, as many as processors: what was ready to start and what can go on are
 * ordered by priority, slice by slice, and each slice is charged to its task. Of the same rank, starts and continuations take
 * turns.
 *
 * <p>A carrier that hangs in a slice, because its virtual thread is pinned or waits for a file, is replaced by another until
 * it is back; see {@link CarrierWatch}. When the lane is closed, what is left of abandoned work goes on on the JDK's own
 * scheduler.
 */
final class CarrierLane implements Lane {

    /** No more carriers than this, hanging ones included. */
    static final int MOST = 256;

    private final Scheduler scheduler;
    private final ReadyQueue starts;
    private final RankedQueue slices = new RankedQueue();
    private final int parallelism;
    private final ThreadFactory factory;
    private final Door door;
    private final TaskEvents events;
    private final CarrierWatch watch;

    // Carriers by thread: added and taken out by themselves.
    private final Map<Thread, Carrier> carriers = new ConcurrentHashMap<>();
    private final Deque<Carrier> idle = new ConcurrentLinkedDeque<>();

    // Both are written under this lane's monitor; how many there are is also read without.
    private volatile int alive;
    private volatile int blocked;

    // Written by close.
    private volatile boolean closed;

    CarrierLane(
            Scheduler scheduler,
            ReadyQueue starts,
            int parallelism,
            ThreadFactory factory,
            Door door,
            TaskEvents events) {
        this.scheduler = scheduler;
        this.starts = starts;
        this.parallelism = parallelism;
        this.factory = factory;
        this.door = door;
        this.events = events;
        watch = new CarrierWatch(this, factory);
        Threads.stayOnUsualScheduler(door);
    }

    // ---------------------------------------------------------------- work comes

    @Override
    public void signal() {
        if (!starts.isEmpty()) {
            wakeOne();
        }
    }

    void add(Strand.Slice slice) {
        slices.add(slice);
        if (closed) {
            handOver();
        } else if (!isCarrier(Thread.currentThread())) {
            wakeOne();
        }
    }

    /** A carrier whose virtual thread has yielded looks at the queue next; nobody else need be woken for that. */
    private boolean isCarrier(Thread thread) {
        return !thread.isVirtual() && carriers.containsKey(thread);
    }

    private void wakeOne() {
        Carrier carrier = idle.pollFirst();
        if (carrier != null) {
            carrier.wake();
        } else if (alive < parallelism + blocked) {
            startCarrier();
        } else {
            watch.nudge();
        }
    }

    private void startCarrier() {
        synchronized (this) {
            if (closed || alive >= Math.min(MOST, parallelism + blocked)) {
                return;
            }
            alive++;
        }
        factory.newThread(new Carrier(this, events)).start();
    }

    // ---------------------------------------------------------------- carriers ask for work

    /** Something to start now rather than to continue another thread. */
    @Nullable
    Ready nextStart(boolean itsTurn) {
        int first = slices.firstRank();
        return starts.mayHaveAbove(itsTurn ? first + 1 : first) ? scheduler.take(starts) : null;
    }

    Strand.@Nullable Slice nextSlice() {
        for (Ready next = slices.poll(); next != null; next = slices.poll()) {
            if (next instanceof Strand.Slice slice && slice.take()) {
                return slice;
            }
        }
        return null;
    }

    /** Makes the thread of a task, on a carrier, which runs its first slice at once. */
    Strand.Slice start(Ready entry) {
        Account account = entry.account();
        Strand strand = new Strand(this, entry, account);
        entry.runsOn(strand);
        door.newThread(strand, () -> scheduler.execute(entry)).start();
        return strand.first();
    }

    void execute(Ready entry) {
        scheduler.execute(entry);
    }

    boolean isWorkLeft() {
        return !slices.isEmpty() || (!starts.isEmpty() && scheduler.mayTake());
    }

    /** Charges what this thread has cost so far, before another one of the same task can see it. */
    void charge() {
        Carrier carrier = carriers.get(door.carrier());
        if (carrier != null) {
            carrier.meter().charge();
        }
    }

    @Override
    public void endSlice() {
        Carrier carrier = carriers.get(door.carrier());
        if (carrier != null) {
            carrier.meter().end();
            carrier.running().endsCharging();
        }
    }

    // ---------------------------------------------------------------- carriers come and go

    void arrived(Carrier carrier) {
        carriers.put(Thread.currentThread(), carrier);
    }

    /** Whether a carrier is to look for more. One that hung and is back may be one too many. */
    boolean keeps(Carrier carrier) {
        if (carrier.blocked) {
            synchronized (this) {
                carrier.blocked = false;
                blocked--;
            }
        }
        return !closed && alive <= parallelism + blocked;
    }

    void left(Carrier carrier) {
        carriers.remove(Thread.currentThread());
        synchronized (this) {
            alive--;
        }
        if (closed) {
            handOver();
        } else if (isWorkLeft()) {
            wakeOne();
        }
    }

    void becomesIdle(Carrier carrier) {
        idle.addFirst(carrier);
    }

    void noLongerIdle(Carrier carrier) {
        idle.remove(carrier);
    }

    /** A carrier hangs: another one takes its place. */
    void replace(Carrier carrier) {
        synchronized (this) {
            if (carrier.blocked) {
                return;
            }
            carrier.blocked = true;
            blocked++;
        }
        startCarrier();
    }

    Iterable<Carrier> carriers() {
        return carriers.values();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        carriers.values().forEach(Carrier::wake);
        watch.nudge();
        handOver();
    }

    /** What can still go on goes on without us, uncounted. */
    private void handOver() {
        for (Strand.Slice slice = nextSlice(); slice != null; slice = nextSlice()) {
            door.usualScheduler().execute(slice::proceed);
        }
    }
}
