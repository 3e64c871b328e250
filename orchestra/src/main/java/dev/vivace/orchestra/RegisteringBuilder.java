package dev.vivace.orchestra;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.FallbackWork;
import dev.vivace.Lane;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskResult;
import dev.vivace.context.ContextKey;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
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
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A builder whose tasks are registered with an orchestra, which starts them too. Every option is that of the builder
 * below. Long only because a task has so many.
 */
record RegisteringBuilder<T extends @Nullable Object, E extends Exception>(
        Engine engine, SpawningTaskBuilder<T, E, TaskId> below) implements SpawningTaskBuilder<T, E, TaskId> {

    private SpawningTaskBuilder<T, E, TaskId> over(SpawningTaskBuilder<T, E, TaskId> changed) {
        return new RegisteringBuilder<>(engine, changed);
    }

    // ---------------------------------------------------------------- making tasks

    @Override
    public SpawningTask<T, TaskId> run(AsyncWork<T> work) {
        SpawningTask<T, TaskId> task = below.prepare(work);
        Part part = engine.entrance().register(task);
        engine.starts().asked(part);
        return task;
    }

    @Override
    public SpawningTask<T, TaskId> prepare(AsyncWork<T> work) {
        SpawningTask<T, TaskId> task = below.prepare(work);
        engine.entrance().register(task);
        return task;
    }

    @Override
    public T await(AsyncWork<T> work) throws E, InterruptedException {
        SpawningTask<T, TaskId> task = settled(work);
        try {
            return task.await();
        } catch (AsyncTaskException carried) {
            throw failureOf(carried);
        }
    }

    @Override
    public TaskResult<T> awaitResult(AsyncWork<T> work) throws InterruptedException {
        return settled(work).awaitResult();
    }

    /** Runs the work and waits for its end; when the caller is stopped meanwhile, so is the task. */
    private SpawningTask<T, TaskId> settled(AsyncWork<T> work) throws InterruptedException {
        SpawningTask<T, TaskId> task = run(work);
        try {
            var _ = task.awaitResult();
        } catch (InterruptedException interrupted) {
            task.cancel(CancellationLevel.KILL);
            throw interrupted;
        } catch (TaskCancelledException stopped) {
            task.cancel(stopped.level());
            throw stopped;
        }
        return task;
    }

    @Override
    public E failureOf(AsyncTaskException carried) {
        return below.failureOf(carried);
    }

    @Override
    public <F extends Exception> SpawningTaskBuilder<T, F, TaskId> mapError(Function<AsyncTaskError, F> mapper) {
        return new RegisteringBuilder<>(engine, below.mapError(mapper));
    }

    // ---------------------------------------------------------------- options

    @Override
    public <V> SpawningTaskBuilder<T, E, TaskId> with(ContextKey<V> key, V value) {
        return over(below.with(key, value));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> name(String name) {
        return over(below.name(name));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> timeout(Duration timeout) {
        return over(below.timeout(timeout));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> attemptTimeout(Duration timeout) {
        return over(below.attemptTimeout(timeout));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> priority(RankableByPriority priority) {
        return over(below.priority(priority));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> retry(int retries, RetryStrategy strategy) {
        return over(below.retry(retries, strategy));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> recoverIf(Predicate<AsyncTaskError> predicate) {
        return over(below.recoverIf(predicate));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> breaker(CircuitBreaker breaker) {
        return over(below.breaker(breaker));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> rateLimiter(RateLimiter limiter) {
        return over(below.rateLimiter(limiter));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> bulkhead(Bulkhead bulkhead) {
        return over(below.bulkhead(bulkhead));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> tracing(boolean on) {
        return over(below.tracing(on));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> lane(Lane lane) {
        return over(below.lane(lane));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> workingDirectory(Path directory) {
        return over(below.workingDirectory(directory));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> with(Object value) {
        return over(below.with(value));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> messages(ChannelConfig config) {
        return over(below.messages(config));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> children(JoinPolicy policy) {
        return over(below.children(policy));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> cancellation(CancellationPlan plan) {
        return over(below.cancellation(plan));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> parent(AsyncTask<?, ?> parent) {
        return over(below.parent(parent));
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> detached() {
        return over(below.detached());
    }

    @Override
    public SpawningTaskBuilder<T, E, TaskId> fallback(FallbackWork<T> fallback) {
        return over(below.fallback(fallback));
    }
}
