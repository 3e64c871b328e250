package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.error.TaskCancelledException;
import java.nio.channels.ClosedByInterruptException;

/** Tells the end of a task from the failure of an item. */
final class Cancelling {

    private Cancelling() {}

    /** Whether an exception says that the task is to end; an interrupt does, whoever sent it. */
    static boolean isSign(Exception thrown, TaskContext context) {
        return thrown instanceof InterruptedException
                || (context.isCancellationRequested() && thrown instanceof TaskCancelledException);
    }

    /** Whether an exception says that its thread's task was asked to stop. */
    static boolean isSign(Throwable thrown) {
        return thrown instanceof InterruptedException
                || thrown instanceof TaskCancelledException
                || thrown instanceof ClosedByInterruptException;
    }

    /** Ends the task here when it was asked to stop. */
    static void check(TaskContext context) {
        if (context.isCancellationRequested()) {
            context.checkpoint();
        }
    }
}
