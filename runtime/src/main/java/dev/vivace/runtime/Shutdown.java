package dev.vivace.runtime;

import dev.vivace.ShutdownReport;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.runtime.schedule.Threads;
import dev.vivace.runtime.wait.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The end of a runtime: refuse, drain, cancel what is left, report. Happens once, on a thread of its own. */
final class Shutdown {

    private final VirtualRuntime<?, ?> runtime;
    private final Runnable whenDone;
    private final AtomicBoolean started = new AtomicBoolean();
    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();

    // Written by the first to refuse new tasks; read by whoever starts a root.
    private volatile boolean begun;

    // Set by those who will not wait for tasks to drain; read by the shutdown's thread.
    private volatile boolean impatient;

    // Written once by the shutdown's thread.
    private volatile @Nullable ShutdownReport report;

    Shutdown(VirtualRuntime<?, ?> runtime, Runnable whenDone) {
        this.runtime = runtime;
        this.whenDone = whenDone;
    }

    boolean hasBegun() {
        return begun;
    }

    /** Whether everything has ended. */
    boolean isDone() {
        return report != null;
    }

    /** Refuses new roots from now on. */
    void refuse() {
        begun = true;
    }

    /** Called when a root has settled, or abandoned work has ended. */
    void rootGone() {
        if (begun) {
            waiters.forEach(runtime.waits()::wake);
        }
    }

    /** Begins, if nobody has, and returns at once. */
    void begin(Duration patience) {
        refuse();
        if (started.compareAndSet(false, true)) {
            long live = runtime.activeCount();
            long until = runtime.after(patience);
            Threads.startVirtual(() -> carryOut(live, until));
        }
    }

    /** Stops waiting for tasks to drain. */
    void hurry() {
        impatient = true;
        rootGone();
    }

    ShutdownReport run(Duration patience) throws InterruptedException {
        TaskEngine caller = CurrentTask.working();
        if (caller != null && caller.runtime == runtime) {
            throw new IllegalStateException("task " + caller.view().path() + " cannot shut down runtime \""
                    + runtime.name() + "\", which would have to wait for it; shut it down from outside");
        }
        begin(patience);
        await(() -> report != null, Waiting.FOREVER);
        return Objects.requireNonNull(report);
    }

    /** Waits a bounded time for the end of a shutdown that somebody began. */
    boolean await(Duration patience) throws InterruptedException {
        try {
            return await(() -> report != null, runtime.after(patience));
        } catch (IllegalStateException clockIsClosed) {
            if (report != null) {
                return true;
            }
            throw clockIsClosed;
        }
    }

    void close() {
        boolean interrupted = false;
        while (report == null) {
            try {
                run(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                interrupted = true;
                hurry();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryOut(long live, long drainUntil) {
        awaitQuietly(() -> impatient || isEmpty(), drainUntil);
        List<TaskEngine> left = runtime.liveRoots();
        long cancelled = TreeTour.count(left);
        Duration windows = Duration.ZERO;
        for (TaskEngine root : left) {
            CancellationPlan plan = root.cancellationPlan();
            Duration total =
                    plan.hard() ? VirtualRuntime.LONGEST : plan.graceful().plus(plan.kill());
            windows = total.compareTo(windows) > 0 ? total : windows;
            Stopping.escalate(root, plan);
        }
        awaitQuietly(runtime::hasNoRoots, after(windows));
        awaitQuietly(this::isEmpty, after(runtime.cancellationPlan().kill()));
        report = new ShutdownReport(Math.max(0, live - cancelled), cancelled, stillRunning());
        whenDone.run();
        rootGone();
    }

    private boolean isEmpty() {
        return runtime.hasNoRoots() && runtime.abandonedTasks().isEmpty();
    }

    private List<String> stillRunning() {
        Set<String> paths = new TreeSet<>();
        runtime.liveRoots().forEach(task -> paths.add(task.view().path()));
        runtime.abandonedTasks().forEach(task -> paths.add(task.view().path()));
        return List.copyOf(paths);
    }

    /** The moment so long after now; never, for what a plan cannot exceed. */
    private long after(Duration time) {
        return time.compareTo(VirtualRuntime.LONGEST) < 0 ? runtime.after(time) : Waiting.FOREVER;
    }

    private void awaitQuietly(BooleanSupplier condition, long until) {
        try {
            await(condition, until);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody knows the thread of the shutdown, and yet it was interrupted", e);
        }
    }

    private boolean await(BooleanSupplier condition, long until) throws InterruptedException {
        Thread thread = Thread.currentThread();
        waiters.add(thread);
        try {
            return runtime.waits().await("shutdown", condition, until);
        } finally {
            waiters.remove(thread);
        }
    }
}
