package dev.vivace.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far the work of a task has come: its thread, its moments, its attempts, and what it waits for. */
abstract class TaskProgress extends TaskRank {

    static final long NO_DEADLINE = Long.MAX_VALUE;
    private static final long NOT_YET = Long.MIN_VALUE;

    private static final VarHandle THREAD;
    private static final VarHandle STARTED_NANOS;
    private static final VarHandle LOOKED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            THREAD = lookup.findVarHandle(TaskProgress.class, "thread", Thread.class);
            STARTED_NANOS = lookup.findVarHandle(TaskProgress.class, "startedNanos", long.class);
            LOOKED = lookup.findVarHandle(TaskProgress.class, "looked", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // Written by the task's thread, which then looks at the state: after begin as a volatile, and after the work
    // through
    // THREAD, before a compare-and-set. Read by who interrupts it, once they have raised the level, and by dumps.
    private volatile @Nullable Thread thread;

    // Written once by the task's thread, right after begin; readers who see that it has begun wait for it.
    private volatile long startedNanos;

    // Written by the owner of SETTLING.
    private long settledNanos;

    // Written by the launcher before the task is queued.
    private @Nullable Deadline deadline;

    // Written by the task's thread; others may see it late.
    private int attempt;

    // Written by the task's thread around a wait; read by dumps and by who lends it a rank.
    private volatile @Nullable Object waitsFor;

    // Set by the task's thread, cleared by those who ask, who count. A race loses one; the next look makes up for it.
    private boolean checkedSince;

    // Written by whoever reads the result first.
    private volatile boolean looked;

    TaskProgress(VirtualRuntime<?, ?> runtime, TaskSpec spec, @Nullable TaskEngine parent) {
        super(runtime, spec, parent);
        // Nobody else sees this object yet, so this needs no fence, which a plain assignment would be.
        STARTED_NANOS.set(this, NOT_YET);
    }

    // ---------------------------------------------------------------- its thread

    /** From now on the calling thread runs the work. */
    final void takeThread() {
        thread = Thread.currentThread();
    }

    /** The calling thread runs the work no more. The caller looks at the state next, through a compare-and-set or a lock. */
    final void dropThread() {
        THREAD.setRelease(this, null);
    }

    final @Nullable Thread thread() {
        return thread;
    }

    final boolean isRunBy(Thread candidate) {
        return thread == candidate;
    }

    /** Guards the interrupt of the task's thread against the end of its work. */
    final Object interruptLock() {
        return extras();
    }

    /** An interrupt that was meant for the work must not reach what this thread does next. */
    final void clearInterrupt() {
        if (isCancelling()) {
            synchronized (interruptLock()) {
                Thread.interrupted();
            }
        } else {
            Thread.interrupted();
        }
    }

    // ---------------------------------------------------------------- its moments

    /** The work begins at this moment. */
    final void startsAt(long nanos) {
        STARTED_NANOS.setRelease(this, Math.max(nanos, createdNanos));
    }

    /** Meaningful once the work has begun. The thread that begins it is a few instructions away from writing it. */
    final long startedNanos() {
        long nanos = startedNanos;
        while (nanos == NOT_YET) {
            Thread.onSpinWait();
            nanos = startedNanos;
        }
        return nanos;
    }

    /** The task settles now. Called by the owner of SETTLING. */
    final void settlesNow() {
        settledNanos = Math.max(runtime.now(), wasStarted() ? startedNanos() : createdNanos);
    }

    final long settledNanos() {
        return settledNanos;
    }

    final void endsBy(@Nullable Deadline moment) {
        deadline = moment;
    }

    final @Nullable Deadline deadlineIfAny() {
        return deadline;
    }

    final long deadlineNanos() {
        return deadline == null ? NO_DEADLINE : deadline.nanos();
    }

    /** The time that the earliest deadline above this task allows, for the error that says so. */
    final Duration allowed() {
        Duration own = spec.timeout();
        if (own != null && (parent == null || deadline == null || deadline.isOf(this))) {
            return own;
        }
        return parent == null ? Duration.ZERO : parent.allowed();
    }

    // ---------------------------------------------------------------- attempts and waits

    final void nextAttempt() {
        attempt++;
        if (waitsFor != null) {
            waitsFor(null);
        }
    }

    final int attempts() {
        return attempt;
    }

    /** The pause between two attempts that this task is in; null when it is in none. */
    final @Nullable RetryPause pause() {
        return waitsFor instanceof RetryPause pause ? pause : null;
    }

    /** No attempt will follow. */
    final void endRest() {
        RetryPause pause = pause();
        if (pause != null) {
            pause.end();
            waitsFor = null;
        }
    }

    final void waitsFor(@Nullable Object what) {
        waitsFor = what;
        checked();
        showLife();
    }

    final @Nullable String waitsFor() {
        Object what = waitsFor;
        return what == null ? null : what.toString();
    }

    /**
     * Notes that the work has looked whether it should stop. Work may do so for each item of a stream, so it writes only after
     * somebody has asked: else it would take the line on which this lies from all other processors, each time.
     */
    final void checked() {
        if (!checkedSince) {
            checkedSince = true;
        }
    }

    /** How many times somebody has asked this and it had looked since the time before. May be a little behind. */
    final int checks() {
        if (checkedSince) {
            checkedSince = false;
            extras().checks++;
        }
        Extras here = extrasIfAny();
        return here == null ? 0 : here.checks;
    }

    final void showLife() {
        if (spec.messages().heartbeat().isPresent()) {
            Heartbeat.beat(view());
        }
    }

    // ---------------------------------------------------------------- who looked at its result

    final void markLooked() {
        if (!looked) {
            LOOKED.setRelease(this, true);
        }
    }

    final boolean wasLooked() {
        return looked;
    }
}
