package dev.vivace.orchestra;

import dev.vivace.AsyncTask;
import dev.vivace.CancelHandler;
import dev.vivace.CancellationResult;
import dev.vivace.FallbackWork;
import dev.vivace.OrchestraResults;
import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.TaskRelationships;
import dev.vivace.TraceContext;
import dev.vivace.context.ContextKey;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.MemoryUsage;
import dev.vivace.metric.TaskUsage;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.priority.RankableByPriority;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A task seen through another: every method is the other's own. Long only because a task has so many. */
abstract class TaskFace implements AsyncTask<OrchestraResults<TaskId>, TaskId> {

    /** The task that runs. */
    abstract AsyncTask<OrchestraResults<TaskId>, TaskId> seen();

    @Override
    public TaskId id() {
        return seen().id();
    }

    @Override
    public Optional<String> name() {
        return seen().name();
    }

    @Override
    public String path() {
        return seen().path();
    }

    @Override
    public String toString() {
        return seen().toString();
    }

    // ---------------------------------------------------------------- priority and cancellation

    @Override
    public RankableByPriority priority() {
        return seen().priority();
    }

    @Override
    public int effectiveRank() {
        return seen().effectiveRank();
    }

    @Override
    public void changePriority(RankableByPriority priority) {
        seen().changePriority(priority);
    }

    @Override
    public CancellationResult cancel(CancellationLevel level) {
        return seen().cancel(level);
    }

    @Override
    public CancellationResult cancel(CancellationPlan plan) throws InterruptedException {
        return seen().cancel(plan);
    }

    @Override
    public Registration onCancel(CancelHandler handler, boolean essential) {
        return seen().onCancel(handler, essential);
    }

    @Override
    public Optional<CancellationLevel> cancellation() {
        return seen().cancellation();
    }

    // ---------------------------------------------------------------- errors, time, context

    @Override
    public List<AsyncTaskError> errors() {
        return seen().errors();
    }

    @Override
    public void recordError(AsyncTaskError error) {
        seen().recordError(error);
    }

    @Override
    public Registration onError(Consumer<AsyncTaskError> handler) {
        return seen().onError(handler);
    }

    @Override
    public Optional<TraceContext> trace() {
        return seen().trace();
    }

    @Override
    public Instant createdAt() {
        return seen().createdAt();
    }

    @Override
    public Optional<Instant> startedAt() {
        return seen().startedAt();
    }

    @Override
    public Optional<Instant> completedAt() {
        return seen().completedAt();
    }

    @Override
    public Optional<Duration> timeout() {
        return seen().timeout();
    }

    @Override
    public Optional<Instant> deadline() {
        return seen().deadline();
    }

    @Override
    public Runtime<?, TaskId> runtime() {
        return seen().runtime();
    }

    @Override
    public TaskRelationships<OrchestraResults<TaskId>, TaskId> relationships() {
        return seen().relationships();
    }

    @Override
    public Path workingDirectory() {
        return seen().workingDirectory();
    }

    @Override
    public <V> Optional<V> contextValue(ContextKey<V> key) {
        return seen().contextValue(key);
    }

    // ---------------------------------------------------------------- recovery, status, metrics

    @Override
    public int attempt() {
        return seen().attempt();
    }

    @Override
    public int retries() {
        return seen().retries();
    }

    @Override
    public Optional<RetryStrategy> retryStrategy() {
        return seen().retryStrategy();
    }

    @Override
    public boolean canRecoverFrom(AsyncTaskError error) {
        return seen().canRecoverFrom(error);
    }

    @Override
    public Optional<FallbackWork<OrchestraResults<TaskId>>> fallback() {
        return seen().fallback();
    }

    @Override
    public boolean retryNow() {
        return seen().retryNow();
    }

    @Override
    public String explain() {
        return seen().explain();
    }

    @Override
    public TaskStatus status() {
        return seen().status();
    }

    @Override
    public List<StatusChange> statusHistory() {
        return seen().statusHistory();
    }

    @Override
    public Registration onStatus(Consumer<StatusChange> listener) {
        return seen().onStatus(listener);
    }

    @Override
    public boolean isStalled() {
        return seen().isStalled();
    }

    @Override
    public CpuUsage cpuUsage() {
        return seen().cpuUsage();
    }

    @Override
    public MemoryUsage memoryUsage() {
        return seen().memoryUsage();
    }

    @Override
    public IoUsage ioUsage() {
        return seen().ioUsage();
    }

    @Override
    public TaskUsage totalUsage() {
        return seen().totalUsage();
    }
}
