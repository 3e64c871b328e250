package dev.vivace.orchestra;

import dev.vivace.CancellationResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.orchestra.graph.Vertex;
import dev.vivace.policy.FailurePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows from the end of a part: it sets free what waits for it, or takes that down with it. */
final class Ends {

    private final Engine engine;
    private final Score score;
    private final Memory memory;
    private final Forgetting forgetting;
    private final Trampoline trampoline = new Trampoline();

    Ends(Engine engine) {
        this.engine = engine;
        score = engine.score();
        memory = engine.memory();
        forgetting = engine.forgetting();
    }

    /** Runs what may lead to more of its kind, after what does already. */
    void inTurn(Runnable action) {
        trampoline.run(action);
    }

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
        Part.End end = part.end(forgetting.anotherEnd(), failure, status == TaskStatus.FAILED);
        engine.tally().ended(part.hasBegun(), status, part.nanos());
        engine.history().record(part, status);
        if (status == TaskStatus.CANCELLED) {
            engine.starts().ranked(part); // it lends its rank no longer
        }
        if (status != TaskStatus.COMPLETED && end.counted()) {
            memory.interrupted();
        }
        boolean stops =
                status == TaskStatus.FAILED && end.obstacle() != null && engine.failurePolicy() == FailurePolicy.STOP;
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
            engine.performances().endIfIdle(part.performance);
        }
        end.runs().forEach(Run::ended);
        if (end.counted()) {
            engine.starts().ended();
        }
        forgetting.ifMany();
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
            others.sort(Comparator.comparingInt(Part::rank));
            first = others.removeFirst();
        }
        engine.starts().go(first, part.task);
        others.forEach(ready -> engine.starts().go(ready, null));
    }

    private void takeDown(Part part, Part.End end, AsyncTaskException cause) {
        CancellationLevel level = part.task.cancellation().orElse(CancellationLevel.GRACEFUL);
        for (Vertex dependent : Arrays.asList(end.dependents()).subList(0, end.count())) {
            doom((Part) dependent, level, cause);
        }
    }

    void doom(Part part, CancellationLevel level, AsyncTaskException cause) {
        trampoline.run(() -> {
            if (!part.isDone()) {
                part.doomedBy = cause;
                part.task.cancelFor(level, cause);
            }
        });
    }

    private void endedWithOffspring(Part part, @Nullable AsyncTaskException stopped) {
        List<Part> ready = new ArrayList<>();
        List<Part> all = engine.locked(() -> {
            List<Part> fresh = score.withDependencies(part.takeOffspring());
            fresh.removeIf(Part::isStarted);
            part.runs()
                    .forEach(run -> fresh.stream()
                            .filter(other -> !other.runs().contains(run))
                            .forEach(run::grow));
            fresh.forEach(other -> engine.starts().start(other, null, ready));
            return fresh;
        });
        if (stopped == null) {
            engine.starts().go(ready);
        } else {
            all.forEach(other -> doom(other, CancellationLevel.GRACEFUL, stopped));
        }
    }

    /** Stops what runs, and starts nothing more of what was started. */
    private void stopAll(AsyncTaskException because) {
        List<Part> live = engine.locked(() -> score.parts().stream()
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

    /** Asks parts to stop, and all that depend on them: those first, so that none of them slips in. */
    Map<TaskId, CancellationResult> cancel(Collection<Part> parts, CancellationLevel level) {
        List<Part> live =
                parts.stream().filter(part -> !part.task.status().isTerminal()).toList();
        List<Part> dependents = engine.locked(() -> Score.dependents(live));
        AsyncTaskException cause = new AsyncTaskException(new AsyncTaskError.Cancelled(level));
        dependents.reversed().stream().filter(part -> !parts.contains(part)).forEach(part -> doom(part, level, cause));
        Map<TaskId, CancellationResult> results = new LinkedHashMap<>();
        for (Part part : parts) {
            results.put(part.id, part.handle.cancel(level));
        }
        return results;
    }
}
