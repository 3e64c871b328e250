package dev.vivace.runtime;

import dev.vivace.Registration;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.StatusChange;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells one task's listeners of its moves and errors, outside the task's own thread.
 *
 * <p>A move is not handed over but read: {@link #changed()} makes each listener catch up with the task's history, of
 * which it has seen so many entries. So moves that race with each other still arrive once and in order.
 */
final class Deliveries {

    private final Executor executor;
    private final Consumer<Throwable> failures;
    private final Supplier<List<StatusChange>> history;
    private final Supplier<List<AsyncTaskError>> errors;
    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();

    Deliveries(
            Executor executor,
            Consumer<Throwable> failures,
            Supplier<List<StatusChange>> history,
            Supplier<List<AsyncTaskError>> errors) {
        this.executor = executor;
        this.failures = failures;
        this.history = history;
        this.errors = errors;
    }

    /** One listener and how far it has got. */
    private static final class Listener<V> {
        private final Supplier<List<V>> source;
        private final Consumer<? super V> target;

        // Written and read by the executor's one action at a time; the initial value by the adder before it is listed.
        private int seen;

        Listener(Supplier<List<V>> source, Consumer<? super V> target, int seen) {
            this.source = source;
            this.target = target;
            this.seen = seen;
        }

        boolean hasMore() {
            return seen < source.get().size();
        }

        /** Tells one entry. Counts it first, so that one whose listener throws is not told again. */
        void tellNext() {
            target.accept(source.get().get(seen++));
        }
    }

    /** Adds a listener that hears of all moves, those already made included. */
    Registration onStatus(Consumer<? super StatusChange> target) {
        return add(new Listener<>(history, target, 0));
    }

    /** Adds a listener that hears of errors from now on. */
    Registration onError(Consumer<? super AsyncTaskError> target) {
        return add(new Listener<>(errors, target, errors.get().size()));
    }

    private Registration add(Listener<?> listener) {
        listeners.add(listener);
        schedule(listener);
        return () -> listeners.remove(listener);
    }

    /** Lets every listener catch up. */
    void changed() {
        listeners.forEach(this::schedule);
    }

    private void schedule(Listener<?> listener) {
        executor.execute(() -> {
            if (listeners.contains(listener) && listener.hasMore()) {
                schedule(listener);
                tellNext(listener);
            }
        });
    }

    private void tellNext(Listener<?> listener) {
        try {
            listener.tellNext();
        } catch (Throwable t) {
            failures.accept(t);
        }
    }
}
