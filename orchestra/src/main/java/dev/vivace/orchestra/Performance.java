package dev.vivace.orchestra;

import dev.vivace.OrchestraResults;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskContext;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The orchestra as a task, from the first start to the end of the last part: the parts are children of this task, whose
 * work waits for them. When everything was started and has ended, so has the performance; what is registered after that
 * belongs to the next one.
 */
final class Performance {

    private final Engine engine;
    private final @Nullable Performance within;
    private final SpawningTask<OrchestraResults<TaskId>, TaskId> task;
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();

    /** The parts that have not ended. */
    final Quiet live = new Quiet();

    // Completed some time after the task has settled; made on first use, under the engine's lock.
    private @Nullable CompletableFuture<@Nullable Void> settled;

    // Guarded by the engine's lock.
    private boolean begun;
    private boolean conducted;
    private List<Part> backlog = List.of();
    private @Nullable Roll roll;

    // Written under the engine's lock; read by all.
    private volatile boolean allStarted;
    private volatile boolean open;

    // Set by who settles a part that failed; read when the task ends.
    private volatile boolean failed;

    /** One whose task the builder makes; within is the performance around it, for a context. */
    Performance(
            Engine engine,
            SpawningTaskBuilder<OrchestraResults<TaskId>, AsyncTaskException, TaskId> builder,
            @Nullable Performance within) {
        this.engine = engine;
        this.within = within;
        task = builder.prepare(this::play);
    }

    SpawningTask<OrchestraResults<TaskId>, TaskId> task() {
        return task;
    }

    /** The work of the task. */
    private OrchestraResults<TaskId> play(TaskContext context) throws Exception {
        engine.performances().opened(this);
        context.await(over.copy()); // who is stopped cancels what it waits for
        return Outcome.of(engine, this);
    }

    // ---------------------------------------------------------------- under the engine's lock

    /** Another orchestrator starts this task. */
    void conductedByAnother() {
        conducted = true;
    }

    /** Notes that it begins; false when it has begun. */
    boolean begin() {
        boolean first = !begun;
        begun = true;
        if (first && !conducted) {
            open = true;
        }
        return first;
    }

    boolean hasBegun() {
        return begun;
    }

    void startedAll() {
        allStarted = true;
    }

    /** Notes what is to be told of its parts. */
    Roll over(Roll parts) {
        roll = parts;
        return parts;
    }

    /** The orchestra is about to forget one of its parts. */
    void forgetsOne() {
        if (roll != null) {
            roll.takeDown();
        }
    }

    /** Keeps a part that is ready until the task runs; false when it runs. */
    boolean holdBack(Part part) {
        if (open) {
            return false;
        }
        List<Part> more = new ArrayList<>(backlog);
        more.add(part);
        backlog = more;
        return true;
    }

    /** Lets parts start from now on, and gives those that were held back. */
    List<Part> open() {
        open = true;
        List<Part> held = backlog;
        backlog = List.of();
        return held;
    }

    CompletableFuture<@Nullable Void> whenSettled() {
        CompletableFuture<@Nullable Void> known = settled;
        if (known == null) {
            CompletableFuture<@Nullable Void> made = new CompletableFuture<>();
            var _ = task.stage().whenComplete((value, failure) -> made.complete(null));
            settled = made;
            known = made;
        }
        return known;
    }

    // ---------------------------------------------------------------- without

    boolean isOpen() {
        return open;
    }

    boolean wereAllStarted() {
        return allStarted;
    }

    /** Whether it has not begun, and cannot, because the performance around it is over. */
    boolean isStale() {
        return !begun && within != null && within.isOver();
    }

    void failed() {
        failed = true;
    }

    /** Whether one of its parts has failed. */
    boolean hasFailed() {
        return failed;
    }

    boolean isOver() {
        return over.isDone();
    }

    /** Lets the task's work return. */
    void end() {
        over.complete(null);
    }
}
