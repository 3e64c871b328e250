package dev.vivace.runtime;

import dev.vivace.runtime.schedule.Ready;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A task's thread that waits without a permit, in a runtime that limits concurrency. Whoever wakes it queues it for a
 * permit there and then, on its behalf; so between the cause of a wake-up and its effect the runtime is never seen quiet,
 * and the order of resumption is the queue's.
 *
 * <pre>
 * WAITING ─resume─► QUEUING ─► QUEUED ─proceed─► GRANTED ─rearm─► WAITING ... any ─leave─► CLOSED
 * </pre>
 *
 * <p>QUEUING says that somebody is about to queue it. A second waker does not rely on that one: it queues it too, so that
 * the entry is there when it returns. Of two entries the later one is stale.
 */
final class Parked implements Ready {

    private enum State {
        WAITING,
        QUEUING,
        QUEUED,
        GRANTED,
        CLOSED
    }

    private static final Map<Thread, Parked> ALL = new ConcurrentHashMap<>();

    private final TaskEngine task;
    private final Thread thread;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    // Written by resume() before the entry is queued; read by the queue.
    private volatile int rank;

    private Parked(TaskEngine task, Thread thread) {
        this.task = task;
        this.thread = thread;
    }

    /** Begins a wait of the calling thread, which holds a permit and keeps it until it parks. */
    static Parked enter(TaskEngine task) {
        Parked parked = new Parked(task, Thread.currentThread());
        ALL.put(parked.thread, parked);
        return parked;
    }

    /** Lets a thread look at its condition again, however it waits. */
    static void wake(Thread thread) {
        Parked parked = ALL.isEmpty() ? null : ALL.get(thread);
        if (parked == null) {
            LockSupport.unpark(thread);
        } else {
            parked.resume();
        }
    }

    /** Lets a thread that was interrupted ask for a permit, if it waits without one. */
    static void resume(Thread thread) {
        Parked parked = ALL.isEmpty() ? null : ALL.get(thread);
        if (parked != null) {
            parked.resume();
        }
    }

    private void resume() {
        if (state.get() == State.WAITING) {
            rank = task.effectiveRank();
            state.compareAndSet(State.WAITING, State.QUEUING);
        }
        if (state.get() == State.QUEUING) {
            task.runtime.scheduler().submit(this);
            state.compareAndSet(State.QUEUING, State.QUEUED);
        }
    }

    /**
     * Makes ready for another look at the condition. The thread holds one permit: called after a park only, because what
     * was granted before the first park comes on top of the permit that the thread still holds.
     */
    void rearm() {
        state.compareAndSet(State.GRANTED, State.WAITING);
    }

    /** Gives the permit back and parks until somebody has woken the thread and it has a permit again. */
    void parkWithoutPermit() {
        task.runtime.scheduler().release();
        boolean interrupted = false;
        while (state.get() != State.GRANTED) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                interrupted = true;
                resume();
            }
        }
        if (interrupted) {
            thread.interrupt();
        }
    }

    /** Ends the wait; the thread holds one permit, and gives back one that was granted on top of it. */
    void leave() {
        ALL.remove(thread);
        if (state.getAndSet(State.CLOSED) == State.GRANTED) {
            task.runtime.scheduler().release();
        }
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public boolean isReadyAt(int queuedAt) {
        return isQueued(state.get());
    }

    @Override
    public Needs needs() {
        return Needs.PERMIT_ONLY;
    }

    @Override
    public void proceed() {
        State before = state.getAndUpdate(now -> isQueued(now) ? State.GRANTED : now);
        if (isQueued(before)) {
            LockSupport.unpark(thread);
        } else {
            task.runtime.scheduler().release();
        }
    }

    private static boolean isQueued(State state) {
        return state == State.QUEUING || state == State.QUEUED;
    }
}
