package dev.vivace.pipelines;

import dev.vivace.AsyncTask;
import dev.vivace.stream.EventSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A reader of what a publisher sends. It asks for more when half of what it asked for was read. */
final class SubscribedReader<T> implements EventSource.Reader<T>, Flow.Subscriber<T> {

    static final int MOST = 256;

    private final int ahead;

    // All guarded by this object's monitor.
    private final Deque<T> items = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable CompletableFuture<@Nullable Void> change;
    private @Nullable Throwable failure;
    private boolean complete;
    private boolean closed;

    // The reading thread's own.
    private int read;
    private boolean exhausted;

    SubscribedReader(int ahead) {
        this.ahead = ahead;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        Checks.notNull("subscription", given);
        if (accept(given)) {
            given.request(ahead);
        } else {
            given.cancel();
        }
    }

    private synchronized boolean accept(Flow.Subscription given) {
        if (subscription != null || closed) {
            return false;
        }
        subscription = given;
        return true;
    }

    @Override
    public synchronized void onNext(T item) {
        Checks.notNull("item", item);
        if (!closed) {
            items.add(item);
            changed();
        }
    }

    @Override
    public synchronized void onError(Throwable thrown) {
        failure = Checks.notNull("thrown", thrown);
        complete = true;
        changed();
    }

    @Override
    public synchronized void onComplete() {
        complete = true;
        changed();
    }

    private void changed() {
        if (change != null) {
            change.complete(null);
            change = null;
        }
    }

    @Override
    public @Nullable T next() throws Exception {
        for (; ; ) {
            CompletableFuture<@Nullable Void> wait = new CompletableFuture<>();
            T item = poll(wait);
            if (item != null) {
                askForMore();
                return item;
            }
            if (exhausted) {
                return null;
            }
            await(wait);
        }
    }

    /** The next item; null when there is none now, or never again, in which case there is nothing to wait for. */
    private synchronized @Nullable T poll(CompletableFuture<@Nullable Void> wait) throws Exception {
        T item = items.poll();
        if (item == null && complete) {
            Failures.throwIfAny(failure);
            exhausted = true;
        }
        change = wait;
        return item;
    }

    private void askForMore() {
        if (++read == Math.max(1, ahead / 2)) {
            int more = read;
            read = 0;
            Checks.notNull("subscription", given()).request(more);
        }
    }

    boolean isSubscribed() {
        return given() != null;
    }

    private synchronized Flow.@Nullable Subscription given() {
        return subscription;
    }

    private static void await(CompletableFuture<@Nullable Void> wait) throws Exception {
        var context = AsyncTask.current();
        if (context.isPresent()) {
            context.get().await(wait);
        } else {
            wait.get();
        }
    }

    @Override
    public void close() {
        Flow.Subscription last;
        synchronized (this) {
            closed = true;
            items.clear();
            last = subscription;
        }
        if (last != null) {
            last.cancel();
        }
    }
}
