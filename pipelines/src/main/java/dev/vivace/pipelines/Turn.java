package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One at a time, first come first. Who waits does so in the library's way: it ends with its task and holds no permit. */
final class Turn {

    // Both guarded by this object's monitor.
    private final Deque<CompletableFuture<@Nullable Void>> waiting = new ArrayDeque<>();
    private boolean taken;

    void take(TaskContext context) throws Exception {
        for (CompletableFuture<@Nullable Void> wait = tryTake(); wait != null; wait = tryTake()) {
            context.await(wait);
        }
    }

    private synchronized @Nullable CompletableFuture<@Nullable Void> tryTake() {
        if (!taken) {
            taken = true;
            return null;
        }
        CompletableFuture<@Nullable Void> wait = new CompletableFuture<>();
        waiting.add(wait);
        return wait;
    }

    synchronized void give() {
        taken = false;
        for (CompletableFuture<@Nullable Void> next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.complete(null)) {
                return;
            }
        }
    }
}
