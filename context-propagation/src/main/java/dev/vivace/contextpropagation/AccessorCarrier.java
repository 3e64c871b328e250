package dev.vivace.contextpropagation;

import dev.vivace.context.ContextCarrier;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.ThreadLocalAccessor;

/**
 * Carries every thread local for which a {@link ThreadLocalAccessor} is registered: observations, security contexts,
 * whatever a library brings. Work, retries, fallback, cancel handlers and receivers have the values of the code that
 * made the task.
 *
 * <p>Found through {@code ServiceLoader} when this module is there, and uses the registry that all of the process
 * share. A value that was absent is absent in the task too, whatever the thread had. Thread-safe.
 */
public final class AccessorCarrier implements ContextCarrier {

    private final ContextSnapshotFactory factory;

    /** For {@code ServiceLoader}: the registry that all of the process share. */
    public AccessorCarrier() {
        this(ContextSnapshotFactory.builder().clearMissing(true).build());
    }

    private AccessorCarrier(ContextSnapshotFactory factory) {
        this.factory = factory;
    }

    /**
     * A carrier for the builder of a runtime, with a factory of one's own: another registry, or fewer keys.
     *
     * @param factory takes the snapshots
     * @return a carrier
     */
    public static AccessorCarrier of(ContextSnapshotFactory factory) {
        return new AccessorCarrier(factory);
    }

    @Override
    public Snapshot capture() {
        ContextSnapshot captured = factory.captureAll();
        return () -> {
            ContextSnapshot.Scope scope = captured.setThreadLocals();
            return scope::close;
        };
    }
}
