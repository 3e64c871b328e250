package dev.vivace.orchestra;

import dev.vivace.AsyncTask;
import dev.vivace.OrchestraResults;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskContext;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The performances of an orchestra, one after the other: which is on, when it begins, and when it is over. */
final class Performances {

    private final Engine engine;
    private final @Nullable Engine outer;
    private final @Nullable AsyncTask<?, TaskId> parent;

    // Both guarded by the engine's lock.
    private Performance performance;
    private @Nullable OrchestraTask facade;

    @SuppressWarnings("ReferenceEquality") // a runtime is itself only
    Performances(Engine engine, @Nullable Engine outer) {
        this.engine = engine;
        this.outer = outer;
        parent = AsyncTask.current()
                .<AsyncTask<?, TaskId>>map(TaskContext::task)
                .filter(task -> task.runtime() == engine.runtime())
                .orElse(null);
        performance = outer == null
                ? new Performance(engine, builder(engine), null)
                : new Performance(
                        engine,
                        builder(engine).parent(outer.performances().now().task()),
                        outer.performances().now());
    }

    private static SpawningTaskBuilder<OrchestraResults<TaskId>, AsyncTaskException, TaskId> builder(Engine engine) {
        return engine.runtime().<OrchestraResults<TaskId>>to().name(engine.name());
    }

    /** The present performance, or the next one when that is over. */
    Performance now() {
        return engine.locked(() -> {
            Performance now = performance;
            boolean failed = now.task().cancellation().isPresent();
            if ((now.isOver() && !failed && !engine.isClosed()) || now.isStale()) {
                now = nextPerformance();
                performance = now;
            }
            return now;
        });
    }

    private Performance nextPerformance() {
        if (outer != null) {
            Performance around = outer.performances().now();
            return presented(new Performance(engine, builder(engine).parent(around.task()), around));
        }
        return presented(new Performance(
                engine,
                parent == null ? builder(engine).detached() : builder(engine).parent(parent),
                null));
    }

    /** Lets who looks for the task of a performance find the orchestra. Called once, before anybody knows the engine. */
    void presentAs(OrchestraTask orchestra) {
        engine.locked(() -> {
            facade = orchestra;
            return presented(performance);
        });
    }

    private Performance presented(Performance next) {
        if (facade != null) {
            engine.runtime().conducted(next.task()).presentAs(facade);
        }
        return next;
    }

    /** The performance as it is, for those who look. */
    Performance current() {
        return engine.locked(() -> performance);
    }

    /** Begins the present performance, and those around it, unless that was done. */
    void begin(Performance now) {
        if (outer != null) {
            outer.performances().begin(outer.performances().now());
        }
        boolean first = engine.locked(now::begin);
        if (first) {
            engine.memory().begin();
            now.task().start();
        }
    }

    /** The work of a performance begins: with everything, when somebody else has started it. */
    void opened(Performance now) {
        boolean byAnother = engine.locked(() -> !now.hasBegun());
        if (byAnother) {
            engine.starts().all();
        }
        List<Part> held = engine.locked(now::open);
        held.forEach(part -> engine.starts().go(part, null));
    }

    /** Ends a performance whose parts were all started and have ended, and looks at the one around it. */
    void endIfIdle(Performance of) {
        boolean ends = of.wereAllStarted() && engine.locked(() -> of.wereAllStarted() && isIdle(of));
        if (ends) {
            of.end();
            if (outer != null) {
                outer.performances().endIfIdle(outer.performances().current());
            }
        }
    }

    private boolean isIdle(Performance of) {
        return of.live.isNow()
                && engine.contexts().values().stream()
                        .allMatch(context ->
                                context.engine().performances().current().live.isNow());
    }

    /** Waits until the task of a performance that is over has settled; not inside that task. */
    void awaitEnd(Performance of) throws InterruptedException {
        if (of.isOver() && !of.task().isDone() && !Ancestry.isInside(of)) {
            Waits.await(engine.locked(of::whenSettled));
        }
    }

    boolean awaitEnd(Performance of, Deadline deadline) throws InterruptedException {
        return !of.isOver()
                || of.task().isDone()
                || Ancestry.isInside(of)
                || Waits.await(engine.locked(of::whenSettled), deadline);
    }
}
