package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Between the source and its readers: turned off, nothing is read. It belongs to the pipeline and outlives a run. */
final class Tap {

    // Written under this object's monitor, read before each item: what readers wait for while it is off, null while it
    // is on.
    private volatile @Nullable CompletableFuture<@Nullable Void> off;

    synchronized boolean turnOff() {
        if (off != null) {
            return false;
        }
        off = new CompletableFuture<>();
        return true;
    }

    synchronized boolean turnOn() {
        CompletableFuture<@Nullable Void> waited = off;
        if (waited == null) {
            return false;
        }
        off = null;
        waited.complete(null);
        return true;
    }

    boolean isOff() {
        return off != null;
    }

    /** Waits, in the library's way, until it is on. */
    void pass(TaskContext context) throws Exception {
        for (CompletableFuture<@Nullable Void> wait = off; wait != null; wait = off) {
            context.await(wait.copy()); // who is stopped cancels what it waits for
        }
    }
}
