package dev.vivace.orchestra;

import dev.vivace.AsyncTask;
import dev.vivace.CancellationResult;
import dev.vivace.ConductedTask;
import dev.vivace.Journal;
import dev.vivace.OrchestraResults;
import dev.vivace.OrchestraRun;
import dev.vivace.ResultCodec;
import dev.vivace.Runtime;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskContext;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.orchestra.graph.Vertex;
import dev.vivace.orchestra.stats.Tally;
import dev.vivace.policy.FailurePolicy;
import dev.vivace.priority.RankableByPriority;
import dev.vivace.priority.TaskPriority;
import dev.vivace.time.TaskClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What makes an orchestra go: parts are registered, connected, started; one that ends sets free what waits for it, or
 * takes it down with it.
 *
 * <p>One lock guards who is there and what depends on what. A task that ends does not need it: counts, links and the
 * reasons of failure are a matter between two parts. Long only because everything meets here; each idea is a few lines,
 * and the parts it calls have files of their own.
 */
final class Engine {

    private static final int KEPT = 100_000;
    private static final int SUPPRESSED = 100;

    private final Runtime<@Nullable Object, TaskId> runtime;
    private final String name;
    private final @Nullable Engine outer;
    private final @Nullable AsyncTask<?, TaskId> parent;

    private final ReentrantLock lock = new ReentrantLock();
    private final Tally tally = Tally.shared();
    private final Admission admission = new Admission();
    private final Trampoline trampoline = new Trampoline();
    private final Quiet started = new Quiet();
    private final AtomicLong ends = new AtomicLong();
    private final AtomicLong forgotten = new AtomicLong();
    private final History history = new History();
    private final Memory memory;

    // All guarded by the lock.
    private final Score score = new Score();
    private final Map<String, OrchestraTask> contexts = new LinkedHashMap<>();
    private Performance performance;
    private int numbers;
    private boolean closed;
    private RankableByPriority defaultPriority = TaskPriority.NORMAL;

    // Written under the lock; read by all.
    private volatile FailurePolicy failurePolicy = FailurePolicy.CONTINUE;
    private volatile int kept = KEPT;

    @SuppressWarnings("ReferenceEquality") // a runtime is itself only
    Engine(Runtime<@Nullable Object, TaskId> runtime, String name, @Nullable Engine outer) {
        this.runtime = runtime;
        this.name = name;
        this.outer = outer;
        parent = AsyncTask.current()
                .<AsyncTask<?, TaskId>>map(TaskContext::task)
                .filter(task -> task.runtime() == runtime)
                .orElse(null);
        memory = new Memory(name);
        if (outer != null) {
            memory.within(outer.memory);
            memory.recall(history);
            defaultPriority = outer.defaultPriority();
            failurePolicy = outer.failurePolicy;
        }
        performance = outer == null
                ? new Performance(this, builder(), null)
                : new Performance(this, builder().parent(outer.performance().task()), outer.performance());
    }

    private SpawningTaskBuilder<OrchestraResults<TaskId>, AsyncTaskException, TaskId> builder() {
        return runtime.<OrchestraResults<TaskId>>to().name(name);
    }

    // ---------------------------------------------------------------- the parts it is made of

