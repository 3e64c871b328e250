package dev.vivace.orchestra;

import dev.vivace.AsyncTask;
import dev.vivace.ConductedTask;
import dev.vivace.Conductor;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.orchestra.graph.Vertex;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task's part in an orchestra: a vertex of the graph, what it still misses, and the ear for its task's life.
 *
 * <p>It counts what it misses: its dependencies that are not done, and one more until somebody starts it. Who takes the
 * count to zero makes it ready. A count of zero never rises, so a part that is ready gets no more dependencies.
 */
final class Part extends Vertex implements Conductor {

    private static final VarHandle MISSING;

    static {
        try {
            MISSING = MethodHandles.lookup().findVarHandle(Part.class, "missing", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Engine engine;
    final AsyncTask<?, TaskId> handle;
    final ConductedTask<?, TaskId> task;
    final TaskId id;
    final int number;
    final Performance performance;

    // Guarded by Admission, which makes it once there are limits.
    @Nullable
    Place place;

    // Both only rise: let in by the limits, and out of them. Who writes one reads afterwards whether there are limits;
    // who sets the first limit reads them afterwards. So one of the two sees the other.
    volatile boolean entered;
    volatile boolean left;

    // Written under this part's monitor, by who registers it and when the task's rank has changed; read by all.
    private volatile int rank;

    // Changed through MISSING.
    @SuppressWarnings("UnusedVariable")
    private volatile int missing = 1;

    // Guarded by the engine's lock.
    private boolean started;
    private int visit;

    /** The rank that it was told of by those who wait for it; see {@link Ranks}. */
    int awaitedRank = Integer.MAX_VALUE;

    private boolean resumable = true;
    private List<Part> offspring = List.of();

    // Set under the engine's lock, never taken back; read by who settles it.
    private volatile boolean hasOffspring;

    // Set before the task is cancelled because of another; read by who settles it.
    volatile @Nullable AsyncTaskException doomedBy;

    // Written under the engine's lock, as a new list; read by all.
    volatile List<Group> groups = List.of();

    // Guarded by this part's monitor.
    private boolean done;
    private boolean counted;
    private boolean substituted;
    private @Nullable AsyncTaskException obstacle;
    private List<Run> runs = List.of();

    // Written by the task's thread before the work, under this part's monitor; read by all.
    private volatile boolean begun;

    // Written once by who settles it.
    private volatile long ended;

    Part(
            Engine engine,
            Performance performance,
            AsyncTask<?, TaskId> handle,
            ConductedTask<?, TaskId> task,
            int number) {
        this.engine = engine;
        this.performance = performance;
        this.handle = handle;
        this.task = task;
        this.number = number;
        id = task.id();
    }

    String label() {
        return task.name().orElseGet(id::text);
    }

    /** The rank of its task, as it was told last. */
    int rank() {
        return rank;
    }

    /** Looks at the rank of its task. */
    synchronized void noteRank() {
        rank = task.effectiveRank();
    }

    // ---------------------------------------------------------------- what it misses

    /** One thing less. True when that was the last. */
    boolean gotOne() {
        return (int) MISSING.getAndAdd(this, -1) == 1;
    }

    /** One thing more. False when it misses nothing any more. */
    boolean missOneMore() {
        for (int now = missing; now > 0; now = missing) {
            if (MISSING.compareAndSet(this, now, now + 1)) {
                return true;
            }
        }
        return false;
    }

    boolean isReady() {
        return missing == 0;
    }

    // ---------------------------------------------------------------- under the engine's lock

    boolean isStarted() {
        return started;
    }

    /** Notes that a walk with this number came by; false when it did before. */
    boolean visit(int walk) {
        boolean first = visit != walk;
        visit = walk;
        return first;
    }

    boolean isResumable() {
        return resumable;
    }

    void neverResume() {
        resumable = false;
    }

    /** A part that this one's code has registered: it starts when this one ends, if nobody starts it before. */
    void addOffspring(Part part) {
        List<Part> more = new ArrayList<>(offspring);
        more.add(part);
        offspring = more;
        hasOffspring = true;
    }

    List<Part> takeOffspring() {
        List<Part> all = offspring;
        offspring = List.of();
        return all;
    }

    boolean hasOffspring() {
        return hasOffspring;
    }

    // ---------------------------------------------------------------- under its own monitor

    /** What there is to tell of its end, taken at once with its being done. */
    @SuppressWarnings("ArrayRecordComponent") // it is read once, by who made it
    record End(
            Vertex[] dependents,
            int count,
            List<Run> runs,
            @Nullable AsyncTaskException obstacle,
            boolean counted) {}

    /** Marks it done; a failure for which there is a substitute is no obstacle to what waits for it. */
    synchronized End end(long place, @Nullable AsyncTaskException failure, boolean failed) {
        ended = place;
        done = true;
        obstacle = failed && substituted ? null : failure;
        return new End(dependents().items(), dependents().size(), runs, obstacle, counted);
    }

    /** Counts among those that were started, in a run perhaps; false when it is done. Under the engine's lock, too. */
    synchronized boolean start(@Nullable Run run) {
        started = true;
        counted = !done && (run == null || join(run));
        return counted;
    }

    synchronized boolean isDone() {
        return done;
    }

    /** Why what waits for it cannot run; null when it can, or the end has not come. */
    synchronized @Nullable AsyncTaskException obstacle() {
        return obstacle;
    }

    /** Keeps a value for what waits for it; false when it is too late. */
    synchronized boolean substitute(@Nullable Object value) {
        if (done || task.status().isTerminal()) {
            return false;
        }
        task.substitute(value);
        substituted = true;
        return true;
    }

    /** Becomes part of a run, which counts it; false when it is done, or part of it already. */
    synchronized boolean join(Run run) {
        if (runs.isEmpty()) {
            runs = done ? runs : run.alone(); // as nearly always
            return !done;
        }
        if (done || runs.contains(run)) {
            return false;
        }
        List<Run> more = new ArrayList<>(runs);
        more.add(run);
        runs = List.copyOf(more);
        return true;
    }

    synchronized List<Run> runs() {
        return runs;
    }

    /** Lets go of its runs. */
    synchronized List<Run> takeRuns() {
        List<Run> all = runs;
        runs = List.of();
        return all;
    }

    // ---------------------------------------------------------------- its task's life

    @Override
    public void asked() {
        engine.starts().asked(this);
    }

    @Override
    public synchronized void begun() {
        if (!done) {
            begun = true;
            engine.tally().begun();
        }
    }

    boolean hasBegun() {
        return begun;
    }

    /** The place among those that have ended; zero before. */
    long ended() {
        return ended;
    }

    /** How long the work took; negative when it never began. */
    long nanos() {
        return begun ? task.endNanos() - task.beginNanos() : -1;
    }

    @Override
    public void completing(@Nullable Object value) throws Exception {
        engine.ends().completing(this, value);
    }

    @Override
    public void settled() {
        engine.ends().settled(this);
    }

    @Override
    public void left() {
        engine.admission().left(this);
    }

    @Override
    public void ranked() {
        noteRank();
        engine.admission().ranked(this);
        engine.starts().ranked(this);
    }
}
