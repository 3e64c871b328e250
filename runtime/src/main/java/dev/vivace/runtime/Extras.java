package dev.vivace.runtime;

import dev.vivace.TraceContext;
import dev.vivace.context.ContextCarrier;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.MemoryUsage;
import dev.vivace.runtime.message.Mailbox;
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

    // Written by the task's thread when the work has ended; read by anyone.
    volatile CpuUsage cpu = CpuUsage.UNAVAILABLE;
    volatile MemoryUsage memory = MemoryUsage.UNAVAILABLE;

    // Written once by the thread that makes the task.
    @Nullable
    List<ContextCarrier.Snapshot> carried;

    @Nullable
    TraceContext trace;

    // Written by an orchestrator; read when the task failed.
    volatile @Nullable Substitute substitute;

    /** A value in place of that of a task that failed. */
    record Substitute(@Nullable Object value) {}

    private @Nullable AsyncTaskException cancelledFor;
    private long cancelledNanos = Long.MIN_VALUE;
    private @Nullable Deliveries deliveries;
    private @Nullable CancelHandlers handlers;
    private @Nullable Mailbox fromParent;
    private @Nullable Mailbox fromChildren;
    private long sent;
    private final List<AsyncTaskError> errors = new ArrayList<>(0);
    private final List<Throwable> suppressed = new ArrayList<>(0);
    private final List<Throwable> handlerFailures = new ArrayList<>(0);

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
        if (fromChildren == null) {
            fromChildren = maker.get();
        }
        return fromChildren;
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

    synchronized @Nullable Mailbox fromChildrenIfAny() {
        return fromChildren;
    }

    synchronized void suppress(Throwable failure) {
        suppressed.add(failure);
    }

    synchronized List<Throwable> suppressed() {
        return List.copyOf(suppressed);
    }
}
