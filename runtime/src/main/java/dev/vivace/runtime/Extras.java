package dev.vivace.runtime;

import dev.vivace.AsyncTask;
import dev.vivace.TraceContext;
import dev.vivace.context.ContextCarrier;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.runtime.message.Mailbox;
import dev.vivace.runtime.metering.Account;
import dev.vivace.runtime.schedule.Strand;
import dev.vivace.time.Alarm;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What most tasks never need: made when one first does. The fields with
 * {@code synchronized} accessors are guarded by this object's monitor; the others say who writes them. What each end of
 * a task looks at is read without the monitor.
 */
final class Extras {

    private static final long NOT_CANCELLED = Long.MIN_VALUE;
    private static final VarHandle CANCELLED_NANOS;
    private static final VarHandle SENT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CANCELLED_NANOS = lookup.findVarHandle(Extras.class, "cancelledNanos", long.class);
            SENT = lookup.findVarHandle(Extras.class, "sent", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // Written once by the thread that starts the task; read when the task settles.
    volatile @Nullable Alarm heartbeatAlarm;

    // Written by any thread that shows life; read by the heartbeat alarm.
    volatile long lastBeatNanos;
    volatile boolean stalled;

    // Written once by the thread that makes the task.
    @Nullable
    List<ContextCarrier.Snapshot> carried;

    @Nullable
    TraceContext trace;

    // Written by an orchestrator; read when the task failed.
    volatile @Nullable Substitute substitute;

    // How often somebody asked whether the work looks at its cancellation, and it had; see TaskEngine.checks().
    int checks;

    // Written once by who made the view; read by who looks the task up.
    volatile @Nullable AsyncTask<?, ?> facade;

    // Written once by the maker of a task that is detached from the one in whose code it is made.
    volatile @Nullable TaskId starter;

    /** A value in place of that of a task that failed. */
    record Substitute(@Nullable Object value) {}

    // Written once, under this object's monitor; read by anyone.
    private volatile @Nullable Account account;

    // Written by the carrier that starts the task's thread; read by who changes the task's rank.
    volatile @Nullable Strand strand;

    private @Nullable AsyncTaskException cancelledFor;

    // Written once by who first asks for a stop, through CANCELLED_NANOS.
    private volatile long cancelledNanos = NOT_CANCELLED;

    // How many envelopes were made, by whichever thread of the task; changed through SENT.
    @SuppressWarnings("UnusedVariable")
    private volatile long sent;

    // Made by whoever asks first, under the monitor; read by anyone.
    private volatile @Nullable Deliveries deliveries;
    private volatile @Nullable CancelHandlers handlers;
    private volatile @Nullable Mailbox fromParent;
    private volatile @Nullable Mailbox fromChildren;

    // Made and changed under the monitor; null while there is nothing in it.
    private @Nullable List<AsyncTaskError> errors;
    private @Nullable List<Throwable> suppressed;
    private volatile @Nullable List<Throwable> handlerFailures;

    /** What the task cost; made with the parent's account on first use. */
    synchronized Account account(@Nullable Account parents) {
        Account mine = account;
        if (mine == null) {
            mine = Account.under(parents);
            account = mine;
        }
        return mine;
    }

    @Nullable
    Account accountIfAny() {
        return account;
    }

    /** Keeps the first instant only. */
    void noteCancelled(long nanos) {
        CANCELLED_NANOS.compareAndSet(this, NOT_CANCELLED, nanos);
    }

    long cancelledNanos() {
        return cancelledNanos;
    }

    /** Keeps the first cause only, and its error among the task's own. */
    synchronized void cancelledFor(AsyncTaskException cause) {
        if (cancelledFor == null) {
            cancelledFor = cause;
            addError(cause.error());
        }
    }

    synchronized @Nullable AsyncTaskException cancelledFor() {
        return cancelledFor;
    }

    @Nullable
    Deliveries deliveriesIfAny() {
        return deliveries;
    }

    synchronized Deliveries deliveries(Supplier<Deliveries> maker) {
        Deliveries mine = deliveries;
        if (mine == null) {
            mine = maker.get();
            deliveries = mine;
        }
        return mine;
    }

    @Nullable
    CancelHandlers handlersIfAny() {
        return handlers;
    }

    synchronized CancelHandlers handlers(Supplier<CancelHandlers> maker) {
        CancelHandlers mine = handlers;
        if (mine == null) {
            mine = maker.get();
            handlers = mine;
        }
        return mine;
    }

    Mailbox fromParent(Supplier<Mailbox> maker) {
        Mailbox made = fromParent;
        return made != null ? made : makeFromParent(maker);
    }

    private synchronized Mailbox makeFromParent(Supplier<Mailbox> maker) {
        Mailbox mine = fromParent;
        if (mine == null) {
            mine = maker.get();
            fromParent = mine;
        }
        return mine;
    }

    Mailbox fromChildren(Supplier<Mailbox> maker) {
        Mailbox made = fromChildren;
        return made != null ? made : makeFromChildren(maker);
    }

    private synchronized Mailbox makeFromChildren(Supplier<Mailbox> maker) {
        Mailbox mine = fromChildren;
        if (mine == null) {
            mine = maker.get();
            fromChildren = mine;
        }
        return mine;
    }

    /** Ends the mailboxes that were made; later ones are made by tasks that look at them after the end. */
    void closeMailboxes() {
        Mailbox down = fromParentIfAny();
        Mailbox up = fromChildrenIfAny();
        if (down != null) {
            down.close();
        }
        if (up != null) {
            up.close();
        }
    }

    long nextSequence() {
        return (long) SENT.getAndAdd(this, 1L) + 1;
    }

    synchronized void addError(AsyncTaskError error) {
        errors = plus(errors, error);
    }

    private static <E> List<E> plus(@Nullable List<E> list, E one) {
        List<E> more = list == null ? new ArrayList<>(1) : list;
        more.add(one);
        return more;
    }

    private static <E> List<E> copy(@Nullable List<E> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    synchronized List<AsyncTaskError> errors() {
        return copy(errors);
    }

    synchronized int errorCount() {
        return errors == null ? 0 : errors.size();
    }

    synchronized void addHandlerFailure(Throwable failure) {
        handlerFailures = plus(handlerFailures, failure);
    }

    List<Throwable> takeHandlerFailures() {
        return handlerFailures == null ? List.of() : takeAllHandlerFailures();
    }

    private synchronized List<Throwable> takeAllHandlerFailures() {
        List<Throwable> all = copy(handlerFailures);
        handlerFailures = null;
        return all;
    }

    @Nullable
    Mailbox fromParentIfAny() {
        return fromParent;
    }

    @Nullable
    Mailbox fromChildrenIfAny() {
        return fromChildren;
    }

    synchronized void suppress(Throwable failure) {
        suppressed = plus(suppressed, failure);
    }

    synchronized List<Throwable> suppressed() {
        return copy(suppressed);
    }
}
