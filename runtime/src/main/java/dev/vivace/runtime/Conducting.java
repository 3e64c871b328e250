package dev.vivace.runtime;

import dev.vivace.Conductor;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.priority.RankableByPriority;
import org.jspecify.annotations.Nullable;

/** What an orchestrator does with a task of this runtime. */
final class Conducting {

    /** The two halves of a task's end: its result is there, and its work runs no more. */
    static final int SETTLED = 1;

    static final int WORK_OVER = 2;

    private Conducting() {}

    /** Makes a new task a live child of another, to be started by its conductor only. */
    static void conduct(TaskEngine task, TaskEngine parent, RankableByPriority priority, Conductor conductor) {
        synchronized (task) {
            requireFree(task, parent);
            if (task.spec.priority() == null) {
                task.priorityNow(priority);
            }
            task.conductBy(conductor, parent);
        }
        AsyncTaskException refusal = task.enlist();
        if (refusal != null) {
            Stopping.discard(task);
            throw refusal;
        }
        if (task.isCancelling()) {
            task.settleIfDone(); // it was asked to stop while it had no home, and may have waited for that
        }
    }

    @SuppressWarnings("ReferenceEquality") // a task is itself only
    private static void requireFree(TaskEngine task, TaskEngine parent) {
        String problem = null;
        if (!task.isNew() || task.isCancelling() || task.isTerminal()) {
            problem = "it is " + task.currentStatus() + " and no longer PENDING";
        } else if (task.conducted() != null) {
            problem = "an orchestrator has it already";
        } else if (task.spec.detached() || (task.spec.parent() != null && task.parent != parent)) {
            problem = "it was told whose child it is; build it without parent(...) and detached()";
        }
        if (problem != null) {
            throw new AsyncTaskException(
                    new AsyncTaskError.InvalidState("cannot conduct task " + task.label() + ": " + problem));
        }
    }

    /** Starts a conducted task: after another on this thread, or through the ready queue. */
    static void launch(TaskEngine task, @Nullable TaskEngine after) {
        if (!task.enqueue()) {
            return; // it was started, or asked to stop; who asked settles it
        }
        task.arm();
        if (after == null || !after.goesOnWith(task)) {
            task.runtime.scheduler().submit(task);
        }
    }

    /** Ends a new task with a value that is known; false when it was started, or asked to stop. */
    static boolean complete(TaskEngine task, @Nullable Object value) {
        if (!task.beginKnown()) {
            return false;
        }
        task.finishKnown(value);
        return true;
    }

    /** Cancels a task that has not started, and keeps why. */
    static void cancelFor(TaskEngine task, CancellationLevel level, AsyncTaskException cause) {
        if (!task.isTerminal()) {
            task.extras().cancelledFor(cause);
            Stopping.cancel(task, level);
        }
    }

    /** Tells of the end, and when both halves of it have come, of the place that is free. */
    static void ended(TaskEngine task, int half) {
        Conducted conducted = task.conducted();
        if (conducted == null) {
            return;
        }
        if ((half & SETTLED) != 0) {
            conducted.conductor().settled();
        }
        if (conducted.addEnd(half)) {
            conducted.conductor().left();
        }
    }

    /** The cause of a cancellation, as far as this exception does not say it itself. */
    static @Nullable Throwable cause(AsyncTaskError error, @Nullable Extras extras) {
        Throwable known = error.cause().orElse(null);
        return known == null && error instanceof AsyncTaskError.Cancelled && extras != null
                ? extras.cancelledFor()
                : known;
    }
}
