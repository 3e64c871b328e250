package dev.vivace.runtime;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a task, and its waiters. Every change of state is a method of this class.
 *
 * <pre>
 * NEW ─enqueue─► QUEUED ─begin─► RUNNING       ENDED ◄─unclaimEnded─┐
 *  │                ▲            │  ▲ │             │                │
 *  │                └resume─NEW◄rest│ │             │                │
 *  ├──beginKnown────────────────────┘ │             │                │
 *  └────────────────┴─────────────────┴────claim────┴─────────► SETTLING ─publish─► COMPLETED | FAILED | CANCELLED
 *                                                                  │
 *                                                                  └─unclaim─► the phase before
 * </pre>
 *
 * Two bits beside the phase hold the highest cancellation level asked for; they only rise, only before SETTLING, and
 * {@code begin} fails once they are set. The bit STARTED stays when the work has begun: a task that rests between two
 * attempts is NEW again, and QUEUED again, but for this bit. Whoever moves the phase to SETTLING owns the task until {@code publish}: nobody else settles it, raises its level or begins its work.
 */
abstract class TaskState {

    private static final int NEW = 0;
    private static final int QUEUED = 1;
    private static final int RUNNING = 2;
    private static final int ENDED = 3;
    private static final int SETTLING = 4;
    private static final int COMPLETED = 5;
    private static final int FAILED = 6;
    private static final int CANCELLED = 7;
    private static final int PHASE = 7;

    private static final int LEVEL_SHIFT = 3;
    private static final int LEVEL = 3 << LEVEL_SHIFT;
    private static final int STARTED = 1 << 5;
    private static final int CLAIMED_FROM_SHIFT = 6;

    private static final int SPINS = 64;
    private static final long PAUSE_NANOS = 20_000;

    private static final CancellationLevel[] LEVELS = CancellationLevel.values();

