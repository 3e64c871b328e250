package dev.vivace;

import dev.vivace.context.ContextKey;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.message.ChannelConfig;
import dev.vivace.policy.Bulkhead;
import dev.vivace.policy.CircuitBreaker;
import dev.vivace.policy.JoinPolicy;
import dev.vivace.policy.RateLimiter;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.priority.RankableByPriority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * What can be said of any task before it is made. Immutable: each call returns a new builder, so that one builder can
 * make many independent tasks. Arguments are checked where they are given.
 *
 * @param <B> the builder that is returned
 */
public interface TaskOptions<B> {

    /**
     * The name.
     *
     * @param name not blank, without {@code /}
     * @return a new builder
     */
    B name(String name);

    /**
     * One deadline over all attempts, waits and the fallback, from the start of the run.
     *
     * @param timeout positive
     * @return a new builder
     */
    B timeout(Duration timeout);

    /**
     * A bound on each attempt. It interrupts the attempt; one that does not listen is bounded by the timeout only.
     *
     * @param timeout positive
     * @return a new builder
     */
    B attemptTimeout(Duration timeout);

    /**
     * The priority.
     *
     * @param priority rank 0 to {@link RankableByPriority#LOWEST_RANK}
     * @return a new builder
     */
    B priority(RankableByPriority priority);

    /**
     * Retries after failures.
     *
     * @param retries how many attempts may follow the first, zero or more
     * @param strategy how long to wait before each
     * @return a new builder
     */
    B retry(int retries, RetryStrategy strategy);

    /**
     * Which errors are worth a retry; without it, all are. Cancellation, the deadline and {@link Error}s are never
     * retried, whatever the predicate says.
     *
     * @param predicate true for errors that may pass
     * @return a new builder
     */
    B recoverIf(Predicate<AsyncTaskError> predicate);

    /**
     * A circuit breaker around each attempt.
     *
     * @param breaker shared with other tasks
     * @return a new builder
     */
    B breaker(CircuitBreaker breaker);

    /**
     * A rate limit before each attempt.
     *
     * @param limiter shared with other tasks
     * @return a new builder
     */
    B rateLimiter(RateLimiter limiter);

    /**
     * A bound on concurrent attempts.
     *
     * @param bulkhead shared with other tasks
     * @return a new builder
     */
    B bulkhead(Bulkhead bulkhead);

    /**
     * Whether the task gets a place in a trace.
     *
     * @param on true for yes
     * @return a new builder
     */
    B tracing(boolean on);

    /**
     * The kind of thread that runs the work.
     *
     * @param lane where
     * @return a new builder
     */
    B lane(Lane lane);

    /**
     * The directory against which the task's own code resolves relative paths.
     *
     * @param directory an existing directory or one that the task will make
     * @return a new builder
     */
    B workingDirectory(Path directory);

    /**
     * Hands a dependency to the work, under its class.
     *
     * @param value what the work gets with {@link TaskContext#get}
     * @return a new builder
     */
    B with(Object value);

    /**
     * Hands a value to the work, under a key.
     *
     * @param key the key
     * @param value what the work gets with {@link TaskContext#find}
     * @param <V> the type of the value
     * @return a new builder
     */
    <V> B with(ContextKey<V> key, V value);

    /**
     * How the task's message channels behave, and whether it must show life.
     *
     * @param config the configuration
     * @return a new builder
     */
    B messages(ChannelConfig config);

    /**
     * How the task treats its children when its work has returned; without it they are waited for, and a failure that
     * nobody looked at goes to the uncaught hook.
     *
     * @param policy the policy, applied before the task settles
     * @return a new builder
     */
    B children(JoinPolicy policy);

    /**
     * The plan by which the task is cancelled when its parent ends or its runtime shuts down.
     *
     * @param plan the windows
     * @return a new builder
     */
    B cancellation(CancellationPlan plan);

    /**
     * The parent, where it is not the task in whose code the builder runs.
     *
     * @param parent a task of the same runtime that has not settled
     * @return a new builder
     */
    B parent(AsyncTask<?, ?> parent);

    /**
     * No parent, even inside a task.
     *
     * @return a new builder
     */
    B detached();
}
