package dev.vivace.runtime.schedule;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is ready on virtual threads.
 *
 * <p>A virtual thread of this lane is bound to its work late: it is started without any, and when the JDK gives it a
 * processor it takes the most urgent entry there is. Only a few such runners are on their way at a time, and each, before
 * it turns to its work, sees to it that another is on its way while anything is queued. So starts are ordered by
 * priority although nothing limits concurrency; what is queued holds no thread; and a runner that blocks is nobody's
 * concern. A runner ends after one task, unless both that task and the next one may share a thread.
 */
final class VirtualLane implements Lane, Runnable {

    // So many runners wait for a processor that none runs dry between one short task and the next.
    private static final int AHEAD_PER_PROCESSOR = 16;

    private final Scheduler scheduler;
    private final ReadyQueue queue;
    private final int parallelism;
    private final int ahead;

    // Runners that were started and have not looked at the queue yet. Raised by signal(), lowered by each runner that
    // has
    // none to pass its place on to.
    private final AtomicInteger onTheirWay = new AtomicInteger();

    // Runners that go from one shared-thread task to the next. Raised and lowered by each such runner.
    private final AtomicInteger sharing = new AtomicInteger();

    VirtualLane(Scheduler scheduler, ReadyQueue queue, int parallelism) {
        this.scheduler = scheduler;
        this.queue = queue;
        this.parallelism = parallelism;
        ahead = parallelism * AHEAD_PER_PROCESSOR;
    }

    /** Sees to it that a runner is on its way, if there is anything to run. */
    @Override
    public void signal() {
        if (onTheirWay.get() < ahead && !queue.isEmpty()) {
            signalAdded();
        }
    }

    @Override
    public void signalAdded() {
        for (int now = onTheirWay.get(); now < ahead; now = onTheirWay.get()) {
            if (onTheirWay.compareAndSet(now, now + 1)) {
                Threads.startVirtual(this);
                return;
            }
        }
    }

    /** The life of a runner. */
    @Override
    public void run() {
        Ready entry = scheduler.take(queue);
        passOn();
        if (entry == null) {
            return;
        }
        if (entry.needs() == Ready.Needs.ANY_THREAD) {
            share(entry);
        } else {
            scheduler.execute(entry);
        }
    }

    /** Gives this runner's place among those on their way to another or, if there is nothing to take, up. */
    private void passOn() {
        if (!queue.isEmpty() && scheduler.mayTake()) {
            Threads.startVirtual(this);
            return;
        }
        onTheirWay.decrementAndGet();
        if (scheduler.mayTake()) {
            signal(); // who came meanwhile may have counted on this runner
        }
    }

    private void share(Ready first) {
        sharing.incrementAndGet();
        long ended = Ready.NO_MOMENT;
        try {
            for (@Nullable Ready entry = first; entry != null; entry = next()) {
                if (entry.needs() == Ready.Needs.FRESH_THREAD) {
                    Ready fresh = entry;
                    Threads.startVirtual(() -> scheduler.execute(fresh));
                } else {
                    ended = scheduler.execute(entry, ended);
                }
            }
        } finally {
            sharing.decrementAndGet();
            signal();
        }
    }

    /** The next entry for a used runner; null when there is none, or when runners enough are at work without it. */
    private @Nullable Ready next() {
        if (sharing.get() > parallelism) {
            return null;
        }
        Ready entry = scheduler.take(queue);
        if (entry != null && onTheirWay.get() == 0) {
            signal();
        }
        return entry;
    }
}