    <V extends @Nullable Object> V locked(Supplier<V> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    Runtime<@Nullable Object, TaskId> runtime() {
        return runtime;
    }

    TaskClock clock() {
        return runtime.clock();
    }

    String name() {
        return name;
    }

    Score score() {
        return score;
    }

    Tally tally() {
        return tally;
    }

    Admission admission() {
        return admission;
    }

    History history() {
        return history;
    }

    Memory memory() {
        return memory;
    }

    Map<String, OrchestraTask> contexts() {
        return contexts;
    }

    RankableByPriority defaultPriority() {
        return locked(() -> defaultPriority);
    }

    void changeDefaultPriority(RankableByPriority priority) {
        locked(() -> defaultPriority = priority);
    }

    void limit(@Nullable Group group, int most) {
        locked(() -> {
            admission.limit(group, most, score.parts());
            return most;
        });
    }

    void keep(Journal journal, ResultCodec codec) {
        locked(() -> {
            memory.keep(journal, codec);
            recall();
            return memory;
        });
    }

    private void recall() {
        memory.recall(history);
        contexts.values().forEach(context -> context.engine().recall());
    }

    void onFailure(FailurePolicy policy) {
        failurePolicy = policy;
    }

    /** The tallies of this orchestra and of those inside it, in an order that stays. */
    List<Tally> tallies() {
        List<Tally> all = new ArrayList<>();
        all.add(tally);
        List<OrchestraTask> inner = locked(() -> List.copyOf(contexts.values()));
        inner.forEach(context -> all.addAll(context.engine().tallies()));
        return all;
    }

    // ---------------------------------------------------------------- the performance

    /** The present performance, or the next one when that is over. */
    Performance performance() {
        return locked(() -> {
            Performance now = performance;
            boolean failed = now.task().cancellation().isPresent();
            if ((now.isOver() && !failed && !closed) || now.isStale()) {
                now = nextPerformance();
                performance = now;
            }
            return now;
        });
    }

    private Performance nextPerformance() {
        if (outer != null) {
            Performance around = outer.performance();
            return new Performance(this, builder().parent(around.task()), around);
        }
        return new Performance(
                this, parent == null ? builder().detached() : builder().parent(parent), null);
    }

    /** The performance as it is, for those who look. */
    Performance currentPerformance() {
        return locked(() -> performance);
    }

    /** Begins the present performance, and those around it, unless that was done. */
    void begin(Performance now) {
        if (outer != null) {
            outer.begin(outer.performance());
        }
        boolean first = locked(now::begin);
        if (first) {
            memory.begin();
            now.task().start();
        }
    }

    /** The work of a performance begins: with everything, when somebody else has started it. */
    void opened(Performance now) {
        boolean byAnother = locked(() -> !now.hasBegun());
        if (byAnother) {
            startAll();
        }
        List<Part> held = locked(now::open);
        held.forEach(part -> go(part, null));
    }

    /** What the task of a performance gives. Fails when a part, or one of a context, has failed. */
    @SuppressWarnings("ReferenceEquality") // a performance is itself only
    OrchestraResults<TaskId> outcome(Performance of) throws IOException {
        List<Member> members = members(() -> {
            List<Member> ended = new ArrayList<>(score.parts().size());
            for (Part part : score.parts()) {
                if (part.performance == of && part.isDone()) {
                    ended.add(Member.of(part));
                }
            }
            return ended;
        });
        memory.ended();
        List<Part> failed = failed();
        if (!failed.isEmpty()) {
            throw failureOf(failed);
        }
        return Results.of(members);
    }

    @SuppressWarnings("ReferenceEquality") // a performance is itself only
    private List<Part> failed() {
        List<Part> failed = new ArrayList<>();
        Performance now = currentPerformance();
        List<Part> parts = now.hasFailed() ? locked(() -> List.copyOf(score.parts())) : List.of();
        for (Part part : parts) {
            if (part.performance == now && part.task.status() == TaskStatus.FAILED) {
                failed.add(part);
            }
        }
        failed.sort(Comparator.comparingLong(Part::ended));
        List<OrchestraTask> inner = locked(() -> List.copyOf(contexts.values()));
        inner.forEach(context -> failed.addAll(context.engine().failed()));
        return failed;
    }

    private static AsyncTaskException failureOf(List<Part> failed) {
        AsyncTaskException first = failed.getFirst().task.failure();
        if (first == null) {
            throw new IllegalStateException("a failed task has no failure");
        }
        for (Part part : failed.subList(1, Math.min(failed.size(), SUPPRESSED))) {
            AsyncTaskException next = part.task.failure();
            if (next != null) {
                first.addSuppressed(next);
            }
        }
        return first;
    }

    /** Ends a performance whose parts were all started and have ended, and looks at the one around it. */
    private void endIfIdle(Performance of) {
        boolean ends = of.wereAllStarted() && locked(() -> of.wereAllStarted() && isIdle(of));
        if (ends) {
            of.end();
            if (outer != null) {
                outer.endIfIdle(outer.currentPerformance());
            }
        }
    }

    private boolean isIdle(Performance of) {
        return of.live.isNow()
                && contexts.values().stream()
                        .allMatch(context ->
                                context.engine().currentPerformance().live.isNow());
    }

    /** Waits until the task of a performance that is over has settled; not inside that task. */
    void awaitEnd(Performance of) throws InterruptedException {
        if (of.isOver() && !of.task().isDone() && !isInside(of)) {
            Waits.await(locked(of::whenSettled));
        }
    }

    boolean awaitEnd(Performance of, Deadline deadline) throws InterruptedException {
        return !of.isOver() || of.task().isDone() || isInside(of) || Waits.await(locked(of::whenSettled), deadline);
    }

    static boolean isInside(Performance of) {
        TaskId id = of.task().id();
        return ancestry().stream().anyMatch(task -> task.id().equals(id));
    }

    /** The task in whose code we are, and those above it. */
    private static List<AsyncTask<?, TaskId>> ancestry() {
        List<AsyncTask<?, TaskId>> all = new ArrayList<>();
        Optional<AsyncTask<?, TaskId>> at = AsyncTask.current().map(TaskContext::task);
        while (at.isPresent()) {
            all.add(at.get());
            at = at.get().relationships().parent();
        }
        return all;
    }

    /** The part in whose code we are; nothing elsewhere. */
    private @Nullable Part currentPart() {
        List<AsyncTask<?, TaskId>> ancestry = ancestry();
        return ancestry.isEmpty()
                ? null
                : locked(() -> ancestry.stream()
                        .map(task -> score.find(task.id()))
                        .filter(part -> part != null && !part.isDone())
                        .findFirst()
                        .orElse(null));
    }

    /** Refuses to wait for what waits for the caller. */
    void requireOutside(@Nullable Run run) {
        Part caller = currentPart();
        if (caller != null && (run == null || caller.runs().contains(run))) {
            throw Refusals.failed("task " + caller.label() + " cannot wait for a run that it is part of");
        }
    }

    // ---------------------------------------------------------------- registering and connecting

    Part register(AsyncTask<?, TaskId> handle) {
        ConductedTask<?, TaskId> task = conducted(handle);
        Part registrar = currentPart();
        return locked(() -> {
            requireOpen(registrar);
            if (registrar != null && memory.isKept(registrar)) {
                throw Refusals.failed(
                        "task " + registrar.label() + " registers tasks, which would not be there when the"
                                + " journal says that it need not run again; neverResume it");
            }
            if (score.has(task.id())) {
                throw Refusals.taskExists(task.id());
            }
            if (task.status() != TaskStatus.PENDING) {
                throw Refusals.wrongState(task, "register");
            }
            Part part = new Part(this, performance(), handle, task, numbers++);
            add(part);
            if (handle instanceof OrchestraTask inner) {
                inner.engine().currentPerformance().conductedByAnother();
                inner.engine().memory.within(memory); // which remembers the tasks inside, and not this one
                part.neverResume();
            }
            if (registrar != null) {
                registrar.addOffspring(part);
                registrar.runs().forEach(run -> run.grow(part));
            }
            return part;
        });
    }

    private ConductedTask<?, TaskId> conducted(AsyncTask<?, TaskId> handle) {
        try {
            return runtime.conducted(Checks.notNull("task", handle));
        } catch (IllegalArgumentException foreign) {
            throw Refusals.failed("cannot register task " + handle.path() + ": " + foreign.getMessage());
        }
    }

    private void requireOpen(@Nullable Part registrar) {
        if (closed && registrar == null) {
            throw Refusals.failed("orchestra \"" + name + "\" is closed and takes no more tasks");
        }
        AsyncTask<?, TaskId> task = performance().task();
        if (task.cancellation().isPresent()) {
            throw Refusals.wrongState(task, "register a task with");
        }
    }

    private void add(Part part) {
        tally.registered(part.number);
        part.performance.live.add(1);
        score.add(part);
        try {
            part.task.conduct(part.performance.task(), defaultPriority, part);
        } catch (AsyncTaskException refused) {
            score.remove(part);
            if (!part.isDone()) {
                tally.withdrawn(part.number);
                part.performance.live.oneLess();
            }
            throw Refusals.failed("cannot register task " + part.label() + ": "
                    + refused.error().message());
        }
    }

    void connect(TaskId dependentId, TaskId dependencyId) {
        Part toRelease = null;
        AsyncTaskException obstacle = null;
        lock.lock();
        try {
            Part dependent = score.part(dependentId);
            Part dependency = score.part(dependencyId);
            if (score.isConnected(dependent, dependency)) {
                return;
            }
            if (dependent.handle.status() != TaskStatus.PENDING || !dependent.missOneMore()) {
                throw Refusals.wrongState(dependent.handle, "add a dependency to");
            }
            boolean met = true;
            try {
                score.connect(dependent, dependency);
                synchronized (dependency) {
                    score.announce(dependent, dependency);
                    met = dependency.isDone();
                    obstacle = dependency.obstacle();
                }
            } finally {
                if (met && obstacle == null && dependent.gotOne()) {
                    toRelease = dependent; // what it waited for besides has ended meanwhile
                }
            }
            if (obstacle != null) {
                doom(dependent, CancellationLevel.GRACEFUL, obstacle);
            }
        } finally {
            lock.unlock();
            if (toRelease != null) {
                go(toRelease, null);
            }
        }
    }

    // ---------------------------------------------------------------- starting

    Run startAll() {
        List<OrchestraTask> inner = locked(() -> List.copyOf(contexts.values()));
        List<OrchestraRun<TaskId>> runs = new ArrayList<>();
        inner.stream().filter(OrchestraTask::hasTasks).forEach(context -> runs.add(context.startAll()));
        Run run = start(() -> notYetOver(score.parts()), runs, true);
        return run;
    }

    /** Those that were never started, and those that have not ended. */
    private static List<Part> notYetOver(Collection<Part> parts) {
        return parts.stream()
                .filter(part -> !part.isStarted() || !part.isDone())
                .toList();
    }

    Run start(Supplier<Collection<Part>> wanted) {
        return start(wanted, List.of(), false);
    }

    private Run start(Supplier<Collection<Part>> wanted, List<OrchestraRun<TaskId>> inner, boolean all) {
        List<Part> fresh = new ArrayList<>();
        Part caller = currentPart();
        Performance[] now = new Performance[1];
        Run run = locked(() -> {
            List<Part> parts = score.withDependencies(wanted.get());
            if (!parts.isEmpty() || !closed) {
                requireOpen(caller);
            }
            memory.requireNames(parts, score);
            now[0] = performance();
            fresh.addAll(markStarted(parts));
            Run made = new Run(this, now[0], parts, inner);
            made.open();
            return made;
        });
        begin(now[0]);
        release(fresh);
        if (all) {
            locked(() -> {
                now[0].startedAll();
                return now;
            });
            endIfIdle(now[0]);
        }
        return run;
    }

    private List<Part> markStarted(Collection<Part> parts) {
        List<Part> fresh = new ArrayList<>();
        for (Part part : parts) {
            if (!part.isStarted()) {
                part.markStarted();
                if (part.count()) {
                    started.add(1);
                    fresh.add(part);
                }
            }
        }
        return fresh;
    }

    /** Takes the start off what parts miss; those that are ready go, the more urgent first. */
    private void release(List<Part> fresh) {
        List<Part> ready = fresh.stream().filter(Part::gotOne).toList();
        ready.stream()
                .sorted(Comparator.comparingInt(part -> part.task.effectiveRank()))
                .forEach(part -> go(part, null));
    }

    /** Somebody waits for a part, or started its task by hand. */
    void asked(Part part) {
        start(() -> List.of(part));
    }

    /** Starts a part that is ready. */
    private void go(Part part, @Nullable ConductedTask<?, TaskId> after) {
        if (!part.performance.isOpen() && locked(() -> part.performance.holdBack(part))) {
            return;
        }
        Memory.Known known = memory.find(part);
        if (known == null) {
            admission.enter(part.place, part.groups, after);
        } else {
            trampoline.run(() -> part.task.complete(known.value()));
        }
    }

    // ---------------------------------------------------------------- ending

    void completing(Part part, @Nullable Object value) throws Exception {
        memory.completed(part, value);
    }

    /** A part's task has settled. */
    void settled(Part part) {
        TaskStatus status = part.task.status();
        AsyncTaskException failure = status == TaskStatus.COMPLETED ? null : why(part);
        if (status == TaskStatus.FAILED) {
            part.performance.failed();
        }
        Part.End end = part.end(ends.incrementAndGet(), failure, status == TaskStatus.FAILED);
        tally.ended(part.number, part.hasBegun(), status, part.nanos());
        history.record(part, status);
        if (status != TaskStatus.COMPLETED && end.counted()) {
            memory.interrupted();
        }
        boolean stops = status == TaskStatus.FAILED && end.obstacle() != null && failurePolicy == FailurePolicy.STOP;
        if (end.obstacle() == null) {
            setFree(part, end);
        } else {
            takeDown(part, end, end.obstacle());
        }
        if (part.hasOffspring()) {
            endedWithOffspring(part, stops ? failure : null);
        }
        if (stops && failure != null) {
            stopAll(failure);
        }
        if (part.performance.live.oneLess()) {
            endIfIdle(part.performance);
        }
        end.runs().forEach(Run::ended);
        if (end.counted()) {
            started.oneLess();
        }
        forgetIfMany();
    }

    private static @Nullable AsyncTaskException why(Part part) {
        AsyncTaskException doomed = part.doomedBy;
        return doomed != null ? doomed : part.task.failure();
    }

    /** Lets go on what waited for a part; the most urgent that is ready now may do so on this very thread. */
    private void setFree(Part part, Part.End end) {
        Part first = null;
        List<Part> others = List.of();
        for (int i = 0; i < end.count(); i++) {
            Part dependent = (Part) end.dependents()[i];
            if (dependent.gotOne()) {
                if (first == null) {
                    first = dependent;
                } else {
                    others = others.isEmpty() ? new ArrayList<>() : others;
                    others.add(dependent);
                }
            }
        }
        if (first == null) {
            return;
        }
        if (!others.isEmpty()) {
            others.add(first);
            others.sort(Comparator.comparingInt(ready -> ready.task.effectiveRank()));
            first = others.removeFirst();
        }
        go(first, part.task);
        others.forEach(ready -> go(ready, null));
    }

    private void takeDown(Part part, Part.End end, AsyncTaskException cause) {
        CancellationLevel level = part.task.cancellation().orElse(CancellationLevel.GRACEFUL);
        for (Vertex dependent : Arrays.asList(end.dependents()).subList(0, end.count())) {
            doom((Part) dependent, level, cause);
        }
    }

    private void doom(Part part, CancellationLevel level, AsyncTaskException cause) {
        trampoline.run(() -> {
            if (!part.isDone()) {
                part.doomedBy = cause;
                part.task.cancelFor(level, cause);
            }
        });
    }

    private void endedWithOffspring(Part part, @Nullable AsyncTaskException stopped) {
        List<Part> fresh = locked(() -> {
            List<Part> all = score.withDependencies(part.takeOffspring());
            part.runs()
                    .forEach(run -> all.stream()
                            .filter(other -> !other.isStarted() && !other.runs().contains(run))
                            .forEach(run::grow));
            return markStarted(all);
        });
        if (stopped == null) {
            release(fresh);
        } else {
            fresh.forEach(other -> doom(other, CancellationLevel.GRACEFUL, stopped));
        }
    }

    /** Stops what runs, and starts nothing more of what was started. */
    private void stopAll(AsyncTaskException because) {
        List<Part> live = locked(() -> score.parts().stream()
                .filter(part -> part.isStarted() && !part.isDone())
                .toList());
        for (Part part : live) {
            doom(part, CancellationLevel.GRACEFUL, because);
            trampoline.run(() -> {
                if (!part.isDone()) {
                    part.task.stop();
                }
            });
        }
    }

    // ---------------------------------------------------------------- cancelling

    /** Asks parts to stop, and all that depend on them: those first, so that none of them slips in. */
    Map<TaskId, CancellationResult> cancel(Collection<Part> parts, CancellationLevel level) {
        List<Part> live =
                parts.stream().filter(part -> !part.task.status().isTerminal()).toList();
        List<Part> dependents = locked(() -> Score.dependents(live));
        AsyncTaskException cause = new AsyncTaskException(new AsyncTaskError.Cancelled(level));
        dependents.reversed().stream().filter(part -> !parts.contains(part)).forEach(part -> doom(part, level, cause));
        Map<TaskId, CancellationResult> results = new LinkedHashMap<>();
        for (Part part : parts) {
            results.put(part.id, part.handle.cancel(level));
        }
        return results;
    }

    // ---------------------------------------------------------------- waiting for all

    OrchestraResults<TaskId> join() throws InterruptedException {
        requireOutside(null);
        Performance now = currentPerformance();
        Waits.await(started.whenZero());
        List<OrchestraTask> inner = locked(() -> List.copyOf(contexts.values()));
        for (OrchestraTask context : inner) {
            context.join();
        }
        awaitEnd(now);
        return Results.of(members(() -> score.parts().stream()
                .filter(part -> part.isStarted() && part.isDone())
                .map(Member::of)
                .toList()));
    }

    /** Completes when all parts that were started have ended. */
    CompletableFuture<@Nullable Void> drained() {
        return started.whenZero();
    }

    /** Members are taken down under the lock, as links change under it. */
    List<Member> members(Supplier<List<Member>> taken) {
        return locked(taken);
    }

    // ---------------------------------------------------------------- forgetting

    void retain(int most) {
        kept = most;
        forget(most);
    }

    /** Forgets what is too much now, so that nobody sees it. */
    void forgetExcess() {
        if (ends.get() - forgotten.get() > kept) {
            forget(kept);
        }
    }

    int forget(int keep) {
        return locked(() -> {
            int gone = score.forget(keep);
            forgotten.addAndGet(gone);
            return gone;
        });
    }

    /** Forgets seldom enough that looking for what to forget costs little for each task. */
    private void forgetIfMany() {
        if (ends.get() - forgotten.get() > kept + 64L + kept / 8) {
            forget(kept);
        }
    }

    // ---------------------------------------------------------------- closing

    /** Takes no more tasks from outside, and cancels what was never started. */
    void refuse() {
        List<Part> idle = locked(() -> {
            closed = true;
            return score.parts().stream()
                    .filter(part -> !part.isStarted() && !part.isDone())
                    .toList();
        });
        AsyncTaskException cause = new AsyncTaskException(
                new AsyncTaskError.Rejected("orchestra \"" + name + "\" was closed before the task was started"));
        idle.forEach(part -> doom(part, CancellationLevel.GRACEFUL, cause));
    }

    boolean isClosed() {
        return locked(() -> closed);
    }
}