    private static final VarHandle STATE;
    private static final VarHandle WAITERS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(TaskState.class, "state", int.class);
            WAITERS = lookup.findVarHandle(TaskState.class, "waiters", Waiter.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // Changed by the methods of this class only, through STATE.
    private volatile int state;

    // Written by the owner of SETTLING only; read by all after publish.
    private @Nullable Object outcome;

    // A stack; pushed by waiters, taken as a whole by whoever publishes, who leaves DONE.
    private volatile @Nullable Waiter waiters;

    /** An error as an outcome, so that a value may be anything, an error included. */
    private record Failed(AsyncTaskError error) {}

    /** Someone to tell when the task has settled: a parked thread, or a short action. */
    static final class Waiter {

        static final Waiter DONE = new Waiter(null, null, 0);

        final @Nullable Thread thread;
        final @Nullable Runnable action;
        final int rank;

        // Written once by the pusher before it is published; and by removers, under the task's monitor.
        @Nullable
        Waiter next;

        private Waiter(@Nullable Thread thread, @Nullable Runnable action, int rank) {
            this.thread = thread;
            this.action = action;
            this.rank = rank;
        }
    }

    // ---------------------------------------------------------------- moves

    /** NEW to QUEUED. False when the task is past NEW, or was asked to stop. */
    final boolean enqueue() {
        return STATE.compareAndSet(this, NEW, QUEUED);
    }

    /** QUEUED to RUNNING. False when the task was asked to stop, or has settled. */
    final boolean begin() {
        int now = state;
        return (now & ~STARTED) == QUEUED && STATE.compareAndSet(this, now, RUNNING | STARTED);
    }

    /** RUNNING back to NEW, for a task that waits without a thread. False when it was asked to stop, or has settled. */
    final boolean rest() {
        return STATE.compareAndSet(this, RUNNING | STARTED, NEW | STARTED);
    }

    /** The end of a rest: to QUEUED. False when the task was asked to stop, or has settled. */
    final boolean resume() {
        return STATE.compareAndSet(this, NEW | STARTED, QUEUED | STARTED);
    }

    /** NEW to RUNNING, for a task whose value is known already. False when it was started, or asked to stop. */
    final boolean beginKnown() {
        return STATE.compareAndSet(this, NEW, RUNNING | STARTED);
    }

    /**
     * Raises the cancellation level.
     *
     * @return false when the level was as high already, or the task has settled
     */
    final boolean raise(CancellationLevel level) {
        int wanted = bits(level);
        for (; ; ) {
            int now = state;
            int had = (now & LEVEL) >> LEVEL_SHIFT;
            if ((now & PHASE) >= SETTLING || had >= wanted) {
                if ((now & PHASE) == SETTLING) {
                    awaitOwner();
                    continue;
                }
                return false;
            }
            if (STATE.compareAndSet(this, now, (now & ~LEVEL) | (wanted << LEVEL_SHIFT))) {
                return true;
            }
        }
    }

    /** Any phase before SETTLING to SETTLING. False when the task is settled, or settles now by another hand. */
    final boolean claim() {
        for (; ; ) {
            int now = state;
            if ((now & PHASE) >= SETTLING) {
                return false;
            }
            if (STATE.compareAndSet(this, now, claimed(now))) {
                return true;
            }
        }
    }

    /** SETTLING back to the phase before, because something is left to wait for. Called by the owner. */
    final void unclaim() {
        int now = state;
        state = unclaimed(now) | claimedFrom(now);
    }

    /** SETTLING to COMPLETED. Called by the owner. */
    final void publishValue(@Nullable Object value) {
        outcome = value;
        publish(COMPLETED);
    }

    /** SETTLING to FAILED or, for an error that says so while cancellation was asked for, CANCELLED. Called by the owner. */
    final void publishError(AsyncTaskError error) {
        outcome = new Failed(error);
        boolean cancelled = error instanceof AsyncTaskError.Cancelled && (state & LEVEL) != 0;
        publish(cancelled ? CANCELLED : FAILED);
    }

    /** SETTLING to ENDED: the work has ended and left something behind to wait for. Called by the owner. */
    final void unclaimEnded(@Nullable Object value, @Nullable AsyncTaskError error) {
        outcome = error == null ? value : new Failed(error);
        state = unclaimed(state) | ENDED;
    }

    /** What {@link #unclaimEnded} left: null for a value. Called by the owner. */
    final @Nullable AsyncTaskError endedWith() {
        return outcome instanceof Failed(AsyncTaskError error) ? error : null;
    }

    private void publish(int phase) {
        STATE.setRelease(this, unclaimed(state) | phase);
        Waiter first = (Waiter) WAITERS.getAndSet(this, Waiter.DONE);
        if (first != null) {
            tell(first);
        }
    }

    private void tell(@Nullable Waiter first) {
        for (Waiter waiter = first; waiter != null; waiter = waiter.next) {
            if (waiter.thread != null) {
                wake(waiter.thread);
            } else if (waiter.action != null) {
                waiter.action.run();
            }
        }
    }

    private static int claimed(int now) {
        return (now & ~PHASE) | SETTLING | ((now & PHASE) << CLAIMED_FROM_SHIFT);
    }

    private static int claimedFrom(int now) {
        return (now >> CLAIMED_FROM_SHIFT) & PHASE;
    }

    /** Without a phase, and without the phase it was claimed from. */
    private static int unclaimed(int now) {
        return now & ~(PHASE | (PHASE << CLAIMED_FROM_SHIFT));
    }

    private static int bits(CancellationLevel level) {
        return switch (level) {
            case GRACEFUL -> 1;
            case KILL -> 2;
            case KILL_HARD -> 3;
        };
    }

    /**
     * Waits until nobody owns the task. SETTLING lasts for a few instructions, but the owner may have lost its processor, or
     * wait for a monitor. To yield would not do: virtual threads that only yield can keep the owner from every carrier.
     */
    final void awaitOwner() {
        boolean interrupted = false;
        for (int tries = 0; (state & PHASE) == SETTLING; tries++) {
            if (tries < SPINS) {
                Thread.onSpinWait();
            } else {
                interrupted |= Thread.interrupted(); // an interrupted thread would not park
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // ---------------------------------------------------------------- waiters

    /** Lets a thread that waits through the library look again. */
    abstract void wake(Thread thread);

    /** Adds a thread to wake when the task has settled. Returns null when it has. */
    final @Nullable Waiter addWaiter(Thread thread, int rank) {
        return push(new Waiter(thread, null, rank));
    }

    /** Adds a short action to run when the task has settled, by whoever settles it. Returns null when it has. */
    final @Nullable Waiter addWaiter(Runnable action, int rank) {
        return push(new Waiter(null, action, rank));
    }

    /** Runs a short action when the task has settled, by whoever settles it; at once when it has. */
    final void whenSettled(Runnable action) {
        if (push(new Waiter(null, action, Integer.MAX_VALUE)) == null) {
            action.run();
        }
    }

    private @Nullable Waiter push(Waiter mine) {
        for (; ; ) {
            Waiter first = waiters;
            if (first == Waiter.DONE) {
                return null;
            }
            mine.next = first;
            if (WAITERS.compareAndSet(this, first, mine)) {
                return mine;
            }
        }
    }

    /** Takes a waiter away that has given up. */
    final synchronized void removeWaiter(Waiter gone) {
        for (; ; ) {
            Waiter first = waiters;
            if (first == null || first == Waiter.DONE) {
                return;
            }
            if (first == gone) {
                if (WAITERS.compareAndSet(this, first, gone.next)) {
                    return;
                }
                continue;
            }
            for (Waiter before = first; before != null; before = before.next) {
                if (before.next == gone) {
                    before.next = gone.next;
                    return;
                }
            }
            return;
        }
    }

    /** The lowest rank among the waiters; a large number when there are none. */
    final synchronized int lowestWaitingRank() {
        int lowest = Integer.MAX_VALUE;
        for (Waiter waiter = waiters; waiter != null; waiter = waiter.next) {
            if (waiter != Waiter.DONE) {
                lowest = Math.min(lowest, waiter.rank);
            }
        }
        return lowest;
    }

    // ---------------------------------------------------------------- reading

    final boolean isTerminal() {
        return (state & PHASE) > SETTLING;
    }

    /** Whether the result is there, or nobody can change any more that it soon is: true for good once the work has begun. */
    final boolean isSettledOrSettling() {
        return (state & PHASE) >= SETTLING;
    }

    final boolean isNew() {
        int now = state;
        return phase(now) == NEW && (now & STARTED) == 0;
    }

    final boolean isQueued() {
        return (state & ~STARTED) == QUEUED;
    }

    /** Whether no thread is at the work: it has not begun yet, or it rests, or whoever settles the task found it so. */
    final boolean isIdle() {
        return phase(state) <= QUEUED;
    }

    /** Whether the work has ended, or will never begin, or begin again, because the task was asked to stop. */
    final boolean isBodyOver() {
        int now = state;
        int phase = phase(now);
        return phase == ENDED || (phase <= QUEUED && (now & LEVEL) != 0);
    }

    final boolean wasStarted() {
        return (state & STARTED) != 0;
    }

    final boolean isCancelling() {
        return (state & LEVEL) != 0;
    }

    /** The highest level asked for; null for none. */
    final @Nullable CancellationLevel level() {
        int level = (state & LEVEL) >> LEVEL_SHIFT;
        return level == 0 ? null : LEVELS[level - 1];
    }

    final TaskStatus currentStatus() {
        int now = state;
        return switch (phase(now)) {
            case COMPLETED -> TaskStatus.COMPLETED;
            case FAILED -> TaskStatus.FAILED;
            case CANCELLED -> TaskStatus.CANCELLED;
            default ->
                (now & LEVEL) != 0
                        ? TaskStatus.PENDING_CANCELLATION
                        : (now & STARTED) != 0 ? TaskStatus.RUNNING : TaskStatus.PENDING;
        };
    }

    /** The error; null for a value, and before the task has settled. */
    final @Nullable AsyncTaskError errorIfSettled() {
        return isTerminal() && outcome instanceof Failed(AsyncTaskError error) ? error : null;
    }

    /** The value. Meaningful once the task is COMPLETED. */
    final @Nullable Object value() {
        return outcome;
    }

    /** The phase, looking through SETTLING to the one before. */
    private static int phase(int now) {
        int phase = now & PHASE;
        return phase == SETTLING ? claimedFrom(now) : phase;
    }
}
