package dev.vivace.runtime;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncTaskBuilder;
import dev.vivace.AsyncWork;
import dev.vivace.ConductedTask;
import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.ShutdownReport;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskDump;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.message.KeyRing;
import dev.vivace.message.PayloadCipher;
import dev.vivace.policy.BreakerConfig;
import dev.vivace.policy.Bulkhead;
import dev.vivace.policy.CircuitBreaker;
import dev.vivace.policy.RateLimiter;
import dev.vivace.runtime.dump.RenderedDump;
import dev.vivace.runtime.message.AesGcmCipher;
import dev.vivace.runtime.policy.Breaker;
import dev.vivace.runtime.policy.FairBulkhead;
import dev.vivace.runtime.policy.SpacedRateLimiter;
import dev.vivace.runtime.schedule.Scheduler;
import dev.vivace.time.TaskClock;
import dev.vivace.watch.Adviser;
import dev.vivace.watch.RetryNotice;
import dev.vivace.watch.RuntimeGauges;
import dev.vivace.watch.RuntimeSnapshot;
import dev.vivace.watch.TaskSnapshot;
import dev.vivace.watch.TaskWarning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The runtime on virtual threads: it makes tasks, holds their roots, and knows the parts that tasks share. */
final class VirtualRuntime<T extends @Nullable Object, I extends TaskId> implements Runtime<T, I> {

    /** What longer times are cut to, so that sums of nanoseconds do not overflow: a hundred years. */
    static final Duration LONGEST = Duration.ofDays(36_500);

    // A power of two, whose exponent roots(long) knows.
    private static final int STRIPES = 16;

    private final RuntimeConfig config;
    private final TaskClock clock;
    private final Supplier<? extends I> ids;
    private final Scheduler scheduler;
    private final TaskWaits waits;
    private final RandomGenerator random;
    private final Scope[] roots = new Scope[STRIPES];
    private final Set<TaskEngine> abandoned = ConcurrentHashMap.newKeySet();
    private final Listeners listeners;
    private final List<Supplier<List<TaskWarning>>> advisers = new CopyOnWriteArrayList<>();
    private final @Nullable Meter meter;
    private final Shutdown shutdown;

    // The same moment on both scales, so that one clock read per event is enough.
    private final Instant originInstant;
    private final long originNanos;

    VirtualRuntime(RuntimeConfig config, TaskClock clock, Supplier<? extends I> ids, Runnable whenClosed) {
        this.config = config;
        this.clock = clock;
        this.ids = ids;
        meter = Meter.of(config.metering());
        scheduler = Scheduler.of(config.plan(meter == null ? null : meter.slices()), clock);
        waits = new TaskWaits(clock);
        random = config.random();
        originInstant = clock.instant();
        originNanos = clock.nanoTime();
        for (int i = 0; i < STRIPES; i++) {
            roots[i] = Scope.ofRoots();
        }
        listeners = new Listeners(new SerialExecutor(scheduler::startErrand), this::uncaught);
        config.listeners().forEach(listeners::add);
        shutdown = new Shutdown(this, () -> {
            scheduler.close();
            if (meter != null) {
                meter.close();
            }
            whenClosed.run();
        });
    }

    // ---------------------------------------------------------------- making tasks

    @Override
    public AsyncTaskBuilder builder() {
        return new VirtualTaskBuilder(this, TaskSpec.EMPTY);
    }

    @Override
    public <R extends T> SpawningTaskBuilder<R, AsyncTaskException, I> to() {
        return new VirtualSpawningBuilder<>(this, TaskSpec.EMPTY, AsyncTaskException::new);
    }

    <R extends @Nullable Object> VirtualTask<R, I> make(TaskSpec spec, AsyncWork<R> work, @Nullable TaskEngine parent) {
        VirtualTask<R, I> task = new VirtualTask<>(this, spec, work, parent);
        if (!config.carriers().isEmpty()) {
            task.extras().carried = Carried.capture(config.carriers());
        }
        if (spec.tracing()) {
            task.extras().trace = Tracing.begin(parent, random);
        }
        if (spec.detached()) {
            noteStarter(task);
        }
        listeners.made(task);
        return task;
    }

    private void noteStarter(VirtualTask<?, ?> task) {
        TaskEngine current = CurrentTask.get();
        if (current != null && current.runtime == this) {
            task.extras().starter = current.view().id();
        }
    }

