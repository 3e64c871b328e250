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
import dev.vivace.time.Alarm;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One task's life: launched, run, ended, settled. It is the only object that most tasks need: state, links to its
 * siblings, the entry in the ready queue and the body of its thread in one. It is made in layers that know those below only:
 * {@link TaskState}, {@link TaskParts}, {@link TaskRank}, {@link TaskProgress}, {@link TaskFailures}, this, and what users see
 * of it, {@link VirtualTask}. How it is waited for is in {@link Awaiting}, how it is stopped in {@link Stopping}.
 */
abstract class TaskEngine extends TaskFailures implements Ready, ScopedValue.CallableOp<@Nullable Object, Exception> {

    // Written by who hands the task to a conductor, before it starts.
    private @Nullable Conducted conducted;

    // Written by the maker; cleared by the task's thread when the work has ended, so that what it captured can go.
    private @Nullable AsyncWork<?> work;

    // Written by the launcher before the task is queued.
    private boolean enlisted;

    // Guarded by the home scope's monitor.
    @Nullable
    TaskEngine previousSibling;

    @Nullable
    TaskEngine nextSibling;

    boolean linked;

    // Written by the task's thread; read by the owner of SETTLING.
    private boolean finishedDespiteCancel;

    // How many tasks run below this one on its stack. Written and read by its thread.
    private byte depthOnStack;

    TaskEngine(VirtualRuntime<?, ?> runtime, TaskSpec spec, AsyncWork<?> work, @Nullable TaskEngine parent) {
        super(runtime, spec, parent);
        this.work = work;
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
        Deadline deadline = Deadline.of(this);
        endsBy(deadline);
        if (deadline != null && deadline.isOf(this)) {
            deadline.arm();
        }
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
        boolean first = attempts() == 0;
        if (first) {
            startsAt(ended == NO_MOMENT ? runtime.now() : ended);
        }
        takeThread();
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
        return finish(value, thrown) ? settledNanos() : NO_MOMENT;
    }

    /** Lets this thread go until a pause is over; gives the level at which the task was asked to stop instead. */
    private @Nullable CancellationLevel restsFor(RetryPause pause) {
        dropThread();
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

    /** Somebody asked for a stop between begin and the moment at which the thread could be seen. */
    private boolean stoppedAtTheStart() {
        if (isSettledOrSettling()) {
            dropThread();
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
        dropThread();
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
        workFailed(error, thrown);
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

    /** The plan by which this task is stopped when nobody says how. */
    final CancellationPlan cancellationPlan() {
        CancellationPlan own = spec.cancellation();
        return own != null ? own : runtime.cancellationPlan();
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
        settlesNow();
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
        Deadline own = deadlineIfAny();
        if (own != null && own.isOf(this)) {
            own.cancel();
        }
        Extras here = extrasIfAny();
        Alarm heartbeat = here == null ? null : here.heartbeatAlarm;
        if (heartbeat != null) {
            heartbeat.cancel();
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
        startsAt(runtime.now());
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
}
