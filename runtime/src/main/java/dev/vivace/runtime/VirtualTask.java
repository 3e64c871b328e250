package dev.vivace.runtime;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.CancelHandler;
import dev.vivace.CancellationResult;
import dev.vivace.ConductedTask;
import dev.vivace.Conductor;
import dev.vivace.FallbackWork;
import dev.vivace.JoinedChildren;
import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.TaskDump;
import dev.vivace.TaskRelationships;
import dev.vivace.TaskResult;
import dev.vivace.TraceContext;
import dev.vivace.context.ContextKey;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.MemoryUsage;
import dev.vivace.metric.TaskUsage;
import dev.vivace.policy.JoinPolicy;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.priority.RankableByPriority;
import dev.vivace.runtime.metering.Account;
import dev.vivace.runtime.wait.Waiting;
import dev.vivace.watch.RuntimeSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What users see of a task. It is the engine's own object seen through the API's interfaces: each method is a line or
 * two, and anything longer belongs to the part it speaks of. Long only because a task has thirty accessors.
 */
final class VirtualTask<T extends @Nullable Object, I extends TaskId> extends TaskEngine
        implements ConductedTask<T, I> {

    VirtualTask(VirtualRuntime<?, I> runtime, TaskSpec spec, AsyncWork<T> work, @Nullable TaskEngine parent) {
        super(runtime, spec, work, parent);
    }

    // ---------------------------------------------------------------- identity and name

    @Override
    @SuppressWarnings("unchecked") // the runtime of this task makes ids of kind I
    public I id() {
        return (I) idFrom(runtime.ids());
    }

    @Override
    String shortId() {
        String text = id().text();
        return text.substring(Math.max(0, text.length() - 8));
    }

    @Override
    public Optional<String> name() {
        return Optional.ofNullable(spec.name());
    }

    @Override
    public String path() {
        Deque<String> labels = new ArrayDeque<>();
        for (TaskEngine task = this; task != null; task = task.parent) {
            labels.addFirst(task.label());
        }
        return String.join("/", labels);
    }

    @Override
    public String toString() {
        return "task " + path() + " (" + status() + ")";
    }

    // ---------------------------------------------------------------- priority

    @Override
    public RankableByPriority priority() {
        return priorityNow();
    }

    @Override
    public void changePriority(RankableByPriority next) {
        priorityNow(Checks.priority(next));
    }

    // ---------------------------------------------------------------- cancellation

    @Override
    public CancellationResult cancel(CancellationLevel level) {
        return Stopping.cancel(this, level);
    }

    @Override
    public CancellationResult cancel(CancellationPlan plan) throws InterruptedException {
        return Stopping.cancel(this, plan);
    }

    @Override
    public Registration onCancel(CancelHandler handler, boolean essential) {
        if (isTerminal()) {
            return () -> {};
        }
        Registration registration = extras().handlers(CancelHandlers::new).add(handler, essential);
        CancellationLevel level = level();
        if (level != null && !isTerminal()) {
            Stopping.startHandlers(this, level);
        }
        return registration;
    }

    @Override
    public Optional<CancellationLevel> cancellation() {
        return Optional.ofNullable(level());
    }

    // ---------------------------------------------------------------- errors and tracing

    @Override
    public List<AsyncTaskError> errors() {
        Extras extras = extrasIfAny();
        return extras == null ? List.of() : extras.errors();
    }

    @Override
    public void recordError(AsyncTaskError error) {
        extras().addError(error);
        changed();
    }

    @Override
    public Registration onError(Consumer<AsyncTaskError> handler) {
        return deliveries().onError(handler);
    }

    @Override
    public Optional<TraceContext> trace() {
        Extras extras = extrasIfAny();
        return extras == null ? Optional.empty() : Optional.ofNullable(extras.trace);
    }

    // ---------------------------------------------------------------- time

    @Override
    public Instant createdAt() {
        return runtime.instant(createdNanos);
    }

    @Override
    public Optional<Instant> startedAt() {
        return wasStarted() ? Optional.of(runtime.instant(startedNanos())) : Optional.empty();
    }

    @Override
    public Optional<Instant> completedAt() {
        return isTerminal() ? Optional.of(runtime.instant(settledNanos())) : Optional.empty();
    }

    @Override
    public Optional<Duration> timeout() {
        return Optional.ofNullable(spec.timeout());
    }

    @Override
    public Optional<Instant> deadline() {
        long nanos = deadlineNanos();
        return nanos == NO_DEADLINE ? Optional.empty() : Optional.of(runtime.instant(nanos));
    }

    // ---------------------------------------------------------------- context

    @Override
    @SuppressWarnings("unchecked") // the constructor takes a runtime of kind I
    public Runtime<?, I> runtime() {
        return (Runtime<?, I>) runtime;
    }

    @Override
    public TaskRelationships<T, I> relationships() {
        return new Relationships<>(this);
    }

    @Override
    public Path workingDirectory() {
        for (TaskEngine task = this; task != null; task = task.parent) {
            Path directory = task.spec.workingDirectory();
            if (directory != null) {
                return directory;
            }
        }
        return Path.of("").toAbsolutePath();
    }

    @Override
    public <V> Optional<V> contextValue(ContextKey<V> key) {
        for (TaskEngine task = this; task != null; task = task.parent) {
            Object value = task.spec.values().get(key);
            if (value != null) {
                return Optional.of(key.type().cast(value));
            }
        }
        return Optional.empty();
    }

    // ---------------------------------------------------------------- recovery

    @Override
    public int attempt() {
        return attempts();
    }

    @Override
    public int retries() {
        return spec.retries();
    }

    @Override
    public Optional<RetryStrategy> retryStrategy() {
        return Optional.ofNullable(spec.retryStrategy());
    }

    @Override
    public boolean canRecoverFrom(AsyncTaskError error) {
        return accepts(error);
    }

    @Override
    @SuppressWarnings("unchecked") // the builder of this task took a fallback of T
    public Optional<FallbackWork<T>> fallback() {
        return Optional.ofNullable((FallbackWork<T>) spec.fallback());
    }

    @Override
    public boolean retryNow() {
        RetryPause pause = pause();
        return pause != null && pause.end();
    }

    @Override
    public String explain() {
        return Explanation.of(spec);
    }

    // ---------------------------------------------------------------- status

    @Override
    public TaskStatus status() {
        return currentStatus();
    }

    @Override
    public List<StatusChange> statusHistory() {
        List<StatusChange> history = new ArrayList<>(3);
        TaskStatus now = currentStatus();
        TaskStatus at = TaskStatus.PENDING;
        long nanos = createdNanos;
        if (wasStarted()) {
            nanos = Math.max(nanos, startedNanos());
            history.add(new StatusChange(at, TaskStatus.RUNNING, runtime.instant(nanos)));
            at = TaskStatus.RUNNING;
        }
        if (isCancelling()) {
            nanos = Math.max(nanos, extras().cancelledNanos());
            history.add(new StatusChange(at, TaskStatus.PENDING_CANCELLATION, runtime.instant(nanos)));
            at = TaskStatus.PENDING_CANCELLATION;
        }
        if (now.isTerminal()) {
            history.add(new StatusChange(at, now, runtime.instant(Math.max(nanos, settledNanos()))));
        }
        return List.copyOf(history);
    }

    @Override
    public Registration onStatus(Consumer<StatusChange> listener) {
        return deliveries().onStatus(listener);
    }

    private Deliveries deliveries() {
        return deliveries(new SerialExecutor(runtime.scheduler()::startErrand));
    }

    /** Who tells this task's listeners; made with the given executor on first use. */
    Deliveries deliveries(Executor executor) {
        return extras().deliveries(() -> new Deliveries(
                executor, failure -> runtime.uncaught(this, failure), this::statusHistory, this::errors));
    }

    @Override
    public boolean isStalled() {
        Extras extras = extrasIfAny();
        return extras != null && extras.stalled;
    }

    // ---------------------------------------------------------------- metrics

    @Override
    public CpuUsage cpuUsage() {
        Account account = accountIfAny();
        return account == null ? CpuUsage.UNAVAILABLE : account.cpuUsage();
    }

    @Override
    public MemoryUsage memoryUsage() {
        Account account = accountIfAny();
        return account == null ? MemoryUsage.UNAVAILABLE : account.memoryUsage();
    }

    @Override
    public IoUsage ioUsage() {
        Account account = accountIfAny();
        Meter meter = runtime.meter();
        return account == null || meter == null ? IoUsage.UNAVAILABLE : account.ioUsage(meter.horizon());
    }

    @Override
    public TaskUsage totalUsage() {
        return Totals.of(this);
    }

    // ---------------------------------------------------------------- starting, waiting, results

    @Override
    public SpawningTask<T, I> start() {
        launchIfNew();
        return this;
    }

    private void launchIfNew() {
        Conducted conducted = conducted();
        if (conducted != null) {
            if (isNew() && !isCancelling()) {
                conducted.conductor().asked();
            }
        } else if (isNew()) {
            synchronized (this) {
                if (isNew() && !isCancelling()) {
                    launch();
                }
            }
        }
    }

    @Override
    public T await() throws InterruptedException {
        settle();
        markLooked();
        return valueOrThrow();
    }

    @Override
    public TaskResult<T> awaitResult() throws InterruptedException {
        settle();
        return result().orElseThrow();
    }

    private void settle() throws InterruptedException {
        launchIfNew();
        Awaiting.end(this, Waiting.FOREVER);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the work of this task gives T, null where T allows it
    private T valueOrThrow() {
        AsyncTaskError error = errorIfSettled();
        if (error != null) {
            throw toException(error);
        }
        return (T) value();
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the work of this task gives T, null where T allows it
    public Optional<TaskResult<T>> result() {
        if (!isTerminal()) {
            return Optional.empty();
        }
        markLooked();
        AsyncTaskError error = errorIfSettled();
        return Optional.of(error == null ? TaskResult.success((T) value()) : TaskResult.failure(error));
    }

    @Override
    public CompletionStage<T> stage() {
        CompletableFuture<T> future = new CompletableFuture<>();
        whenSettled(() -> runtime.scheduler().startErrand(() -> {
            markLooked();
            AsyncTaskError error = errorIfSettled();
            if (error == null) {
                future.complete(valueOrThrow());
            } else {
                future.completeExceptionally(toException(error));
            }
        }));
        return future;
    }

    // ---------------------------------------------------------------- relatives

    @Override
    public <R extends @Nullable Object> SpawningTask<R, I> runChild(AsyncWork<R> work) {
        return startSibling(this, TaskSpec.EMPTY, work);
    }

    @Override
    public JoinedChildren joinChildren(JoinPolicy policy) throws InterruptedException {
        return Joining.join(this, policy);
    }

    @Override
    public <R extends @Nullable Object> SpawningTask<R, I> then(Function<? super T, ? extends AsyncWork<R>> next) {
        return startSibling(
                parent, TaskSpec.EMPTY, context -> next.apply(await()).run(context));
    }

    @SuppressWarnings("unchecked") // the constructor takes a runtime of kind I
    private <R extends @Nullable Object> SpawningTask<R, I> startSibling(
            @Nullable TaskEngine under, TaskSpec like, AsyncWork<R> work) {
        VirtualTask<R, I> task = ((VirtualRuntime<?, I>) runtime).make(like, work, under);
        task.launch();
        return task;
    }

    // ---------------------------------------------------------------- in the hands of an orchestrator

    @Override
    public void conduct(AsyncTask<?, I> under, RankableByPriority priority, Conductor conductor) {
        Conducting.conduct(this, engineOf(runtime, under), Checks.priority(priority), conductor);
    }

    /** The task of a runtime that a handle stands for; what a view says of its relatives is the task's own. */
    static VirtualTask<?, ?> engineOf(VirtualRuntime<?, ?> runtime, AsyncTask<?, ?> handle) {
        if (handle.relationships() instanceof Relationships<?, ?>(VirtualTask<?, ?> engine)
                && engine.runtime == runtime) {
            return engine;
        }
        throw new IllegalArgumentException("it must be a task of runtime \"" + runtime.name() + "\", was " + handle);
    }

    @Override
    public void launch(@Nullable ConductedTask<?, I> after) {
        Conducting.launch(this, (VirtualTask<?, I>) after);
    }

    @Override
    public boolean complete(@Nullable Object value) {
        return Conducting.complete(this, value);
    }

    @Override
    public void cancelFor(CancellationLevel level, AsyncTaskException cause) {
        Conducting.cancelFor(this, level, cause);
    }

    @Override
    public CancellationPlan stop() {
        CancellationPlan plan = cancellationPlan();
        Stopping.escalate(this, plan);
        return plan;
    }

    @Override
    public void substitute(@Nullable Object value) {
        extras().substitute = new Extras.Substitute(value);
    }

    @Override
    public void awaitedAt(int rank) {
        awaitedFrom(rank);
    }

    @Override
    public long beginNanos() {
        return wasStarted() ? startedNanos() : Long.MIN_VALUE;
    }

    @Override
    public long endNanos() {
        return isTerminal() ? settledNanos() : Long.MIN_VALUE;
    }

    @Override
    public @Nullable AsyncTaskException failure() {
        AsyncTaskError error = errorIfSettled();
        if (error == null) {
            return null;
        }
        markLooked();
        return toException(error);
    }

    @Override
    public void presentAs(AsyncTask<?, I> facade) {
        extras().facade = Checks.notNull("facade", facade);
    }

    /** This task as users know it. */
    @SuppressWarnings("unchecked") // presentAs takes facades with ids of kind I
    AsyncTask<?, I> face() {
        Extras extras = extrasIfAny();
        AsyncTask<?, I> facade = extras == null ? null : (AsyncTask<?, I>) extras.facade;
        return facade == null ? this : facade;
    }

    @Override
    public RuntimeSnapshot snapshot() {
        return runtime.snapshot(TreeTour.below(this, null));
    }

    @Override
    public TaskDump dump() {
        return runtime.dump(TreeTour.below(this, new Stacks()));
    }

    // ---------------------------------------------------------------- Future

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        CancellationResult result = cancel(mayInterruptIfRunning ? CancellationLevel.KILL : CancellationLevel.GRACEFUL);
        return result instanceof CancellationResult.Cancelled || result instanceof CancellationResult.StillRunning;
    }

    @Override
    public boolean isCancelled() {
        return status() == TaskStatus.CANCELLED;
    }

    @Override
    public boolean isDone() {
        return isTerminal();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        settle();
        return getSettled();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        launchIfNew();
        Awaiting.end(this, runtime.after(Duration.ofNanos(unit.toNanos(timeout))));
        if (!isTerminal()) {
            throw new TimeoutException(this + " has not settled within " + timeout + " " + unit);
        }
        return getSettled();
    }

    private T getSettled() throws ExecutionException {
        markLooked();
        AsyncTaskError error = errorIfSettled();
        if (error instanceof AsyncTaskError.Cancelled && isCancelled()) {
            throw new CancellationException(error.message());
        }
        if (error != null) {
            AsyncTaskException carried = toException(error);
            throw new ExecutionException(error.cause().orElse(carried));
        }
        return valueOrThrow();
    }
}
