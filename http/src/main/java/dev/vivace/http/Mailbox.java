package dev.vivace.http;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What comes for one reader, in order. Any thread adds; one takes. It has no bound: who fills it sends no more than was
 * asked for.
 */
final class Mailbox<T> {

    private final Queue<T> arrived = new ConcurrentLinkedQueue<>();

    // Written by the reader before it looks at what has arrived; read by who adds, after adding.
    private volatile CompletableFuture<@Nullable Void> arrival = new CompletableFuture<>();

    void add(T item) {
        arrived.add(item);
        arrival.complete(null);
    }

    boolean isEmpty() {
        return arrived.isEmpty();
    }

    /** The next, waiting for it. */
    T take() throws InterruptedException {
        T next = null;
        while (next == null) {
            next = take(Long.MAX_VALUE / 4);
        }
        return next;
    }

    /** The next, waiting for it; null when nothing came in time. */
    @Nullable
    T take(long nanos) throws InterruptedException {
        T first = arrived.poll();
        if (first != null) {
            return first;
        }
        arrival = new CompletableFuture<>();
        if (arrived.isEmpty() && !Waits.isDoneWithin(arrival, nanos)) {
            return null;
        }
        return arrived.poll();
    }
}
