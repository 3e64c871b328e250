package dev.vivace.console.act;

import dev.vivace.AsyncTask;
import dev.vivace.CancellationResult;
import dev.vivace.EmittingTask;
import dev.vivace.Runtime;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.priority.TaskPriority;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does what the page asks for, and keeps the log of it. Thread-safe. */
public final class Actions {

    private static final int REMEMBERED = 1_000;

    private final Runtime<?, ?> runtime;

    // Guarded by this, the newest first.
    private final Deque<Done> log = new ArrayDeque<>();

    /**
     * Nothing was done yet.
     *
     * @param runtime whose tasks are steered
     */
    public Actions(Runtime<?, ?> runtime) {
        this.runtime = runtime;
    }

    /** There is no such task, or not any more. */
    public static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Gone(String id) {
            super("no live task has the id " + id, null, false, false);
        }
    }

    /**
     * Does it.
     *
     * @param order what
     * @param who asks
     * @return what was done, as it is logged
     * @throws IllegalArgumentException when the order makes no sense
     * @throws Gone when its task is not alive
     * @throws IllegalStateException when its task cannot do it any more, with what to do next
     */
    public Done perform(Order order, String who) {
        String action =
                Optional.ofNullable(order.action()).orElseThrow(() -> new IllegalArgumentException("say which action"));
        String id = Optional.ofNullable(order.id())
                .orElseThrow(() -> new IllegalArgumentException("say the id of the task"));
        AsyncTask<?, ?> task = runtime.find(id).orElseThrow(() -> new Gone(id));
        String result = switch (action) {
            case "cancel" -> cancel(task, order.level());
            case "retry" -> task.retryNow() ? "tried again at once" : "it was not waiting for another attempt";
            case "priority" -> changePriority(task, order.priority());
            case "pause" -> pipeline(task).pause() ? "paused" : "it was paused already, or has settled";
            case "resume" -> pipeline(task).resume() ? "goes on" : "it was not paused";
            case "replay" -> replay(pipeline(task));
            default ->
                throw new IllegalArgumentException(
                        "action must be cancel, retry, priority, pause, resume or replay, was " + action);
        };
        return noted(new Done(
                runtime.clock().instant(), who, action, id, task.path(), order.level(), order.priority(), result));
    }

    private static String cancel(AsyncTask<?, ?> task, @Nullable String level) {
        CancellationResult result =
                task.cancel(level == null ? CancellationLevel.GRACEFUL : CancellationLevel.valueOf(level));
        return switch (result) {
            case CancellationResult.Success _ -> "it had completed";
            case CancellationResult.Cancelled cancelled -> "cancelled at " + cancelled.level();
            case CancellationResult.Failure failure ->
                "it has failed: " + failure.error().message();
            case CancellationResult.TimedOut timedOut -> "still runs after " + timedOut.waited();
            case CancellationResult.StillRunning running -> "asked at " + running.level() + ", still runs";
        };
    }

    private static String changePriority(AsyncTask<?, ?> task, @Nullable String priority) {
        if (priority == null) {
            throw new IllegalArgumentException("say the priority");
        }
        task.changePriority(TaskPriority.valueOf(priority));
        return "now " + priority;
    }

    private static EmittingTask<?, ?, ?, ?> pipeline(AsyncTask<?, ?> task) {
        if (task instanceof EmittingTask<?, ?, ?, ?> pipeline) {
            return pipeline;
        }
        throw new IllegalArgumentException("task " + task.path() + " is not a pipeline");
    }

    private static String replay(EmittingTask<?, ?, ?, ?> pipeline) {
        int count = pipeline.replayLetters();
        return switch (count) {
            case 0 -> "no letter is kept that could be handed back";
            case 1 -> "1 item handed back to the receivers";
            default -> count + " items handed back to the receivers";
        };
    }

    private synchronized Done noted(Done done) {
        log.addFirst(done);
        if (log.size() > REMEMBERED) {
            log.removeLast();
        }
        return done;
    }

    /**
     * What was done.
     *
     * @return a copy, the newest first
     */
    public synchronized List<Done> log() {
        return List.copyOf(log);
    }
}
