package dev.vivace;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.policy.RetryStrategy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that tries again, and then something else (row 8).
 *
 * <p>The order of policies is fixed, whatever the order of the builder's calls: deadline, fallback, retry, breaker,
 * limiter, bulkhead, attempt timeout, work; {@link #explain()} prints it.
 *
 * @param <T> the type of the result
 */
public interface RecoverableTask<T extends @Nullable Object> {

    /**
     * Which attempt runs, or was the last.
     *
     * @return 0 before the first
     */
    int attempt();

    /**
     * How many retries may follow the first attempt.
     *
     * @return zero or more
     */
    int retries();

    /**
     * How long it waits between attempts.
     *
     * @return nothing when it does not retry
     */
    Optional<RetryStrategy> retryStrategy();

    /**
     * Whether an error would be retried, attempts permitting. Cancellation, the deadline and {@link Error}s never are.
     *
     * @param error what happened
     * @return whether the predicate accepts it
     */
    boolean canRecoverFrom(AsyncTaskError error);

    /**
     * What is done when the work has failed for good.
     *
     * @return the fallback, where there is one
     */
    Optional<FallbackWork<T>> fallback();

    /**
     * Ends the wait before the next attempt, which begins at once.
     *
     * @return false when it is not in such a wait
     */
    boolean retryNow();

    /**
     * The policies in words, outermost first, one line each.
     *
     * @return never empty
     */
    String explain();
}