    /** The parent that a task gets: the given one, or the task in whose code we are, unless it is to be detached. */
    @Nullable
    TaskEngine parentFor(TaskSpec spec) {
        if (spec.parent() instanceof TaskEngine given) {
            return given;
        }
        TaskEngine current = spec.detached() ? null : CurrentTask.get();
        return current != null && current.runtime == this ? current : null;
    }

    @Override
    @SuppressWarnings("unchecked") // the handle says what its task gives
    public <R extends @Nullable Object> ConductedTask<R, I> conducted(AsyncTask<R, I> task) {
        return (ConductedTask<R, I>) VirtualTask.engineOf(this, task);
    }

    // ---------------------------------------------------------------- roots

    /** The stripe for a root: any will do, as long as roots that are made together go to different ones. */
    Scope roots(long createdNanos) {
        return roots[(int) ((createdNanos * 0x9E3779B97F4A7C15L) >>> 60)];
    }

    List<TaskEngine> liveRoots() {
        List<TaskEngine> all = new ArrayList<>();
        for (Scope stripe : roots) {
            all.addAll(stripe.live());
        }
        return all;
    }

    boolean hasNoRoots() {
        for (Scope stripe : roots) {
            if (!stripe.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    void rootGone() {
        shutdown.rootGone();
    }

    /** Why no root may be started now; null when one may. Called after the root is in its stripe. */
    @Nullable
    AsyncTaskException refusal() {
        return shutdown.hasBegun()
                ? new AsyncTaskException(
                        new AsyncTaskError.Rejected("runtime \"" + config.name() + "\" has been shut down"))
                : null;
    }

    // ---------------------------------------------------------------- counting and looking

    @Override
    public long activeCount() {
        return TreeTour.count(liveRoots());
    }

    @Override
    public long queuedCount() {
        return scheduler.queued();
    }

    @Override
    @SuppressWarnings("unchecked") // all tasks of this runtime have ids of kind I
    public List<AsyncTask<?, I>> abandoned() {
        return abandoned.stream()
                .<AsyncTask<?, I>>map(task -> (AsyncTask<?, I>) task.view())
                .toList();
    }

    Set<TaskEngine> abandonedTasks() {
        return abandoned;
    }

    @Override
    public TaskDump dump() {
        return dump(TreeTour.over(this, new Stacks()));
    }

    /** What was seen, with what the advisers say of it. */
    TaskDump dump(TreeTour tour) {
        List<TaskWarning> warnings = warnings();
        if (!tour.isWhole()) {
            Set<String> shown = tour.tasks().stream().map(TaskSnapshot::id).collect(Collectors.toSet());
            warnings.removeIf(warning -> !shown.contains(warning.taskId()));
        }
        return RenderedDump.of(instant(tour.nanos()), tour.tasks(), warnings);
    }

    @Override
    public List<TaskWarning> warnings() {
        List<TaskWarning> warnings = new ArrayList<>(0);
        for (Supplier<List<TaskWarning>> adviser : advisers) {
            try {
                warnings.addAll(adviser.get());
            } catch (RuntimeException e) {
                LoggingHook.report(e);
            }
        }
        return warnings;
    }

    @Override
    public RuntimeSnapshot snapshot() {
        return snapshot(TreeTour.over(this, null));
    }

    /** What was seen, with the gauges of the whole runtime. */
    RuntimeSnapshot snapshot(TreeTour tour) {
        RuntimeGauges gauges = new RuntimeGauges(
                config.name(),
                tour.live(),
                scheduler.queued(),
                tour.executing(),
                abandoned.size(),
                scheduler.permits(),
                scheduler.freePermits(),
                scheduler.cpuThreads(),
                scheduler.busyCpuThreads(),
                scheduler.errands());
        return new RuntimeSnapshot(instant(tour.nanos()), gauges, tour.tasks());
    }

    @Override
    @SuppressWarnings("unchecked") // all tasks of this runtime have ids of kind I
    public Optional<AsyncTask<?, I>> find(String id) {
        TaskEngine found = TreeTour.find(this, Checks.notNull("id", id));
        return Optional.ofNullable(found)
                .map(task -> (AsyncTask<?, I>) task.view().face());
    }

    @Override
    public Registration listen(RuntimeListener listener) {
        return listeners.add(Checks.notNull("listener", listener));
    }

    @Override
    public void warn(AsyncTask<?, I> task, TaskWarning warning) {
        Checks.notNull("warning", warning);
        VirtualTask<?, ?> engine = VirtualTask.engineOf(this, task);
        listeners.tell(engine, listener -> listener.onWarning(engine, warning));
    }

    @Override
    public Registration advise(Adviser adviser) {
        Supplier<List<TaskWarning>> added = Checks.notNull("adviser", adviser)::warnings; // one of its own each time
        advisers.add(added);
        return () -> advisers.remove(added);
    }

    // ---------------------------------------------------------------- ending

    @Override
    public boolean isRunning() {
        return !shutdown.hasBegun();
    }

    @Override
    public ShutdownReport shutdown(Duration patience) throws InterruptedException {
        return shutdown.run(Checks.notNegative("patience", patience));
    }

    @Override
    public void close() {
        shutdown.close();
    }

    Shutdown shutdownState() {
        return shutdown;
    }

    @Override
    public void awaitQuiet() throws InterruptedException {
        if (!scheduler.isLimited()) {
            throw new UnsupportedOperationException(
                    "runtime \"" + config.name() + "\" has no limit of concurrent tasks, and so does not count them;"
                            + " build it with maxConcurrency or deterministic");
        }
        scheduler.awaitQuiet();
    }

    @Override
    public void flushMetering() throws InterruptedException {
        if (meter != null) {
            meter.flush();
        }
    }

    @Override
    public ExecutorService asExecutor() {
        return new ExecutorView(this);
    }

    // ---------------------------------------------------------------- policies and ciphers

    @Override
    public CircuitBreaker circuitBreaker(BreakerConfig breaker) {
        return Breaker.of(breaker, clock);
    }

    @Override
    public RateLimiter rateLimiter(String name, int calls, Duration per) {
        return SpacedRateLimiter.of(name, calls, per, clock);
    }

    @Override
    public Bulkhead bulkhead(String name, int limit, Duration patience) {
        return FairBulkhead.of(name, limit, patience, clock, waits);
    }

    @Override
    public PayloadCipher cipher(KeyRing keys) {
        return AesGcmCipher.of(keys);
    }

    // ---------------------------------------------------------------- parts that tasks share

    @Override
    public TaskClock clock() {
        return clock;
    }

    /** The moment so long after now; a hundred years after when it is longer. */
    long after(Duration time) {
        return now() + (time.compareTo(LONGEST) > 0 ? LONGEST : time).toNanos();
    }

    long now() {
        return clock.nanoTime();
    }

    Instant instant(long nanos) {
        return originInstant.plusNanos(nanos - originNanos);
    }

    Supplier<? extends I> ids() {
        return ids;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    TaskWaits waits() {
        return waits;
    }

    RandomGenerator random() {
        return random;
    }

    @Nullable
    Meter meter() {
        return meter;
    }

    /** Whether no two tasks may share a virtual thread. */
    boolean needsFreshThreads() {
        return meter != null && meter.needsFreshThreads();
    }

    CancellationPlan cancellationPlan() {
        return config.cancellation();
    }

    String name() {
        return config.name();
    }

    // ---------------------------------------------------------------- what nobody else can be told

    void uncaught(TaskEngine task, Throwable failure) {
        config.hook().uncaught(task.view(), failure);
    }

    void stalled(TaskEngine task) {
        listeners.tell(task, listener -> listener.onStalled(task.view()));
    }

    /** Lists a settled task whose work still runs. */
    void abandonedIfRunning(TaskEngine task) {
        abandoned.add(task);
        if (task.thread() == null) {
            abandoned.remove(task);
        } else {
            listeners.tell(task, listener -> listener.onAbandoned(task.view()));
        }
    }

    void noLongerAbandoned(TaskEngine task) {
        abandoned.remove(task);
        shutdown.rootGone();
    }

    /** Tells that an attempt has failed and another follows. */
    void retrying(TaskEngine task, int attempt, Duration delay, AsyncTaskError error) {
        if (!listeners.isEmpty()) {
            RetryNotice notice = new RetryNotice(attempt, delay, error, instant(now()));
            listeners.tell(task, listener -> listener.onRetry(task.view(), notice));
        }
    }
}
