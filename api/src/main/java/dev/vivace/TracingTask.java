package dev.vivace;

import dev.vivace.error.AsyncTaskError;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task whose errors can be seen, and whose place in a trace is known when tracing is on (row 5).
 *
 * @param <T> the type of the result
 */
public interface TracingTask<T extends @Nullable Object> {

    /**
     * Every error of the task so far, in order: of each failed attempt, of the fallback, and those that were recorded.
     *
     * @return a copy
     */
    List<AsyncTaskError> errors();

    /**
     * Records an error that does not end the task.
     *
     * @param error what happened
     */
    void recordError(AsyncTaskError error);

    /**
     * Handles each error from now on. Handlers run outside the task's own thread, one call at a time and in order; one
     * that throws harms nothing but is reported to the uncaught hook.
     *
     * @param handler what to do with it
     * @return removes the handler
     */
    Registration onError(Consumer<AsyncTaskError> handler);

    /**
     * The place in the trace.
     *
     * @return present when the builder said {@code tracing(true)}
     */
    Optional<TraceContext> trace();
}
