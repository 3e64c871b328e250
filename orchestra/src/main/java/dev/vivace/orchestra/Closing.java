package dev.vivace.orchestra;

import dev.vivace.ConductedTask;
import dev.vivace.ShutdownReport;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.time.Alarm;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The end of an orchestra: refuse, drain, cancel what is left, report. It happens once and holds no thread; who closes
 * waits for the report.
 */
final class Closing {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Engine engine;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean escalated = new AtomicBoolean();
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

    // Written by whoever begins or escalates; read by who reports.
    private volatile long live;
    private volatile long cancelled;
    private volatile Alarm alarm = () -> {};

    // Written once, before done is completed.
    private volatile @Nullable ShutdownReport report;

    Closing(Engine engine) {
        this.engine = engine;
    }

    boolean isDone() {
        return done.isDone();
    }

    ShutdownReport shutdown(Duration patience) throws InterruptedException {
        requireOutside();
        begin(patience);
        Waits.await(done);
        return Objects.requireNonNull(report);
    }

    boolean await(Duration patience) throws InterruptedException {
        return Waits.await(done, Deadline.in(patience, engine.clock()));
    }

    /** Waits for the end; an interrupt makes it cancel what is live, and wait on. */
    void close() {
        requireOutside();
        begin(PATIENCE);
        boolean interrupted = false;
        while (!done.isDone()) {
            try {
                Waits.await(done);
            } catch (InterruptedException e) {
                interrupted = true;
                escalate();
            } catch (TaskCancelledException e) {
                escalate(); // the caller is stopped and cannot wait; as its child, the orchestra ends before it does
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireOutside() {
        Performance now = engine.performances().current();
        if (Ancestry.isInside(now)) {
            throw new IllegalStateException("a task of orchestra \"" + engine.name()
                    + "\" cannot close it, as that would wait for the task; close it from outside");
        }
    }

    /** Begins, if nobody has, and returns at once. */
    void begin(Duration patience) {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        List<OrchestraTask> contexts =
                engine.locked(() -> List.copyOf(engine.contexts().values()));
        live = Family.of(engine.performances().current().task()).count();
        engine.refuse();
        CompletableFuture<?> drained = engine.starts().drained();
        for (OrchestraTask context : contexts) {
            context.closing().begin(patience);
            drained = CompletableFuture.allOf(drained, context.closing().done);
        }
        if (!drained.isDone()) {
            long until = engine.clock().nanoTime() + Math.min(patience.toNanos(), Long.MAX_VALUE / 4);
            alarm = engine.clock().schedule(until, this::escalate);
        }
        var _ = drained.thenRun(this::end);
    }

    /** Cancels what is live, by the plan of the orchestra's task. */
    private void escalate() {
        if (done.isDone() || !escalated.compareAndSet(false, true)) {
            return;
        }
        alarm.cancel();
        cancelled = Family.of(engine.performances().current().task()).count();
        CancellationPlan plan = task().stop();
        if (!plan.hard()) {
            Duration windows = plan.graceful().plus(plan.kill());
            alarm = engine.clock().schedule(engine.clock().nanoTime() + windows.toNanos(), this::giveReport);
        }
    }

    private ConductedTask<?, TaskId> task() {
        return engine.runtime().conducted(engine.performances().current().task());
    }

    /** Everything has ended: now the orchestra's own task does. */
    private void end() {
        alarm.cancel();
        Performance last = engine.performances().current();
        last.end();
        if (!engine.locked(last::hasBegun)) {
            last.task().cancel(CancellationLevel.GRACEFUL);
        }
        var _ = engine.locked(last::whenSettled).thenRun(this::giveReport);
    }

    private synchronized void giveReport() {
        if (report == null) {
            alarm.cancel();
            List<String> abandoned =
                    Family.of(engine.performances().current().task()).abandoned(engine.runtime()).stream()
                            .map(task -> task.path())
                            .toList();
            report = new ShutdownReport(Math.max(0, live - cancelled), cancelled, abandoned);
        }
        done.complete(null);
    }
}
