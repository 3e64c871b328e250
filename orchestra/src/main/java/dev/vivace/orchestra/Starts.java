package dev.vivace.orchestra;

import dev.vivace.ConductedTask;
import dev.vivace.OrchestraRun;
import dev.vivace.id.TaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How parts get going: who is started with whom, and who is ready. */
final class Starts {

    private final Engine engine;
    private final Score score;
    private final Memory memory;
    private final Quiet started = new Quiet();

    // Guarded by the engine's lock.
    private final Ranks ranks;

    Starts(Engine engine) {
        this.engine = engine;
        score = engine.score();
        memory = engine.memory();
        ranks = new Ranks(score);
    }

    Ranks ranks() {
        return ranks;
    }

    /** A part that was started has ended. */
    void ended() {
        started.oneLess();
    }

    /** Completes when all parts that were started have ended. */
    CompletableFuture<@Nullable Void> drained() {
        return started.whenZero();
    }

    Run all() {
        List<OrchestraTask> inner =
                engine.locked(() -> List.copyOf(engine.contexts().values()));
        List<OrchestraRun<TaskId>> runs = new ArrayList<>();
        inner.stream().filter(OrchestraTask::hasTasks).forEach(context -> runs.add(context.startAll()));
        return start(score::notYetOver, runs, true);
    }

    Run start(Supplier<Collection<Part>> wanted) {
        return start(() -> score.withDependencies(wanted.get()), List.of(), false);
    }

    private Run start(Supplier<List<Part>> wanted, List<OrchestraRun<TaskId>> inner, boolean all) {
        List<Part> ready = new ArrayList<>();
        Part caller = Ancestry.currentPart(engine);
        Performance[] now = new Performance[1];
        Run run = engine.locked(() -> {
            List<Part> parts = wanted.get();
            if (!parts.isEmpty() || !engine.isClosed()) {
                engine.entrance().requireOpen(caller);
            }
            memory.requireNames(parts, score);
            now[0] = engine.performances().now();
            Run made = new Run(engine, now[0], parts, inner);
            made.open(part -> start(part, made, ready));
            return made;
        });
        engine.performances().begin(now[0]);
        go(ready);
        if (all) {
            engine.locked(() -> {
                now[0].startedAll();
                return now;
            });
            engine.performances().endIfIdle(now[0]);
        }
        return run;
    }

    /** Starts a part, if nobody has, and takes the start off what it misses. False when it has ended. */
    boolean start(Part part, @Nullable Run run, List<Part> ready) {
        if (part.isStarted()) {
            return run != null && part.join(run);
        }
        started.add(1);
        boolean live = part.start(run);
        if (live) {
            ranks.started(part);
            if (part.gotOne()) {
                ready.add(part);
            }
        } else {
            started.oneLess();
        }
        return live;
    }

    /** Lets parts go that are ready, the more urgent first. */
    void go(List<Part> ready) {
        ready.sort(Comparator.comparingInt(Part::rank));
        ready.forEach(part -> go(part, null));
    }

    /** Somebody waits for a part, or started its task by hand. */
    void asked(Part part) {
        start(() -> List.of(part));
    }

    /** The rank of a part that waits has changed: so has that of what it waits for. */
    void ranked(Part part) {
        if (part.dependencies().size() > 0) {
            engine.locked(() -> {
                ranks.changed(part);
                return part;
            });
        }
    }

    /** Starts a part that is ready. */
    void go(Part part, @Nullable ConductedTask<?, TaskId> after) {
        if (!part.performance.isOpen() && engine.locked(() -> part.performance.holdBack(part))) {
            return;
        }
        Memory.Known known = memory.find(part);
        if (known == null) {
            engine.admission().enter(part, after);
        } else {
            engine.ends().inTurn(() -> part.task.complete(known.value()));
        }
    }
}
