package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber of a pipeline. Items come from the pipeline's thread, which waits for demand; the end may come from
 * another, and a violation from the subscriber's own. {@code busy} counts who wants to signal: whoever raises it from zero
 * does so, for all that come meanwhile.
 */
final class Subscription<C> implements Flow.Subscription {

    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger busy = new AtomicInteger();

    // Cleared when the subscription ends, so that nothing keeps the subscriber alive.
    private volatile Flow.@Nullable Subscriber<? super C> subscriber;

    // Set once: why it ends, or that it ends well.
    private volatile @Nullable Throwable failure;
    private volatile boolean ending;
    private volatile @Nullable CompletableFuture<@Nullable Void> waiting;
    private volatile @Nullable Runnable whenCancelled;

    Subscription(Flow.Subscriber<? super C> subscriber) {
        this.subscriber = subscriber;
    }

    void whenCancelled(Runnable action) {
        whenCancelled = action;
        if (subscriber == null) {
            action.run();
        }
    }

    @Override
    public void request(long items) {
        if (items <= 0) {
            end(new IllegalArgumentException("request must be positive (rule 3.9), was " + items));
            leave();
            return;
        }
        demand.accumulateAndGet(items, (old, more) -> old + more < 0 ? Long.MAX_VALUE : old + more);
        wake();
    }

    @Override
    public void cancel() {
        subscriber = null;
        wake();
        leave();
    }

    private void leave() {
        Runnable action = whenCancelled;
        if (action != null) {
            action.run();
        }
    }

    private void wake() {
        CompletableFuture<@Nullable Void> waiter = waiting;
        if (waiter != null) {
            waiter.complete(null);
        }
    }

    /** Gives an item, after waiting for demand; does nothing when the subscription has ended. */
    void give(C item, TaskContext context) throws Exception {
        while (demand.get() == 0 && isLive()) {
            CompletableFuture<@Nullable Void> asked = new CompletableFuture<>();
            waiting = asked;
            if (demand.get() == 0 && isLive()) {
                context.await(asked);
            }
            waiting = null;
        }
        Flow.Subscriber<? super C> target = subscriber;
        if (target == null || ending || busy.getAndIncrement() != 0) {
            return;
        }
        if (demand.get() != Long.MAX_VALUE) {
            demand.decrementAndGet();
        }
        try {
            target.onNext(item);
        } catch (RuntimeException thrown) {
            cancel();
            throw thrown;
        } finally {
            finish();
        }
    }

    private boolean isLive() {
        return subscriber != null && !ending;
    }

    /** Ends the stream for this subscriber, after the item that it is at. */
    void end(@Nullable Throwable why) {
        synchronized (this) {
            if (ending) {
                return;
            }
            failure = why;
            ending = true;
        }
        wake();
        if (busy.getAndIncrement() == 0) {
            finish();
        }
    }

    private void finish() {
        do {
            Flow.Subscriber<? super C> target = subscriber;
            if (ending && target != null) {
                subscriber = null;
                signalEnd(target);
            }
        } while (busy.decrementAndGet() != 0);
    }

    private void signalEnd(Flow.Subscriber<? super C> target) {
        Throwable why = failure;
        if (why == null) {
            target.onComplete();
        } else {
            target.onError(why);
        }
    }
}
