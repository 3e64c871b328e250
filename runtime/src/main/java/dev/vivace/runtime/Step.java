package dev.vivace.runtime;

import dev.vivace.FallbackWork;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.policy.Bulkhead;
import dev.vivace.policy.CircuitBreaker;
import dev.vivace.policy.RateLimiter;
import dev.vivace.policy.RetryStrategy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One policy around the work, or the work itself. The order is fixed here and nowhere else:
 *
 * <pre>
 * deadline( fallback( retry( breaker( limiter( bulkhead( attempt timeout( work )))))))
 * </pre>
 *
 * The deadline is not a step: it bounds the whole task, so the engine keeps it. Steps are immutable, are shared by all
 * tasks of one builder, and run on the task's thread. A {@link RetryPause} in place of a value says that the task rests: its
 * thread goes, and another one runs the steps again when the pause is over.
 */
sealed interface Step {

    /** Runs this step and those inside it; gives the value, or the pause before another attempt. */
    @Nullable
    Object run(TaskEngine task) throws Exception;

    /** This step in words. */
    String explain();

    /** The step inside this one. */
    @Nullable
    Step inner();

    /** The steps that a specification asks for; null when it asks for none. */
    static @Nullable Step around(TaskSpec.Draft spec) {
        Step step = new Work();
        if (spec.attemptTimeout != null) {
            step = new AttemptTimeout(step, spec.attemptTimeout);
        }
        if (spec.bulkhead != null) {
            step = new Bulkheaded(step, spec.bulkhead);
        }
        if (spec.limiter != null) {
            step = new Limited(step, spec.limiter);
        }
        if (spec.breaker != null) {
            step = new Guarded(step, spec.breaker);
        }
        if (spec.retries > 0 && spec.retryStrategy != null) {
            step = new Retried(step, spec.retries, spec.retryStrategy);
        }
        if (spec.fallback != null) {
            step = new WithFallback(step, spec.fallback);
        }
        return step instanceof Work ? null : step;
    }

    /** The work. */
    record Work() implements Step {
        @Override
        public @Nullable Object run(TaskEngine task) throws Exception {
            return task.runWork();
        }

        @Override
        public String explain() {
            return "work";
        }

        @Override
        public @Nullable Step inner() {
            return null;
        }
    }

    /** A bound on one attempt, by interrupt. */
    record AttemptTimeout(Step inner, Duration timeout) implements Step {
        @Override
        public @Nullable Object run(TaskEngine task) throws Exception {
            AttemptTimer timer = AttemptTimer.start(task, timeout);
            try {
                return inner.run(task);
            } catch (Exception e) {
                if (timer.hasRung() && !task.isCancelling()) {
                    AsyncTaskException late = new AsyncTaskException(new AsyncTaskError.Timeout(timeout));
                    if (TaskFailures.isSignOfCancellation(e)) {
                        late.addSuppressed(e);
                    } else {
                        task.attemptFailed(AsyncTaskError.of(e), e);
                    }
                    throw late;
                }
                throw e;
            } finally {
                timer.stop();
            }
        }

        @Override
        public String explain() {
            return "attempt timeout: interrupt an attempt after " + timeout;
        }
    }

    /** A bound on concurrent attempts. */
    record Bulkheaded(Step inner, Bulkhead bulkhead) implements Step {
        @Override
        public @Nullable Object run(TaskEngine task) throws Exception {
            if (!bulkhead.enter()) {
                throw new AsyncTaskException(new AsyncTaskError.ResourceLimit(
                        "bulkhead \"" + bulkhead.name() + "\" lets " + bulkhead.limit() + " calls run at a time"));
            }
            try {
                return inner.run(task);
            } finally {
                bulkhead.leave();
            }
        }

        @Override
        public String explain() {
            return "bulkhead \"" + bulkhead.name() + "\": at most " + bulkhead.limit() + " attempts at a time";
        }
    }

    /** A wait for the next free moment. */
    record Limited(Step inner, RateLimiter limiter) implements Step {
        @Override
        public @Nullable Object run(TaskEngine task) throws Exception {
            Duration wait = limiter.reserve();
            if (!wait.isZero()) {
                task.sleep(wait, "rate limiter \"" + limiter.name() + "\"");
            }
            return inner.run(task);
        }

        @Override
        public String explain() {
            return "rate limiter \"" + limiter.name() + "\": wait for the next free moment";
        }
    }

    /** A circuit breaker. */
    record Guarded(Step inner, CircuitBreaker breaker) implements Step {
        @Override
        public @Nullable Object run(TaskEngine task) throws Exception {
            if (!breaker.tryEnter()) {
                throw new AsyncTaskException(
                        new AsyncTaskError.Rejected("circuit breaker \"" + breaker.name() + "\" is open; try later"));
            }
            boolean told = false;
            try {
                Object value = inner.run(task);
                told = true;
                breaker.succeeded();
                return value;
            } catch (Exception e) {
                if (!task.isCancelling() && !(AsyncTaskError.of(e) instanceof AsyncTaskError.Cancelled)) {
                    told = true;
                    breaker.failed(AsyncTaskError.of(e));
                }
                throw e;
            } finally {
                if (!told) {
                    breaker.abandoned();
                }
            }
        }

        @Override
        public String explain() {
            return "circuit breaker \"" + breaker.name() + "\": refuse attempts while it is open";
        }
    }

    /** Further attempts. */
    record Retried(Step inner, int retries, RetryStrategy strategy) implements Step {
        @Override
        public @Nullable Object run(TaskEngine task) throws Exception {
            for (; ; ) {
                try {
                    return inner.run(task);
                } catch (Exception e) {
                    AsyncTaskError error = AsyncTaskError.of(e);
                    int failed = task.attempts();
                    if (task.isCancelling() || failed > retries || !isWorthARetry(task, error, e)) {
                        throw e;
                    }
                    task.attemptFailed(error, e);
                    Duration delay = strategy.delay(failed, task.runtime.random());
                    RetryPause pause = RetryPause.before(task, delay, error);
                    if (delay.isPositive()) {
                        return pause;
                    }
                    task.nextAttempt();
                }
            }
        }

        /** What the predicate says; when it throws, the failure that it was asked about is kept. */
        private static boolean isWorthARetry(TaskEngine task, AsyncTaskError error, Exception failure) {
            try {
                return task.accepts(error);
            } catch (RuntimeException thrown) {
                task.attemptFailed(error, failure);
                throw thrown;
            }
        }

        @Override
        public String explain() {
            return "retry: up to " + retries + " more attempts, " + strategy;
        }
    }

    /** Something else when all else failed. */
    record WithFallback(Step inner, FallbackWork<?> fallback) implements Step {
        @Override
        public @Nullable Object run(TaskEngine task) throws Exception {
            try {
                return inner.run(task);
            } catch (Exception e) {
                AsyncTaskError original = AsyncTaskError.of(e);
                if (task.isCancelling() || original instanceof AsyncTaskError.Cancelled) {
                    throw e;
                }
                task.attemptFailed(original, e);
                return recover(task, original);
            }
        }

        private @Nullable Object recover(TaskEngine task, AsyncTaskError original) throws Exception {
            try {
                return fallback.recover(original);
            } catch (Exception failed) {
                if (task.isCancelling()) {
                    throw failed;
                }
                throw new AsyncTaskException(new AsyncTaskError.RecoveryFailed(original, AsyncTaskError.of(failed)));
            }
        }

        @Override
        public String explain() {
            return "fallback: ask it when the work has failed for good";
        }
    }
}
