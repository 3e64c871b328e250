package dev.vivace.runtime.schedule;

import dev.vivace.runtime.metering.SliceMeter;
import dev.vivace.runtime.metering.TaskEvents;
import dev.vivace.time.TaskClock;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Decides who runs next. It knows queues, permits and two lanes, and nothing of tasks.
 *
 * <p>A permit is taken before an entry is polled, so that what has a permit is always the most urgent entry at that
 * moment. Whoever gives a permit back, or queues an entry, signals the lanes afterwards; a thread that was signalled
 * looks for a permit and an entry after it has counted itself out. So no entry is left behind while a permit is free.
 */
public final class Scheduler {

    /**
     * How to schedule.
     *
     * @param permits how many may execute at a time; 0 for no limit
     * @param agingNanos the interval that lowers a rank by one; 0 for no aging
     * @param seed chooses among equals, where given
     * @param cpuThreads how many platform threads the CPU lane has
     * @param stackSize bytes of their stacks; 0 for the JVM's default
     * @param name what their names begin with
     * @param slices learns what is to be known where each slice of a virtual thread is ordered and charged; null where
     *     the JDK schedules virtual threads
     */
    public record Plan(
            int permits,
            long agingNanos,
            @Nullable Long seed,
            int cpuThreads,
            long stackSize,
            String name,
            @Nullable TaskEvents slices) {}

    // After about so many stale entries a queue is looked through.
    private static final int STALE = 4096;

    private final Permits permits;
    private final ReadyQueue virtualQueue;
    private final ReadyQueue cpuQueue;
    private final Lane virtualLane;
    private final CpuLane cpuLane;

    // Counts entries taken, so that isQuiet() can tell that nothing began while it looked. Raised where there is a
    // limit.
    private final AtomicLong taken = new AtomicLong();

    // Threads that run the runtime's own errands, such as cancel handlers.
    private final AtomicInteger errands = new AtomicInteger();
    private final Queue<Thread> quietWaiters = new ConcurrentLinkedQueue<>();

    private Scheduler(Plan plan, TaskClock clock) {
        int processors = java.lang.Runtime.getRuntime().availableProcessors();
        permits = new Permits(plan.permits);
        virtualQueue = queue(plan, clock);
        cpuQueue = queue(plan, clock);
        virtualLane = lane(plan, processors);
        cpuLane = new CpuLane(this, cpuQueue, plan.cpuThreads, Threads.platform(plan.name + "-cpu-", plan.stackSize));
    }

    /**
     * A scheduler.
     *
     * @param plan how to schedule
     * @param clock measures waiting, where there is aging
     * @return an idle scheduler
     */
    public static Scheduler of(Plan plan, TaskClock clock) {
        return new Scheduler(plan, clock);
    }

    private Lane lane(Plan plan, int processors) {
        Door door = plan.slices == null ? null : Door.find();
        return plan.slices == null || door == null
                ? new VirtualLane(this, virtualQueue, processors)
                : new CarrierLane(
                        this,
                        virtualQueue,
                        processors,
                        Threads.platform(plan.name + "-carrier-", 0),
                        door,
                        plan.slices);
    }

    /**
     * Whether slices of virtual threads can be ordered and charged in this JVM.
     *
     * @return false unless {@code java.lang} was opened to us
     */
    public static boolean canSlice() {
        return Door.find() != null && SliceMeter.isSupported();
    }

    /**
     * What to start the JVM with, so that {@link #canSlice} is true.
     *
     * @return a flag
     */
    public static String flagToSlice() {
        return Door.flag();
    }

    private static ReadyQueue queue(Plan plan, TaskClock clock) {
        if (plan.seed != null) {
            return new SeededQueue(plan.seed);
        }
        return plan.agingNanos > 0 ? new AgingQueue(clock, plan.agingNanos) : new RankedQueue();
    }

    /**
     * Queues an entry.
     *
     * @param entry something that is ready now
     */
    public void submit(Ready entry) {
        if (entry.needs() == Ready.Needs.CPU_THREAD) {
            cpuQueue.add(entry);
            cpuLane.signal();
        } else {
            virtualQueue.add(entry);
            virtualLane.signalAdded();
        }
    }

    /** Gives a permit back and lets others go on. Called by a thread that begins to wait, or has ended its work. */
    public void release() {
        if (permits.isLimited()) {
            permits.giveBack();
            virtualLane.signal();
            cpuLane.signal();
            tellIfQuiet();
        }
    }

    /**
     * Whether a thread that waits must give its permit back.
     *
     * @return true when concurrency is limited
     */
    public boolean isLimited() {
        return permits.isLimited();
    }

    /**
     * Whether an entry may run on a thread of its lane past the queue.
     *
     * @param needs what it needs
     * @param rank its rank
     * @return false when concurrency is limited, so that its queue decides, and when something more urgent is queued
     */
    public boolean mayFollow(Ready.Needs needs, int rank) {
        return !permits.isLimited() && !queue(needs).mayHaveAbove(rank);
    }

