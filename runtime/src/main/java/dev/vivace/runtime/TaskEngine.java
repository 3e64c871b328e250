package dev.vivace.runtime;

import dev.vivace.AsyncWork;
import dev.vivace.Conductor;
import dev.vivace.Lane;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.runtime.metering.Account;
import dev.vivace.runtime.schedule.Ready;
import dev.vivace.runtime.schedule.Strand;
import dev.vivace.runtime.wait.Waiting;
import dev.vivace.time.Alarm;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One task's life: launched, run, ended, settled. It is the only object that most tasks need: state, links to its
 * siblings, the entry in the ready queue and the body of its thread in one. It is made in layers that know those below only:
 * {@link TaskState}, {@link TaskParts}, {@link TaskRank}, this, and what users see of it, {@link VirtualTask}. How it is stopped
 * is in {@link Stopping}.
 */
abstract class TaskEngine extends TaskRank implements Ready, ScopedValue.CallableOp<@Nullable Object, Exception> {

    static final long NO_DEADLINE = Long.MAX_VALUE;
    private static final long NOT_YET = Long.MIN_VALUE;

    private static final VarHandle THREAD;
    private static final VarHandle STARTED_NANOS;
    private static final VarHandle LOOKED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            THREAD = lookup.findVarHandle(TaskEngine.class, "thread", Thread.class);
            STARTED_NANOS = lookup.findVarHandle(TaskEngine.class, "startedNanos", long.class);
            LOOKED = lookup.findVarHandle(TaskEngine.class, "looked", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // Written by who hands the task to a conductor, before it starts.
    private @Nullable Conducted conducted;

    // Written by the maker; cleared by the task's thread when the work has ended, so that what it captured can go.
    private @Nullable AsyncWork<?> work;

    // Both written by the launcher before the task is queued.
    private boolean enlisted;
    private @Nullable Deadline deadline;

    // Guarded by the home scope's monitor.
    @Nullable
    TaskEngine previousSibling;

    @Nullable
    TaskEngine nextSibling;

    boolean linked;

    // Written by the task's thread, which then looks at the state: after begin as a volatile, and after the work,
    // before a
    // compare-and-set, through THREAD. Read by who interrupts it, once they have raised the level, and by dumps.
    private volatile @Nullable Thread thread;

    // Written once by the task's thread, right after begin; readers who see that it has begun wait for it.
    private volatile long startedNanos;

    // Written by the owner of SETTLING.
    private long settledNanos;

    // Written by the task's thread; others may see it late.
    private int attempt;
    private boolean finishedDespiteCancel;

    // Set by the task's thread, cleared by those who ask, who count. A race loses one, and the next look makes up for
    // it.
    private boolean checkedSince;

    // How many tasks run below this one on its stack. Written and read by its thread.
    private byte depthOnStack;

    // Set once by the alarm of a deadline, before it raises the level; read by whoever settles the task.
    private volatile boolean expired;

    // Written by the task's thread around a wait; read by dumps and by who lends it a rank.
    private volatile @Nullable Object waitsFor;

    // Written by whoever reads the result first.
    private volatile boolean looked;

    TaskEngine(VirtualRuntime<?, ?> runtime, TaskSpec spec, AsyncWork<?> work, @Nullable TaskEngine parent) {
        super(runtime, spec, parent);
        this.work = work;
        // Nobody else sees this object yet, so this needs no fence, which a plain assignment would be.
        STARTED_NANOS.set(this, NOT_YET);
    }

    // ---------------------------------------------------------------- launching

    /** NEW to QUEUED, with a home, a deadline and an entry in the ready queue. Called once, by one thread. */
    final void launch() {
        AsyncTaskException refusal = enlist();
        if (refusal != null || !enqueue()) {
            if (refusal != null) {
                Stopping.discard(this);
                throw refusal;
            }
            leaveHome(false);
            if (parent != null) {
                parent.settleIfDone();
            }
            return;
        }
        arm();
        runtime.scheduler().submit(this);
    }

    /** Puts the task among its parent's live children; gives why that takes none, with the task still there. */
    final @Nullable AsyncTaskException enlist() {
        enlisted = true;
        home().add(this);
        VarHandle.fullFence();
        return parent == null ? runtime.refusal() : parent.refusal();
    }

    private Scope home() {
        return parent == null ? runtime.roots(createdNanos) : parent.scope();
    }

    /** Sets the alarms of a task that has just been queued. */
    final void arm() {
        armDeadline();
        Heartbeat.watch(this);
    }

    /** Why this task takes no more children; null when it does. Called after the child is in the scope. */
    private @Nullable AsyncTaskException refusal() {
        awaitOwner();
        CancellationLevel level = level();
        if (level != null) {
            return new TaskCancelledException(level);
        }
        return isTerminal()
                ? new AsyncTaskException(new AsyncTaskError.Rejected("parent " + label() + " has settled"))
                : null;
    }

    private void armDeadline() {
        Deadline inherited = parent == null ? null : parent.deadline;
        Duration timeout = spec.timeout();
        if (timeout != null) {
            long own = runtime.after(timeout);
            if (inherited == null || own - inherited.nanos() < 0) {
                deadline = new Deadline(this, own);
                deadline.arm();
                return;
            }
        }
        deadline = inherited;
    }

    // ---------------------------------------------------------------- running

    @Override
    public final Needs needs() {
        return switch (spec.lane()) {
            case FRESH -> Needs.FRESH_THREAD;
            case SHARED -> runtime.needsFreshThreads() ? Needs.FRESH_THREAD : Needs.ANY_THREAD;
            case CPU -> Needs.CPU_THREAD;
        };
    }

    @Override
    public final int rank() {
        return effectiveRank();
    }

    @Override
    public final boolean isReadyAt(int rank) {
        return isQueued() && effectiveRank() == rank;
    }

    @Override
    public final void proceed() {
        proceed(NO_MOMENT);
    }

    /** Runs the task to its end on this thread, and then those that its conductor lets follow it here. */
    @Override
    public final long proceed(long ended) {
        long now = ended;
        for (TaskEngine task = this; task != null; task = task.takeSuccessor()) {
            now = task.runHere(now);
        }
        return now;
    }

    /** Runs this queued task on the stack of its parent; see {@link Helping}. */
    final void runInside(TaskEngine waiting) {
        depthOnStack = (byte) (waiting.depthOnStack + 1);
        runHere(NO_MOMENT);
    }

    final int depthOnStack() {
        return depthOnStack;
    }

    /** Takes the moment at which this thread ended what it ran before, and gives that at which it ended this. */
    private long runHere(long ended) {
        if (!begin()) {
            return ended; // asked to stop, or an entry that was queued again meanwhile
        }
        boolean first = attempt == 0;
        if (first) {
            STARTED_NANOS.setRelease(this, Math.max(ended == NO_MOMENT ? runtime.now() : ended, createdNanos));
        }
        thread = Thread.currentThread();
        if (isCancelling() && stoppedAtTheStart()) {
            return NO_MOMENT;
        }
        if (first) {
            changed();
            if (conducted != null) {
                conducted.conductor().begun();
            }
        }
        Object value = null;
        Throwable thrown = null;
        Meter meter = runtime.meter();
        Usage usage = meter == null ? null : meter.begin(this);
        try {
            value = ScopedValue.where(CurrentTask.TASK, this).call(this);
        } catch (Throwable t) {
            thrown = t;
        }
        if (usage != null) {
            usage.end();
        }
        if (value instanceof RetryPause pause) {
            CancellationLevel stopped = restsFor(pause);
            if (stopped == null) {
                return NO_MOMENT;
            }
            value = null;
            thrown = new TaskCancelledException(stopped);
        }
        return finish(value, thrown) ? settledNanos : NO_MOMENT;
    }

    /** Lets this thread go until a pause is over; gives the level at which the task was asked to stop instead. */
    private @Nullable CancellationLevel restsFor(RetryPause pause) {
        THREAD.setRelease(this, null);
        Thread.interrupted(); // whoever interrupts this work from now on has raised the level before
        if (rest()) {
            pause.begin();
            return null;
        }
        endRest();
        return level();
    }

    /** Queues a task whose rest is over, unless it was asked to stop. */
    final void goOn() {
        if (resume()) {
            runtime.scheduler().submit(this);
        }
    }

    /** The pause that this task is in; null when it is in none. */
    final @Nullable RetryPause pause() {
        return waitsFor instanceof RetryPause pause ? pause : null;
    }

    /** Somebody asked for a stop between begin and the moment at which the thread could be seen. */
    private boolean stoppedAtTheStart() {
        if (isSettledOrSettling()) {
            thread = null;
            work = null;
            clearInterrupt();
            Stopping.ended(this, null);
            Conducting.ended(this, Conducting.WORK_OVER);
            return true;
        }
        if (level() != CancellationLevel.GRACEFUL) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** The body, inside the scope of {@link CurrentTask}. */
    @Override
    public final @Nullable Object call() throws Exception {
        Extras here = extrasIfAny();
        if (here == null || here.carried == null) {
            return runSteps();
        }
        try (Carried _ = Carried.restore(here.carried)) {
            return runSteps();
        }
    }

    private @Nullable Object runSteps() throws Exception {
        nextAttempt();
        Step policies = spec.policies();
        Object value = policies == null ? runWork() : policies.run(this);
        if (value instanceof RetryPause) {
            return value;
        }
        if (spec.children() != null) {
            Joining.join(this, spec.children());
        }
        if (conducted != null && !isSettledOrSettling()) {
            conducted.conductor().completing(value);
        }
        return value;
    }

    /** The innermost step. */
    final @Nullable Object runWork() throws Exception {
        AsyncWork<?> mine = work;
        if (mine == null) {
            throw new IllegalStateException("the work of " + label() + " has ended");
        }
        return mine.run(new WorkContext(this));
    }

    /** Ends the work; true when that has settled the task, a moment ago. */
    private boolean finish(@Nullable Object value, @Nullable Throwable thrown) {
        THREAD.setRelease(this, null);
        work = null;
        if (conducted != null) {
            conducted.finishes();
        }
        Conducting.ended(this, Conducting.WORK_OVER);
        AsyncTaskError error = thrown == null ? null : endError(thrown);
        if (!claim()) {
            VarHandle.fullFence();
            clearInterrupt();
            Stopping.ended(this, thrown);
            return false;
        }
        clearInterrupt();
        noteFailure(error, thrown);
        if (hasNothingLeft()) {
            settleAs(value, error);
            return true;
        }
        finishedDespiteCancel = isCancelling();
        unclaimEnded(value, error);
        Relationships.workEnded(this);
        if (error != null) {
            Stopping.escalateChildren(this);
        }
        settleIfDone();
        return false;
    }

    /** An interrupt that was meant for the work must not reach what this thread does next. */
    private void clearInterrupt() {
        if (isCancelling()) {
            synchronized (interruptLock()) {
                Thread.interrupted();
            }
        } else {
            Thread.interrupted();
        }
    }

    /** The error that a throwable ends this task with. */
    private AsyncTaskError endError(Throwable thrown) {
        CancellationLevel level = level();
        if (level != null && (expired || isSignOfCancellation(thrown))) {
            return stopError(level);
        }
        AsyncTaskError error = errorOf(thrown);
        return error instanceof AsyncTaskError.Cancelled && level == null && thrown instanceof Exception checked
                ? new AsyncTaskError.Failure(checked)
                : error;
    }

    /** Why a task that was asked to stop has stopped. */
    private AsyncTaskError stopError(CancellationLevel level) {
        return expired ? new AsyncTaskError.Timeout(allowed()) : new AsyncTaskError.Cancelled(level);
    }

    /** Notes that the deadline has passed: whoever settles the task from now on, it is a timeout. */
    final void expire() {
        expired = true;
    }

    static boolean isSignOfCancellation(Throwable thrown) {
        return thrown instanceof InterruptedException
                || thrown instanceof CancellationException
                || thrown instanceof ClosedByInterruptException
                || (thrown instanceof AsyncTaskException carried
                        && carried.error() instanceof AsyncTaskError.Cancelled);
    }

    final AsyncTaskError errorOf(Throwable thrown) {
        return AsyncTaskError.of(thrown);
    }

    private void noteFailure(@Nullable AsyncTaskError error, @Nullable Throwable thrown) {
        if (error == null || error instanceof AsyncTaskError.Cancelled) {
            return;
        }
        extras().addError(error);
        if (thrown != null && expired && !isSignOfCancellation(thrown)) {
            extras().suppress(
                            thrown); // it failed as its deadline passed: the timeout is the error, this comes beside it
        } else if (thrown instanceof AsyncTaskException) {
            for (Throwable suppressed : thrown.getSuppressed()) {
                extras().suppress(suppressed);
            }
        }
    }

    // ---------------------------------------------------------------- settling

    final boolean hasNothingLeft() {
        Scope children = scopeIfAny();
        Extras here = extrasIfAny();
        if (children == null && here == null) {
            return true;
        }
        CancelHandlers handlers = here == null ? null : here.handlersIfAny();
        return (children == null || children.isEmpty()) && (handlers == null || !handlers.isBusy());
    }

    /**
     * Settles the task if its work is over and nothing is left to wait for, and then its parent likewise, and so on up.
     * Called whenever one of the two came true.
     */
    final void settleIfDone() {
        TaskEngine task = this;
        while (task != null && task.settledNow()) {
            task = task.parent;
        }
    }

    private boolean settledNow() {
        while (isBodyOver() && hasNothingLeft() && claim()) {
            if (!isBodyOver() || !hasNothingLeft()) {
                unclaim();
                continue;
            }
            CancellationLevel level = level();
            AsyncTaskError error = wasStarted() ? endedWith() : null;
            if (error == null && level != null && !finishedDespiteCancel) {
                error = stopError(level);
            }
            settle(value(), error);
            return true;
        }
        return false;
    }

    /** Settles the task, and then its parent if that was all it waited for. Called by the owner of the claim. */
    final void settleAs(@Nullable Object value, @Nullable AsyncTaskError error) {
        settle(value, error);
        if (parent != null) {
            parent.settleIfDone();
        }
    }

    private void settle(@Nullable Object value, @Nullable AsyncTaskError error) {
        boolean idle = isIdle();
        settledNanos = Math.max(runtime.now(), wasStarted() ? startedNanos() : createdNanos);
        if (scopeIfAny() != null) {
            LostFailures.report(this, error);
        }
        if (extrasIfAny() != null) {
            tellHandlerFailures(error);
            extras().closeMailboxes(); // who sees the end must not be able to send any more
            foldAccount();
        }
        if (error == null) {
            publishValue(value);
        } else {
            publishError(error);
        }
        Conducting.ended(this, idle ? Conducting.SETTLED | Conducting.WORK_OVER : Conducting.SETTLED);
        leaveHome(true);
        cancelAlarms();
        if (idle) {
            endRest();
            runtime.scheduler().wentStale(needs());
        }
        if (extrasIfAny() != null) {
            extras().closeMailboxes(); // one may have been made meanwhile
            changed();
        }
    }

    /** No attempt will follow. */
    private void endRest() {
        RetryPause pause = pause();
        if (pause != null) {
            pause.end();
            waitsFor = null;
        }
    }

    private void leaveHome(boolean settled) {
        if (enlisted) {
            TaskEngine overflow = home().remove(this, settled);
            if (overflow != null) {
                LostFailures.reportAlone(overflow);
            }
            if (parent == null) {
                runtime.rootGone();
            } else {
                Relationships.childGone(parent);
            }
        }
    }

    final void cancelAlarms() {
        Deadline own = deadline;
        if (own != null && own.isOf(this)) {
            own.cancel();
        }
        Extras here = extrasIfAny();
        Alarm heartbeat = here == null ? null : here.heartbeatAlarm;
        if (heartbeat != null) {
            heartbeat.cancel();
        }
    }

    // ---------------------------------------------------------------- attempts

    final boolean accepts(AsyncTaskError error) {
        return !(error instanceof AsyncTaskError.Cancelled)
                && !(error instanceof AsyncTaskError.Panic(Error _))
                && (spec.recoverIf() == null || spec.recoverIf().test(error));
    }

    /** Keeps the error of an attempt after which something else is tried. */
    final void attemptFailed(AsyncTaskError error, Exception thrown) {
        extras().addError(error);
        extras().suppress(thrown);
        changed();
    }

    final void nextAttempt() {
        attempt++;
        if (waitsFor != null) {
            waitsFor(null);
        }
    }

    final int attempts() {
        return attempt;
    }

    /** A failure in a cancel handler: kept under the task's error, or told to the hook when there is none to come. */
    final void handlerFailed(Throwable failure) {
        extras().addError(errorOf(failure));
        extras().addHandlerFailure(failure);
        if (isTerminal()) {
            tellHandlerFailures(null);
        }
        changed();
    }

    private void tellHandlerFailures(@Nullable AsyncTaskError error) {
        for (Throwable failure : extras().takeHandlerFailures()) {
            if (error == null) {
                runtime.uncaught(this, failure);
            } else {
                extras().suppress(failure);
            }
        }
    }

    // ---------------------------------------------------------------- waiting

    final void sleep(Duration time, String what) throws InterruptedException {
        runtime.waits().await(what, () -> false, runtime.after(time));
    }

    @Override
    final void wake(Thread waiting) {
        Parked.wake(waiting);
    }

    /** Waits until this task has settled; a task that waits lends it its rank. */
    final void awaitSettled(long untilNanos) throws InterruptedException {
        TaskEngine waiting = CurrentTask.working();
        if (isTerminal()) {
            TaskWaits.look(waiting);
            return;
        }
        if (isRunBy(Thread.currentThread())) {
            throw new AsyncTaskException(
                    new AsyncTaskError.InvalidState("task " + label() + " cannot wait for itself"));
        }
        if (waiting != null && untilNanos == Waiting.FOREVER) {
            Helping.help(waiting, this);
        }
        if (isTerminal()) {
            TaskWaits.look(waiting);
            return;
        }
        int rank = waiting == null ? Integer.MAX_VALUE : waiting.effectiveRank();
        Waiter waiter = addWaiter(Thread.currentThread(), rank);
        if (waiting != null && waiter != null) {
            waiting.waitsOn(this);
            lend(rank);
        }
        try {
            runtime.waits().await(new Awaited(this), this::isTerminal, untilNanos);
        } finally {
            if (waiting != null) {
                waiting.waitsOn(null);
            }
            if (waiter != null) {
                stopWaiting(waiter);
            }
        }
    }

    /** What a task waits for, named only when somebody looks: a label is a string and perhaps an id to be made. */
    private record Awaited(TaskEngine task) {
        @Override
        public String toString() {
            return "task " + task.label();
        }
    }

    /** Takes a waiter away that has given up, and the rank that it lent. */
    final void stopWaiting(Waiter waiter) {
        if (!isTerminal()) {
            removeWaiter(waiter);
            reclaim();
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
            Heartbeat.beat(this);
        }
    }

    @Override
    final void rankMoved() {
        boolean queued = isQueued();
        if (queued) {
            runtime.scheduler().submit(this);
        }
        if (conducted != null && (queued || isNew())) {
            conducted.conductor().ranked();
        }
        Extras here = extrasIfAny();
        Strand strand = here == null ? null : here.strand;
        if (strand != null) {
            strand.moved();
        }
    }

    // ---------------------------------------------------------------- conducting

    /** What an orchestrator knows of this task; null when none has it. */
    final @Nullable Conducted conducted() {
        return conducted;
    }

    /** Called before the task is enlisted, under its monitor. */
    final void conductBy(Conductor given, TaskEngine under) {
        conducted = new Conducted(given);
        parent = under;
    }

    /** Lets a queued task follow this one on this thread, where the lanes allow it and nothing more urgent waits. */
    final boolean goesOnWith(TaskEngine next) {
        Conducted mine = conducted;
        if (mine == null || !mine.isFree()) {
            return false;
        }
        boolean fits = spec.lane() != Lane.CPU
                && next.spec.lane() == Lane.SHARED
                && !runtime.needsFreshThreads()
                && runtime.scheduler().mayFollow(next.needs(), next.effectiveRank());
        if (fits) {
            mine.follow(next);
        }
        return fits;
    }

    private @Nullable TaskEngine takeSuccessor() {
        return conducted == null ? null : conducted.takeSuccessor();
    }

    /** The end of a task whose value was known. Called after {@link #beginKnown}, by one thread. */
    final void finishKnown(@Nullable Object value) {
        STARTED_NANOS.setRelease(this, Math.max(runtime.now(), createdNanos));
        work = null;
        Conducting.ended(this, Conducting.WORK_OVER);
        changed();
        if (claim()) {
            settleAs(value, null);
        }
    }

    // ---------------------------------------------------------------- what it costs

    @Override
    public final void runsOn(Strand strand) {
        extras().strand = strand;
    }

    /** What this task cost, for a runtime that measures; that of its parent is made, too. */
    @Override
    public final Account account() {
        Account mine = accountIfAny();
        return mine != null ? mine : extras().account(parent == null ? null : parent.account());
    }

    private void foldAccount() {
        Account mine = accountIfAny();
        Meter meter = runtime.meter();
        if (mine != null && meter != null) {
            meter.settled(mine);
        }
    }

    // ---------------------------------------------------------------- reading

    final boolean isRunBy(Thread candidate) {
        return thread == candidate;
    }

    final @Nullable Thread thread() {
        return thread;
    }

    /** Guards the interrupt of the task's thread against the end of its work. */
    final Object interruptLock() {
        return extras();
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

    final long settledNanos() {
        return settledNanos;
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

    final void markLooked() {
        if (!looked) {
            LOOKED.setRelease(this, true);
        }
    }

    final boolean wasLooked() {
        return looked;
    }

    /** This task as users see it. */
    final VirtualTask<?, ?> view() {
        return (VirtualTask<?, ?>) this;
    }

    /** The plan by which this task is stopped when nobody says how. */
    final CancellationPlan cancellationPlan() {
        CancellationPlan own = spec.cancellation();
        return own != null ? own : runtime.cancellationPlan();
    }

    /** An error of this task as an exception, with what else went wrong suppressed under it. */
    final AsyncTaskException toException(AsyncTaskError error) {
        Extras here = extrasIfAny();
        AsyncTaskException exception = new AsyncTaskException(error, Conducting.cause(error, here));
        if (here != null) {
            for (Throwable suppressed : here.suppressed()) {
                if (!suppressed.equals(exception.getCause())) {
                    exception.addSuppressed(suppressed);
                }
            }
        }
        return exception;
    }

    /** The error that this task settled with, as an exception. */
    final AsyncTaskException settledException() {
        return toException(Objects.requireNonNull(errorIfSettled()));
    }
}
