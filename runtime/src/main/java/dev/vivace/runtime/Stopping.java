package dev.vivace.runtime;

import dev.vivace.CancellationResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.runtime.wait.Waiting;
import dev.vivace.time.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How tasks are stopped: by request, by plan, and by deadline.
 *
 * <p>A request first raises the level of the whole subtree, parents before children, so that no new child slips in; then
 * it acts on it, children before parents, so that no parent ends before its children.
 */
final class Stopping {

    private Stopping() {}

    /** Asks a task and all its descendants to stop, and returns what is true now. */
    static CancellationResult cancel(TaskEngine root, CancellationLevel level) {
        for (TaskEngine task : raise(root, level, false).reversed()) {
            act(task, level);
        }
        return truth(root, level);
    }

    /** Stops a task by a plan and waits for its end, or the plan's. */
    static CancellationResult cancel(TaskEngine task, CancellationPlan plan) throws InterruptedException {
        Duration total = plan.graceful().plus(plan.kill());
        long until = plan.hard() ? Waiting.FOREVER : task.runtime.after(total);
        escalate(task, plan);
        CancellationLevel highest = plan.hard()
                ? CancellationLevel.KILL_HARD
                : plan.kill().isPositive() ? CancellationLevel.KILL : CancellationLevel.GRACEFUL;
        if (task.isRunBy(Thread.currentThread())) {
            return truth(task, task.level() == null ? highest : task.level());
        }
        Awaiting.end(task, until);
        CancellationResult result = truth(task, highest);
        return result instanceof CancellationResult.StillRunning
                ? new CancellationResult.TimedOut(highest, total)
                : result;
    }

    /** Starts a plan and returns at once. */
    static void escalate(TaskEngine task, CancellationPlan plan) {
        Escalation.start(task, plan);
    }

    /** Stops the children of a task whose work has failed, each by its own plan. */
    static void escalateChildren(TaskEngine parent) {
        for (TaskEngine child : parent.liveChildren()) {
            escalate(child, child.cancellationPlan());
        }
    }

    /** Ends a subtree whose deadline has passed: callers are free at once, the work is interrupted. */
    static void expire(TaskEngine root) {
        for (TaskEngine task : raise(root, CancellationLevel.KILL, true).reversed()) {
            startHandlers(task, CancellationLevel.GRACEFUL);
            boundHandlers(task);
            settleNow(task, new AsyncTaskError.Timeout(task.allowed()));
        }
    }

    /** Settles a task that was refused before it was queued. */
    static void discard(TaskEngine task) {
        cancel(task, CancellationLevel.KILL_HARD);
    }

    /** Called when the work of a task that had settled before has ended at last. */
    static void ended(TaskEngine task, @Nullable Throwable thrown) {
        task.runtime.noLongerAbandoned(task);
        if (thrown != null && !TaskFailures.isSignOfCancellation(thrown)) {
            task.runtime.uncaught(task, thrown);
        }
    }

    /**
     * Raises the level of a subtree; gives those whose level rose, parents first. All that have not settled are given when
     * they are to settle at once: whoever raised their level before may not have come to settle them yet.
     */
    private static List<TaskEngine> raise(TaskEngine root, CancellationLevel level, boolean expire) {
        List<TaskEngine> subtree = new ArrayList<>();
        List<TaskEngine> raised = new ArrayList<>();
        subtree.add(root);
        long now = root.runtime.now();
        for (int i = 0; i < subtree.size(); i++) {
            TaskEngine task = subtree.get(i);
            if (task.isTerminal()) {
                continue;
            }
            task.extras().noteCancelled(now);
            if (expire) {
                task.expire();
            }
            boolean rose = task.raise(level);
            if (rose || expire || level == CancellationLevel.KILL_HARD) {
                raised.add(task);
            }
            if (rose) {
                task.changed();
            }
            task.addLiveChildrenTo(subtree);
        }
        return raised;
    }

