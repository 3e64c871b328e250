package dev.vivace.runtime;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.runtime.wait.Waiting;
import org.jspecify.annotations.Nullable;

/** How the end of a task is waited for: its rank rises to that of who waits, who helps it where it may. */
final class Awaiting {

    private Awaiting() {}

    /** Waits until a task has settled; a task that waits lends it its rank. */
    static void end(TaskEngine task, long untilNanos) throws InterruptedException {
        TaskEngine waiting = CurrentTask.working();
        if (task.isTerminal()) {
            TaskWaits.look(waiting);
            return;
        }
        if (task.isRunBy(Thread.currentThread())) {
            throw new AsyncTaskException(
                    new AsyncTaskError.InvalidState("task " + task.label() + " cannot wait for itself"));
        }
        if (waiting != null && untilNanos == Waiting.FOREVER) {
            Helping.help(waiting, task);
        }
        if (task.isTerminal()) {
            TaskWaits.look(waiting);
            return;
        }
        park(waiting, task, untilNanos);
    }

    private static void park(@Nullable TaskEngine waiting, TaskEngine task, long untilNanos)
            throws InterruptedException {
        int rank = waiting == null ? Integer.MAX_VALUE : waiting.effectiveRank();
        TaskState.Waiter waiter = task.addWaiter(Thread.currentThread(), rank);
        if (waiting != null && waiter != null) {
            waiting.waitsOn(task);
            task.lend(rank);
        }
        try {
            task.runtime.waits().await(new Awaited(task), task::isTerminal, untilNanos);
        } finally {
            if (waiting != null) {
                waiting.waitsOn(null);
            }
            if (waiter != null) {
                giveUp(task, waiter);
            }
        }
    }

    /** Takes a waiter away that has given up, and the rank that it lent. */
    static void giveUp(TaskEngine task, TaskState.Waiter waiter) {
        if (!task.isTerminal()) {
            task.removeWaiter(waiter);
            task.reclaim();
        }
    }

    /** What a task waits for, named only when somebody looks: a label is a string and perhaps an id to be made. */
    private record Awaited(TaskEngine task) {
        @Override
        public String toString() {
            return "task " + task.label();
        }
    }
}
