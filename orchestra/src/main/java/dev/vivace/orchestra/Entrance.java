package dev.vivace.orchestra;

import dev.vivace.AsyncTask;
import dev.vivace.ConductedTask;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import org.jspecify.annotations.Nullable;

/** How tasks come in, and become connected. */
final class Entrance {

    private final Engine engine;
    private final Score score;
    private final Memory memory;

    // Guarded by the engine's lock.
    private int numbers;

    Entrance(Engine engine) {
        this.engine = engine;
        score = engine.score();
        memory = engine.memory();
    }

    /** How many parts there have been. Called under the engine's lock. */
    int numbers() {
        return numbers;
    }

    Part register(AsyncTask<?, TaskId> handle) {
        ConductedTask<?, TaskId> task = conducted(handle);
        Part registrar = Ancestry.currentPart(engine);
        return engine.locked(() -> {
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
            Part part = new Part(engine, engine.performances().now(), handle, task, numbers++);
            add(part);
            if (handle instanceof OrchestraTask inner) {
                inner.engine().performances().current().conductedByAnother();
                inner.engine().memory().within(memory); // which remembers the tasks inside, and not this one
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
            return engine.runtime().conducted(Checks.notNull("task", handle));
        } catch (IllegalArgumentException foreign) {
            throw Refusals.failed("cannot register task " + handle.path() + ": " + foreign.getMessage());
        }
    }

    void requireOpen(@Nullable Part registrar) {
        if (engine.isClosed() && registrar == null) {
            throw Refusals.failed("orchestra \"" + engine.name() + "\" is closed and takes no more tasks");
        }
        AsyncTask<?, TaskId> task = engine.performances().now().task();
        if (task.cancellation().isPresent()) {
            throw Refusals.wrongState(task, "register a task with");
        }
    }

    private void add(Part part) {
        engine.tally().registered();
        part.performance.live.add(1);
        score.add(part);
        try {
            part.task.conduct(part.performance.task(), engine.defaultPriority(), part);
            part.noteRank();
        } catch (AsyncTaskException refused) {
            score.remove(part);
            if (!part.isDone()) {
                engine.tally().withdrawn();
                part.performance.live.oneLess();
            }
            throw Refusals.failed("cannot register task " + part.label() + ": "
                    + refused.error().message());
        }
    }

    void connect(TaskId dependentId, TaskId dependencyId) {
        Part toRelease = null;
        AsyncTaskException obstacle = null;
        engine.lock();
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
            if (dependent.isStarted() && !met) {
                engine.starts().ranks().changed(dependent);
            }
            if (obstacle != null) {
                engine.ends().doom(dependent, CancellationLevel.GRACEFUL, obstacle);
            }
        } finally {
            engine.unlock();
            if (toRelease != null) {
                engine.starts().go(toRelease, null);
            }
        }
    }
}
