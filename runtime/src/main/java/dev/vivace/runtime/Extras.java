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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What most tasks never need: made when one first does. The fields with {@code synchronized} accessors are guarded by
 * this object's monitor; the others say who writes them.
 */
final class Extras {

    // Written once by the thread that starts the task; read when the task settles.
    volatile @Nullable Alarm deadlineAlarm;
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

    // Written by the task's thread around the wait between two attempts; read by who would end it.
    volatile @Nullable RetryPause pause;

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
    private long cancelledNanos = Long.MIN_VALUE;
    private @Nullable Deliveries deliveries;
    private @Nullable CancelHandlers handlers;

    // Made by whoever asks first, under the monitor. Each child that ends looks at the second, without it.
    private @Nullable Mailbox fromParent;
    private volatile @Nullable Mailbox fromChildren;
    private long sent;
    private final List<AsyncTaskError> errors = new ArrayList<>(0);
    private final List<Throwable> suppressed = new ArrayList<>(0);
    private final List<Throwable> handlerFailures = new ArrayList<>(0);

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
    synchronized void noteCancelled(long nanos) {
        if (cancelledNanos == Long.MIN_VALUE) {
            cancelledNanos = nanos;
        }
    }

    synchronized long cancelledNanos() {
        return cancelledNanos;
    }

    /** Keeps the first cause only, and its error among the task's own. */
    synchronized void cancelledFor(AsyncTaskException cause) {
        if (cancelledFor == null) {
            cancelledFor = cause;
            errors.add(cause.error());
        }
    }

    synchronized @Nullable AsyncTaskException cancelledFor() {
        return cancelledFor;
    }

    synchronized @Nullable Deliveries deliveriesIfAny() {
        return deliveries;
    }

    synchronized Deliveries deliveries(Supplier<Deliveries> maker) {
        if (deliveries == null) {
            deliveries = maker.get();
        }
        return deliveries;
    }

    synchronized @Nullable CancelHandlers handlersIfAny() {
        return handlers;
    }

    synchronized CancelHandlers handlers(Supplier<CancelHandlers> maker) {
        if (handlers == null) {
            handlers = maker.get();
        }
        return handlers;
    }

    synchronized Mailbox fromParent(Supplier<Mailbox> maker) {
        if (fromParent == null) {
            fromParent = maker.get();
        }
        return fromParent;
    }

    synchronized Mailbox fromChildren(Supplier<Mailbox> maker) {
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

    synchronized long nextSequence() {
        return ++sent;
    }

    synchronized void addError(AsyncTaskError error) {
        errors.add(error);
    }

    synchronized List<AsyncTaskError> errors() {
        return List.copyOf(errors);
    }

    synchronized int errorCount() {
        return errors.size();
    }

    synchronized void addHandlerFailure(Throwable failure) {
        handlerFailures.add(failure);
    }

    synchronized List<Throwable> takeHandlerFailures() {
        List<Throwable> all = List.copyOf(handlerFailures);
        handlerFailures.clear();
        return all;
    }

    synchronized @Nullable Mailbox fromParentIfAny() {
        return fromParent;
    }

    @Nullable
    Mailbox fromChildrenIfAny() {
        return fromChildren;
    }

    synchronized void suppress(Throwable failure) {
        suppressed.add(failure);
    }

    synchronized List<Throwable> suppressed() {
        return List.copyOf(suppressed);
    }
}