    /**
     * Tells that an entry was run or stopped past its queue, where it still lies, and that perhaps nobody will come to it for
     * long. One caller in some thousands looks through the queue, chosen by chance: a count would be a line that all write.
     *
     * @param needs what the entry needs
     */
    public void wentStale(Ready.Needs needs) {
        if (ThreadLocalRandom.current().nextInt(STALE) == 0) {
            queue(needs).dropStale();
        }
    }

    private ReadyQueue queue(Ready.Needs needs) {
        return needs == Ready.Needs.CPU_THREAD ? cpuQueue : virtualQueue;
    }

    /** Lets another thread of the CPU lane take the place of the calling one, which is about to wait. */
    public void beginWaitOnCpuLane() {
        cpuLane.beginWait();
    }

    /** Ends what {@link #beginWaitOnCpuLane} began. */
    public void endWaitOnCpuLane() {
        cpuLane.endWait();
    }

    /**
     * Runs an errand of the runtime on a virtual thread of its own, without a permit.
     *
     * @param errand must not throw
     */
    public void startErrand(Runnable errand) {
        errands.incrementAndGet();
        Threads.startVirtual(() -> {
            try {
                errand.run();
            } finally {
                errands.decrementAndGet();
                tellIfQuiet();
            }
        });
    }

    /** Whether a permit is free, or none is needed. */
    boolean mayTake() {
        return permits.isFree();
    }

    /** A permit and the most urgent entry, or neither. */
    @Nullable
    Ready take(ReadyQueue queue) {
        while (permits.tryTake()) {
            Ready entry = queue.poll();
            if (entry != null) {
                if (permits.isLimited()) {
                    taken.incrementAndGet();
                }
                return entry;
            }
            permits.giveBack();
            if (queue.isEmpty()) {
                signalAfterProbe();
                tellIfQuiet();
                return null;
            }
        }
        return null;
    }

    /** While this thread held a permit to look into an empty queue, the other lane may have found none free. */
    private void signalAfterProbe() {
        if (permits.isLimited()) {
            virtualLane.signal();
            cpuLane.signal();
        }
    }

    /** Lets an entry go on, on this thread, which holds a permit for it. */
    void execute(Ready entry) {
        execute(entry, Ready.NO_MOMENT);
    }

    /** The same, where it is known when the entry before it ended on this thread; gives when this one did. */
    long execute(Ready entry, long before) {
        boolean passesPermit = entry.needs() == Ready.Needs.PERMIT_ONLY;
        long ended = entry.proceed(before);
        if (!passesPermit) {
            release();
        }
        return ended;
    }

    /**
     * How many entries are queued.
     *
     * @return about as many as at this moment
     */
    public long queued() {
        return virtualQueue.size() + cpuQueue.size();
    }

    /**
     * How many may execute at a time.
     *
     * @return nothing where there is no limit
     */
    public OptionalInt permits() {
        return permits.isLimited() ? OptionalInt.of(permits.limit()) : OptionalInt.empty();
    }

    /**
     * How many more could execute now.
     *
     * @return nothing where there is no limit
     */
    public OptionalInt freePermits() {
        return permits.isLimited() ? OptionalInt.of(permits.free()) : OptionalInt.empty();
    }

    /**
     * How many threads the CPU lane may have.
     *
     * @return one or more
     */
    public int cpuThreads() {
        return cpuLane.size();
    }

    /**
     * How many threads of the CPU lane work now.
     *
     * @return zero or more
     */
    public int busyCpuThreads() {
        return cpuLane.busy();
    }

    /**
     * How many errands are under way.
     *
     * @return zero or more
     */
    public int errands() {
        return errands.get();
    }

    /**
     * Waits until nothing is queued or executing.
     *
     * @throws InterruptedException when the calling thread is interrupted
     */
    public void awaitQuiet() throws InterruptedException {
        Thread me = Thread.currentThread();
        quietWaiters.add(me);
        try {
            while (!isQuiet()) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            quietWaiters.remove(me);
        }
    }

    /** Looks at the permits again at last: an entry may have left its queue with one, or have started an errand. */
    private boolean isQuiet() {
        long before = taken.get();
        return errands.get() == 0
                && permits.allFree()
                && virtualQueue.isEmpty()
                && cpuQueue.isEmpty()
                && permits.allFree()
                && errands.get() == 0
                && taken.get() == before;
    }

    private void tellIfQuiet() {
        if (!quietWaiters.isEmpty() && isQuiet()) {
            quietWaiters.forEach(LockSupport::unpark);
        }
    }

    /** Charges what the calling task has cost in this slice, and nothing more of it; where slices are charged at all. */
    public void endSlice() {
        virtualLane.endSlice();
    }

    /** Ends the threads of the lanes; virtual threads end by themselves. */
    public void close() {
        virtualLane.close();
        cpuLane.close();
    }
}
