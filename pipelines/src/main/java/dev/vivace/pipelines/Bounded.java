package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Does something within a time, as a child of the calling task. So it ends the way any task does whose time is over: the
 * caller is free at once, the work is interrupted, and work that does not listen is listed as abandoned.
 */
final class Bounded {

    private record Ended(@Nullable Object value, @Nullable Exception failure) {}

    private Bounded() {}

    /**
     * Does it.
     *
     * @throws AsyncTaskException Timeout when it took longer
     */
    static @Nullable Object within(Duration time, TaskContext context, Callable<? extends @Nullable Object> action)
            throws Exception {
        TaskResult<Ended> result = context.task()
                .runtime()
                .builder()
                .name("item")
                .timeout(time)
                .<Ended>to()
                .awaitResult(child -> ended(action));
        return switch (result) {
            case TaskResult.Success<Ended>(Ended(Object value, Exception failure)) -> {
                Failures.throwIfAny(failure);
                yield value;
            }
            case TaskResult.Failure<Ended>(AsyncTaskError error) -> {
                if (error.cause().orElse(null) instanceof Error fatal) {
                    throw fatal;
                }
                throw new AsyncTaskException(error);
            }
        };
    }

    /** A failure of the action is a value here, so that a failure of the child is its timeout or its cancellation. */
    private static Ended ended(Callable<? extends @Nullable Object> action) throws Exception {
        try {
            return new Ended(action.call(), null);
        } catch (Exception e) {
            if (Cancelling.isSign(e)) {
                throw e;
            }
            return new Ended(null, e);
        }
    }
}
