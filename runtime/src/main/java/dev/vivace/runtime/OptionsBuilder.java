package dev.vivace.runtime;

import dev.vivace.AsyncTask;
import dev.vivace.Lane;
import dev.vivace.TaskOptions;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The options that all builders share: each call copies the specification and changes one thing. */
abstract class OptionsBuilder<B> implements TaskOptions<B> {

    final VirtualRuntime<?, ?> runtime;
    final TaskSpec spec;

    OptionsBuilder(VirtualRuntime<?, ?> runtime, TaskSpec spec) {
        this.runtime = runtime;
        this.spec = spec;
    }

    /** The same kind of builder with another specification. */
    abstract B with(TaskSpec changed);

    final B edit(Consumer<TaskSpec.Draft> change) {
        TaskSpec.Draft draft = spec.edit();
        change.accept(draft);
        return with(draft.freeze());
    }

    @Override
    public B name(String name) {
        String checked = Checks.taskName(name);
        return edit(draft -> draft.name = checked);
    }

    @Override
    public B timeout(Duration timeout) {
        Duration checked = Checks.positive("timeout", timeout);
        return edit(draft -> draft.timeout = checked);
    }

    @Override
    public B attemptTimeout(Duration timeout) {
        Duration checked = Checks.positive("attemptTimeout", timeout);
        return edit(draft -> draft.attemptTimeout = checked);
    }

    @Override
    public B priority(RankableByPriority priority) {
        RankableByPriority checked = Checks.priority(priority);
        return edit(draft -> draft.priority = checked);
    }

    @Override
    public B retry(int retries, RetryStrategy strategy) {
        Checks.atLeast(0, "retries", retries);
        Checks.notNull("strategy", strategy);
        return edit(draft -> {
            draft.retries = retries;
            draft.retryStrategy = strategy;
        });
    }

    @Override
    public B recoverIf(Predicate<AsyncTaskError> predicate) {
        Checks.notNull("predicate", predicate);
        return edit(draft -> draft.recoverIf = predicate);
    }

    @Override
    public B breaker(CircuitBreaker breaker) {
        Checks.notNull("breaker", breaker);
        return edit(draft -> draft.breaker = breaker);
    }

    @Override
    public B rateLimiter(RateLimiter limiter) {
        Checks.notNull("limiter", limiter);
        return edit(draft -> draft.limiter = limiter);
    }

    @Override
    public B bulkhead(Bulkhead bulkhead) {
        Checks.notNull("bulkhead", bulkhead);
        return edit(draft -> draft.bulkhead = bulkhead);
    }

    @Override
    public B tracing(boolean on) {
        return edit(draft -> draft.tracing = on);
    }

    @Override
    public B lane(Lane lane) {
        Checks.notNull("lane", lane);
        return edit(draft -> draft.lane = lane);
    }

    @Override
    public B workingDirectory(Path directory) {
        Path absolute = directory.toAbsolutePath();
        return edit(draft -> draft.workingDirectory = absolute);
    }

    @Override
    @SuppressWarnings("unchecked") // an object is of its own class
    public B with(Object value) {
        return with(ContextKey.of((Class<Object>) value.getClass()), value);
    }

    @Override
    public <V> B with(ContextKey<V> key, V value) {
        Objects.requireNonNull(value, () -> "the value of " + key.name() + " must not be null");
        return edit(draft -> {
            Map<ContextKey<?>, Object> values = new HashMap<>(draft.values);
            values.put(key, value);
            draft.values = Map.copyOf(values);
        });
    }

    @Override
    public B messages(ChannelConfig config) {
        Checks.notNull("config", config);
        return edit(draft -> draft.messages = config);
    }

    @Override
    public B children(JoinPolicy policy) {
        Checks.notNull("policy", policy);
        return edit(draft -> draft.children = policy);
    }

    @Override
    public B cancellation(CancellationPlan plan) {
        Checks.notNull("plan", plan);
        return edit(draft -> draft.cancellation = plan);
    }

    @Override
    public B parent(AsyncTask<?, ?> parent) {
        // A pipeline is a view of its task; what it says of its relatives is the task's own.
        if (!(parent.relationships() instanceof Relationships<?, ?>(VirtualTask<?, ?> engine))
                || engine.runtime != runtime) {
            throw new IllegalArgumentException("parent must be a task of the same runtime, was " + parent);
        }
        return edit(draft -> {
            draft.parent = engine;
            draft.detached = false;
        });
    }

    @Override
    public B detached() {
        return edit(draft -> {
            draft.parent = null;
            draft.detached = true;
        });
    }
}