    private static void act(TaskEngine task, CancellationLevel level) {
        switch (level) {
            case GRACEFUL -> {
                startHandlers(task, level);
                wake(task);
            }
            case KILL -> {
                dropOrdinaryHandlers(task);
                startHandlers(task, level);
                boundHandlers(task);
                interrupt(task);
            }
            case KILL_HARD -> {
                settleNow(task, new AsyncTaskError.Cancelled(level));
                return;
            }
        }
        task.settleIfDone();
    }

    /** Settles a task whatever its work does, and lists the work as abandoned while it goes on. */
    private static void settleNow(TaskEngine task, AsyncTaskError error) {
        if (claim(task)) {
            if (!(error instanceof AsyncTaskError.Cancelled)) {
                task.extras().addError(error);
            }
            task.runtime.abandonedIfRunning(task); // before anybody can see the end
            task.settleAs(null, error);
            giveUpHandlers(task, error);
        }
        interrupt(task);
    }

    /** Claims a task for good; false when it has settled. */
    private static boolean claim(TaskEngine task) {
        while (!task.isTerminal()) {
            if (task.claim()) {
                return true;
            }
            task.awaitOwner();
        }
        return false;
    }

    private static void giveUpHandlers(TaskEngine task, AsyncTaskError error) {
        CancelHandlers handlers = task.extras().handlersIfAny();
        if (handlers != null && error instanceof AsyncTaskError.Cancelled) {
            handlers.giveUp();
        }
    }

    /** The interrupt unparks a thread, too. */
    private static void interrupt(TaskEngine task) {
        if (task.thread() == null) {
            return; // a thread that begins the work looks at the level
        }
        synchronized (task.interruptLock()) {
            Thread thread = task.thread();
            if (thread != null) {
                thread.interrupt();
                Parked.resume(thread);
            }
        }
    }

    private static void wake(TaskEngine task) {
        Thread thread = task.thread();
        if (thread != null) {
            task.wake(thread);
        }
    }

    /** Runs the handlers that a level allows, on a thread of their own with the task's context. */
    static void startHandlers(TaskEngine task, CancellationLevel level) {
        CancelHandlers handlers = task.extras().handlersIfAny();
        if (handlers == null || !handlers.announce(level)) {
            return;
        }
        task.runtime.scheduler().startErrand(() -> {
            try (Carried _ = Carried.restore(task.extras().carried)) {
                ScopedValue.where(CurrentTask.TASK, task).run(() -> handlers.run(task));
            } finally {
                handlers.ended();
                task.settleIfDone();
            }
        });
    }

    private static void dropOrdinaryHandlers(TaskEngine task) {
        CancelHandlers handlers = task.extras().handlersIfAny();
        if (handlers != null) {
            handlers.dropOrdinary();
        }
    }

    /** Gives the handlers that run the kill window of the task's plan, and no more. */
    private static void boundHandlers(TaskEngine task) {
        CancelHandlers handlers = task.extras().handlersIfAny();
        if (handlers != null && handlers.isBusy()) {
            long until = task.runtime.after(task.cancellationPlan().kill());
            Alarm alarm = task.runtime
                    .clock()
                    .schedule(
                            until,
                            () -> task.runtime.scheduler().startErrand(() -> {
                                handlers.giveUp();
                                task.settleIfDone();
                            }));
            handlers.whenIdle(alarm);
        }
    }

    /** What a cancellation has come to, at this moment. */
    private static CancellationResult truth(TaskEngine task, CancellationLevel asked) {
        TaskStatus status = task.currentStatus();
        if (status == TaskStatus.COMPLETED) {
            return new CancellationResult.Success();
        }
        CancellationLevel level = task.level();
        if (status == TaskStatus.CANCELLED && level != null) {
            return new CancellationResult.Cancelled(level);
        }
        AsyncTaskError error = task.errorIfSettled();
        return error != null
                ? new CancellationResult.Failure(error)
                : new CancellationResult.StillRunning(level == null ? asked : level);
    }
}
