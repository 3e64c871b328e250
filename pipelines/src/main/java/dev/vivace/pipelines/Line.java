package dev.vivace.pipelines;

import dev.vivace.Runtime;
import dev.vivace.TaskContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A bounded line of things to tell one listener, outside the threads that have them to tell: one call at a time, in order.
 * A listener that throws is reported to the runtime's uncaught hook.
 */
final class Line<V> {

    private static final int BOUND = 1024;

    private final Consumer<? super V> listener;
    private final Runtime<?, ?> runtime;

    // All guarded by this object's monitor.
    private final Deque<V> waiting = new ArrayDeque<>();
    private boolean telling;
    private boolean ended;
    private @Nullable CompletableFuture<@Nullable Void> room;

    Line(Consumer<? super V> listener, Runtime<?, ?> runtime) {
        this.listener = listener;
        this.runtime = runtime;
    }

    /** Tells something, and waits first while the line is full. */
    void tell(V what, TaskContext context) throws Exception {
        for (CompletableFuture<@Nullable Void> full = roomOrNull(); full != null; full = roomOrNull()) {
            context.await(full);
        }
        tellNow(what);
    }

    private synchronized @Nullable CompletableFuture<@Nullable Void> roomOrNull() {
        if (ended || waiting.size() < BOUND) {
            return null;
        }
        if (room == null) {
            room = new CompletableFuture<>();
        }
        return room;
    }

    void tellNow(V what) {
        boolean begin;
        synchronized (this) {
            if (ended) {
                return;
            }
            waiting.add(what);
            begin = !telling;
            telling = true;
        }
        if (begin) {
            execute(this::work);
        }
    }

    /** Tells the last thing; what comes after is not told. */
    void last(V what) {
        synchronized (this) {
            if (ended) {
                return;
            }
        }
        tellNow(what);
        end();
    }

    /** Tells nothing that is not in the line yet. */
    synchronized void end() {
        ended = true;
        giveRoom();
    }

    /** Forgets also what is in the line. */
    synchronized void remove() {
        waiting.clear();
        end();
    }

    private void execute(Runnable action) {
        try {
            runtime.asExecutor().execute(action);
        } catch (RejectedExecutionException shutDown) {
            action.run();
        }
    }

    private void work() {
        for (V next = poll(); next != null; next = poll()) {
            try {
                listener.accept(next);
            } catch (RuntimeException | Error thrown) {
                report(thrown);
            }
        }
    }

    /** What an executor's task throws goes to the uncaught hook; a runtime that has shut down has no hook any more. */
    private void report(Throwable thrown) {
        try {
            runtime.asExecutor().execute(() -> Failures.throwUnchecked(thrown));
        } catch (RejectedExecutionException shutDown) {
            System.getLogger("dev.vivace").log(System.Logger.Level.WARNING, "a listener failed", thrown);
        }
    }

    private synchronized @Nullable V poll() {
        V next = waiting.poll();
        telling = next != null;
        if (waiting.size() <= BOUND / 2) {
            giveRoom();
        }
        return next;
    }

    private void giveRoom() {
        if (room != null) {
            room.complete(null);
            room = null;
        }
    }
}
