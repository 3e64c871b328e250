package dev.vivace.pipelines;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where one thread waits and others wake it. Nothing is lost when who waits looks for the last time after {@link #announce},
 * and who wakes has a full fence between what it changed and {@link #isAwaited}: of the two at least one sees the other.
 */
final class Doorbell {

    private static final VarHandle WAITING;

    static {
        try {
            WAITING = MethodHandles.lookup().findVarHandle(Doorbell.class, "waiting", CompletableFuture.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // Set by who waits; cleared by it, or by the one of those who wake that got it.
    private volatile @Nullable CompletableFuture<@Nullable Void> waiting;

    /** Says that this thread is about to wait; what it looks at next it reads after that. */
    CompletableFuture<@Nullable Void> announce() {
        CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
        waiting = mine;
        VarHandle.fullFence();
        return mine;
    }

    /** This thread does not wait after all. */
    void retract() {
        waiting = null;
    }

    boolean isAwaited() {
        return waiting != null;
    }

    /** Wakes who waits. Several may call it: each wakes only whom it has seen, never takes away one that came since. */
    void ring() {
        CompletableFuture<@Nullable Void> seen = waiting;
        if (seen != null && WAITING.compareAndSet(this, seen, null)) {
            seen.complete(null);
        }
    }
}
