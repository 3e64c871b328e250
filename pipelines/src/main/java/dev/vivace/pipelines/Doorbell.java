package dev.vivace.pipelines;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Who waits. */
abstract class DoorbellWaiting extends Apart {

    // Set by who waits; cleared by it, or by the one of those who wake that got it. Read for each item by those who
    // wake.
    volatile @Nullable CompletableFuture<@Nullable Void> waiting;
}

/**
 * Where one thread waits and others wake it. Nothing is lost when who waits looks for the last time after {@link #announce},
 * and who wakes has a full fence between what it changed and {@link #isAwaited}: of the two at least one sees the other.
 */
final class Doorbell extends DoorbellWaiting {

    private static final VarHandle WAITING;

    static {
        try {
            WAITING = MethodHandles.lookup().findVarHandle(DoorbellWaiting.class, "waiting", CompletableFuture.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused")
    private long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14;

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
