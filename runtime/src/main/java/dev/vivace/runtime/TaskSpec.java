package dev.vivace.runtime;

import dev.vivace.AsyncTask;
import dev.vivace.FallbackWork;
import dev.vivace.Lane;
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
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was said of a task before it was made. Immutable, shared by all tasks of one builder. Null means that
 * nothing was said.
 *
 * @param policies what is wrapped around the work; null for work that runs bare
 */
record TaskSpec(
        @Nullable String name,
        @Nullable Duration timeout,
        @Nullable Duration attemptTimeout,
        @Nullable RankableByPriority priority,
        int retries,
        @Nullable RetryStrategy retryStrategy,
        @Nullable Predicate<AsyncTaskError> recoverIf,
        @Nullable FallbackWork<?> fallback,
        @Nullable CircuitBreaker breaker,
        @Nullable RateLimiter limiter,
        @Nullable Bulkhead bulkhead,
        boolean tracing,
        Lane lane,
        @Nullable Path workingDirectory,
        Map<ContextKey<?>, Object> values,
        ChannelConfig messages,
        @Nullable JoinPolicy children,
        @Nullable CancellationPlan cancellation,
        @Nullable AsyncTask<?, ?> parent,
        boolean detached,
        @Nullable Step policies) {

    static final TaskSpec EMPTY = new Draft().freeze();

    Draft edit() {
        return new Draft(this);
    }

    /** A specification that is being written, by one thread. */
    static final class Draft {
        @Nullable
        String name;

        @Nullable
        Duration timeout;

        @Nullable
        Duration attemptTimeout;

        @Nullable
        RankableByPriority priority;

        int retries;

        @Nullable
        RetryStrategy retryStrategy;

        @Nullable
        Predicate<AsyncTaskError> recoverIf;

        @Nullable
        FallbackWork<?> fallback;

        @Nullable
        CircuitBreaker breaker;

        @Nullable
        RateLimiter limiter;

        @Nullable
        Bulkhead bulkhead;

        boolean tracing;
        Lane lane = Lane.FRESH;

        @Nullable
        Path workingDirectory;

        Map<ContextKey<?>, Object> values = Map.of();
        ChannelConfig messages = ChannelConfig.DEFAULT;

        @Nullable
        JoinPolicy children;

        @Nullable
        CancellationPlan cancellation;

        @Nullable
        AsyncTask<?, ?> parent;

        boolean detached;

        private Draft() {}

        private Draft(TaskSpec from) {
            name = from.name;
            timeout = from.timeout;
            attemptTimeout = from.attemptTimeout;
            priority = from.priority;
            retries = from.retries;
            retryStrategy = from.retryStrategy;
            recoverIf = from.recoverIf;
            fallback = from.fallback;
            breaker = from.breaker;
            limiter = from.limiter;
            bulkhead = from.bulkhead;
            tracing = from.tracing;
            lane = from.lane;
            workingDirectory = from.workingDirectory;
            values = from.values;
            messages = from.messages;
            children = from.children;
            cancellation = from.cancellation;
            parent = from.parent;
            detached = from.detached;
        }

        TaskSpec freeze() {
            return new TaskSpec(
                    name,
                    timeout,
                    attemptTimeout,
                    priority,
                    retries,
                    retryStrategy,
                    recoverIf,
                    fallback,
                    breaker,
                    limiter,
                    bulkhead,
                    tracing,
                    lane,
                    workingDirectory,
                    values,
                    messages,
                    children,
                    cancellation,
                    parent,
                    detached,
                    Step.around(this));
        }
    }
}
