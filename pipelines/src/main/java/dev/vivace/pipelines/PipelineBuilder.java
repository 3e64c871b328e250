package dev.vivace.pipelines;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncTaskBuilder;
import dev.vivace.EmittingTask;
import dev.vivace.EmittingTaskBuilder;
import dev.vivace.Lane;
import dev.vivace.SenderTask;
import dev.vivace.SenderWork;
import dev.vivace.TaskOrchestrator;
import dev.vivace.context.ContextKey;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.message.ChannelConfig;
import dev.vivace.policy.Bulkhead;
import dev.vivace.policy.CircuitBreaker;
import dev.vivace.policy.JoinPolicy;
import dev.vivace.policy.RateLimiter;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.priority.RankableByPriority;
import dev.vivace.stream.CheckpointStore;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.EventSequence;
import dev.vivace.stream.SenderStrategy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes pipelines. The options of the task go to the runtime's own builder, which checks them. */
final class PipelineBuilder<T, C, E extends Exception> implements EmittingTaskBuilder<T, C, E, TaskId> {

    private final Settings<T> settings;
    private final Function<AsyncTaskError, E> mapper;

    PipelineBuilder(Settings<T> settings, Function<AsyncTaskError, E> mapper) {
        this.settings = settings;
        this.mapper = mapper;
    }

    private EmittingTaskBuilder<T, C, E, TaskId> edited(Settings<T> changed) {
        return new PipelineBuilder<>(changed, mapper);
    }

    private EmittingTaskBuilder<T, C, E, TaskId> made(AsyncTaskBuilder changed) {
        return edited(settings.with(changed));
    }

    private AsyncTaskBuilder options() {
        return settings.options();
    }

    // ---------------------------------------------------------------- what is a pipeline's own

    @Override
    public <D> EmittingTaskBuilder<T, D, E, TaskId> collects() {
        return new PipelineBuilder<>(settings, mapper);
    }

    @Override
    public <F extends Exception> EmittingTaskBuilder<T, C, F, TaskId> mapError(Function<AsyncTaskError, F> next) {
        return new PipelineBuilder<>(settings, Checks.notNull("mapper", next));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> onError(ErrorStrategy strategy) {
        return edited(settings.with(Checks.notNull("strategy", strategy)));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> deadLetters(Consumer<? super DeadLetter<T>> letters) {
        return edited(settings.withLetters(Checks.notNull("letters", letters)));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> checkpoint(CheckpointStore store) {
        return edited(settings.with(Checks.notNull("store", store)));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> buffer(int items) {
        return edited(settings.withBuffer((int) Checks.atLeast("items", 1, items)));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> orchestrator(
            TaskOrchestrator<?, ? super EmittingTask<?, ?, E, TaskId>, TaskId> orchestrator) {
        return edited(settings.with(Checks.notNull("orchestrator", orchestrator)));
    }

    @Override
    public SenderTask<T, C, E, TaskId> sender(SenderWork<T> work, SenderStrategy strategy) {
        return end(new Plan.Sending<>(
                Checks.notNull("work", work), Checks.notNull("strategy", strategy), false, Optional.empty()));
    }

    @Override
    public SenderTask<T, C, E, TaskId> sequence(SenderWork<T> work) {
        return end(new Plan.Sending<>(Checks.notNull("work", work), SenderStrategy.serial(), true, Optional.empty()));
    }

    @Override
    public SenderTask<T, C, E, TaskId> sequence(SenderWork<T> work, EventSequence<? super T> order) {
        return end(new Plan.Sending<>(
                Checks.notNull("work", work),
                SenderStrategy.serial(),
                true,
                Optional.of(Checks.notNull("order", order))));
    }

    private SenderTask<T, C, E, TaskId> end(Plan.Sending<T> sending) {
        return new SenderEnd<>(settings, sending, mapper);
    }

    // ---------------------------------------------------------------- what every task has

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> name(String name) {
        return made(options().name(name));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> timeout(Duration timeout) {
        return made(options().timeout(timeout));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> attemptTimeout(Duration timeout) {
        return made(options().attemptTimeout(timeout));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> priority(RankableByPriority priority) {
        return made(options().priority(priority));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> retry(int retries, RetryStrategy strategy) {
        return made(options().retry(retries, strategy));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> recoverIf(Predicate<AsyncTaskError> predicate) {
        return made(options().recoverIf(predicate));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> breaker(CircuitBreaker breaker) {
        return made(options().breaker(breaker));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> rateLimiter(RateLimiter limiter) {
        return made(options().rateLimiter(limiter));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> bulkhead(Bulkhead bulkhead) {
        return made(options().bulkhead(bulkhead));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> tracing(boolean on) {
        return made(options().tracing(on));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> lane(Lane lane) {
        return made(options().lane(lane));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> workingDirectory(Path directory) {
        return made(options().workingDirectory(directory));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> with(Object value) {
        return made(options().with(value));
    }

    @Override
    public <V> EmittingTaskBuilder<T, C, E, TaskId> with(ContextKey<V> key, V value) {
        return made(options().with(key, value));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> messages(ChannelConfig config) {
        return made(options().messages(config));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> children(JoinPolicy policy) {
        return made(options().children(policy));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> cancellation(CancellationPlan plan) {
        return made(options().cancellation(plan));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> parent(AsyncTask<?, ?> parent) {
        return made(options().parent(parent));
    }

    @Override
    public EmittingTaskBuilder<T, C, E, TaskId> detached() {
        return made(options().detached());
    }
}
