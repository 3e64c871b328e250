package dev.vivace.orchestra;

import dev.vivace.AsyncTask;
import dev.vivace.TaskContext;
import dev.vivace.id.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In whose code we are: nobody may wait for what waits for them. */
final class Ancestry {

    private Ancestry() {}

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
    static @Nullable Part currentPart(Engine engine) {
        List<AsyncTask<?, TaskId>> ancestry = ancestry();
        return ancestry.isEmpty()
                ? null
                : engine.locked(() -> ancestry.stream()
                        .map(task -> engine.score().find(task.id()))
                        .filter(part -> part != null && !part.isDone())
                        .findFirst()
                        .orElse(null));
    }

    /** Refuses to wait for what waits for the caller. */
    static void requireOutside(Engine engine, @Nullable Run run) {
        Part caller = currentPart(engine);
        if (caller != null && (run == null || caller.runs().contains(run))) {
            throw Refusals.failed("task " + caller.label() + " cannot wait for a run that it is part of");
        }
    }
}
