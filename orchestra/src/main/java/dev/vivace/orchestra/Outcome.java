package dev.vivace.orchestra;

import dev.vivace.OrchestraResults;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the task of a performance gives in the end. */
final class Outcome {

    private static final int SUPPRESSED = 100;

    private Outcome() {}

    /** What the task of a performance gives. Fails when a part, or one of a context, has failed. */
    @SuppressWarnings("ReferenceEquality") // a performance is itself only
    static OrchestraResults<TaskId> of(Engine engine, Performance of) throws IOException {
        engine.memory().ended();
        List<Part> failed = failed(engine);
        if (!failed.isEmpty()) {
            throw failureOf(failed);
        }
        return Results.of(engine.locked(() -> of.over(roll(engine, of))));
    }

    /** Its parts, without those that come to it when it is over. */
    @SuppressWarnings("ReferenceEquality") // a performance is itself only
    private static Roll roll(Engine engine, Performance of) {
        int numbers = engine.entrance().numbers();
        Roll roll = new Roll(engine, () -> {
            List<Member> ended = new ArrayList<>(engine.score().parts().size());
            for (Part part : engine.score().parts()) {
                if (part.performance == of && part.number < numbers && part.isDone()) {
                    ended.add(Member.of(part));
                }
            }
            return ended;
        });
        if (!of.live.isNow()) {
            roll.takeDown(); // some were never started, and end later
        }
        return roll;
    }

    @SuppressWarnings("ReferenceEquality") // a performance is itself only
    private static List<Part> failed(Engine engine) {
        List<Part> failed = new ArrayList<>();
        Performance now = engine.performances().current();
        List<Part> parts =
                now.hasFailed() ? engine.locked(() -> List.copyOf(engine.score().parts())) : List.of();
        for (Part part : parts) {
            if (part.performance == now && part.task.status() == TaskStatus.FAILED) {
                failed.add(part);
            }
        }
        failed.sort(Comparator.comparingLong(Part::ended));
        List<OrchestraTask> inner =
                engine.locked(() -> List.copyOf(engine.contexts().values()));
        inner.forEach(context -> failed.addAll(failed(context.engine())));
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
}
