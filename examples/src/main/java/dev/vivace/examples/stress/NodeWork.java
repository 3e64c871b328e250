package dev.vivace.examples.stress;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.CancellationResult;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskContext;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.message.ChannelConfig.WhenFull;
import dev.vivace.message.TaskMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work of one node: it does what its plan says. */
final class NodeWork implements AsyncWork<Integer> {

    private final Runtime<@Nullable Object, TaskId> runtime;
    private final Round round;
    private final Tree tree;
    private final NodePlan plan;
    private final @Nullable NodePlan parent;

    private NodeWork(
            Runtime<@Nullable Object, TaskId> runtime,
            Round round,
            Tree tree,
            NodePlan plan,
            @Nullable NodePlan parent) {
        this.runtime = runtime;
        this.round = round;
        this.tree = tree;
        this.plan = plan;
        this.parent = parent;
    }

    /** Starts a tree; gives the handle of its root. */
    static SpawningTask<Integer, TaskId> plant(
            Runtime<@Nullable Object, TaskId> runtime, Round round, Tree tree, NodePlan root) {
        NodeWork work = new NodeWork(runtime, round, tree, root, null);
        SpawningTask<Integer, TaskId> task = work.builder().run(work);
        tree.add(task, root, null);
        return task;
    }

    /** The value of a node's fallback, which no work gives. */
    static int instead(NodePlan plan) {
        return -1 - plan.number();
    }

    private SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> builder() {
        NodePlan.Options options = plan.options();
        var builder = runtime.<Integer>to()
                .with(tree)
                .lane(options.lane())
                .priority(options.priority())
                .messages(options.messages());
        if (options.timeout().isPresent()) {
            builder = builder.timeout(options.timeout().orElseThrow());
        }
        if (options.attemptTimeout().isPresent()) {
            builder = builder.attemptTimeout(options.attemptTimeout().orElseThrow());
        }
        if (options.retries() > 0) {
            builder = builder.retry(options.retries(), options.backoff());
        }
        if (options.children().isPresent()) {
            builder = builder.children(options.children().orElseThrow());
        }
        if (options.cancellation().isPresent()) {
            builder = builder.cancellation(options.cancellation().orElseThrow());
        }
        return switch (options.fallback()) {
            case NONE -> builder;
            case VALUE -> builder.fallback(error -> instead(plan));
            case FAILURE ->
                builder.fallback(error -> {
                    throw new Injected.Unforeseen(tree.ledger().enter("the fallback of node " + plan.number()));
                });
        };
    }

    @Override
    public Integer run(TaskContext context) throws Exception {
        tree.entered();
        try {
            List<SpawningTask<Integer, ?>> children = new ArrayList<>();
            for (Step step : plan.steps()) {
                perform(step, children, context);
            }
            return end(context.attempt());
        } finally {
            tree.left();
        }
    }

    private void perform(Step step, List<SpawningTask<Integer, ?>> children, TaskContext context) throws Exception {
        if (!plan.deaf()) {
            act(step, children, context);
            return;
        }
        try {
            act(step, children, context);
        } catch (InterruptedException | TaskCancelledException e) {
            round.compute(5_000);
        }
    }

    private int end(int attempt) throws Exception {
        if (attempt > plan.failures()) {
            return plan.number();
        }
        return switch (plan.ending()) {
            case VALUE -> plan.number();
            case FORESEEN -> throw new Injected.Foreseen(enter(attempt));
            case UNFORESEEN -> throw new Injected.Unforeseen(enter(attempt));
            case FATAL -> throw new Injected.Fatal(enter(attempt));
            case CARRIED ->
                throw new AsyncTaskException(new AsyncTaskError.Failure(new Injected.Foreseen(enter(attempt))));
        };
    }

    private long enter(int attempt) {
        return tree.ledger().enter("attempt " + attempt + " of node " + plan.number());
    }

    private void act(Step step, List<SpawningTask<Integer, ?>> children, TaskContext context) throws Exception {
        switch (step) {
            case Step.Compute(int rounds) -> round.compute(rounds);
            case Step.Nap(Duration time) -> context.sleep(time);
            case Step.Check() -> context.checkpoint();
            case Step.Spawn(NodePlan child, Step.Way way) -> children.add(spawn(child, way, context.task()));
            case Step.CancelSelf(CancellationLevel level) -> context.task().cancel(level);
            case Step.Tell(boolean up) -> tell(up, context);
            case Step.Listen(boolean up, Duration patience) -> listen(up, patience, context);
            case Step.Handle(boolean essential, boolean failing) -> handle(essential, failing, context);
            case Step.Complain() ->
                context.task().recordError(AsyncTaskError.of(new Injected.Foreseen(enter(context.attempt()))));
            case Step.Join join -> join(join, context);
            case Step.CancelChild(int which, var level)
            when !children.isEmpty() -> cancel(child(children, which), level);
            case Step.StopChild(int which, var how) when !children.isEmpty() -> stop(child(children, which), how);
            case Step.Promote(int which, var priority)
            when !children.isEmpty() -> child(children, which).changePriority(priority);
            case Step.Await(int which, boolean tolerant)
            when !children.isEmpty() -> await(child(children, which), tolerant);
            case Step.CancelChild ignored -> {}
            case Step.StopChild ignored -> {}
            case Step.Promote ignored -> {}
            case Step.Await ignored -> {}
        }
    }

    private static SpawningTask<Integer, ?> child(List<SpawningTask<Integer, ?>> children, int which) {
        return children.get(which % children.size());
    }

    // ---------------------------------------------------------------- children

    private SpawningTask<Integer, ?> spawn(NodePlan child, Step.Way way, AsyncTask<?, ?> me) {
        NodeWork work = new NodeWork(runtime, round, tree, child, way == Step.Way.DETACHED ? null : plan);
        var builder = work.builder();
        SpawningTask<Integer, ?> task = switch (way) {
            case RUN -> builder.run(work);
            case PREPARE_AND_START, PREPARE_AND_CANCEL -> builder.prepare(work);
            case RUN_CHILD -> ((SpawningTask<?, ?>) me).runChild(work);
            case DETACHED -> builder.detached().run(work);
        };
        if (way == Step.Way.PREPARE_AND_START) {
            task.start();
        }
        boolean related = way != Step.Way.DETACHED && way != Step.Way.PREPARE_AND_CANCEL;
        tree.add(task, child, related ? me : null);
        if (way == Step.Way.PREPARE_AND_CANCEL) {
            task.cancel(CancellationLevel.GRACEFUL);
            task.start();
        }
        return task;
    }

    private void cancel(SpawningTask<Integer, ?> child, CancellationLevel level) {
        CancellationResult result = child.cancel(level);
        tree.tally().count("cancelled by level");
        tree.tally()
                .require(
                        level != CancellationLevel.KILL_HARD || child.isDone(),
                        tree + ": KILL_HARD left " + child + ", saying " + result);
    }

    private void stop(SpawningTask<Integer, ?> child, CancellationPlan how) throws InterruptedException {
        CancellationResult result = child.cancel(how);
        tree.tally().count("cancelled by plan");
        boolean truthful = switch (result) {
            case CancellationResult.TimedOut ignored -> !how.hard();
            case CancellationResult.StillRunning ignored -> false;
            default -> child.isDone();
        };
        tree.tally().require(truthful, tree + ": " + how + " left " + child + ", saying " + result);
    }

    private static void await(SpawningTask<Integer, ?> child, boolean tolerant) throws InterruptedException {
        try {
            child.await();
        } catch (TaskCancelledException mine) {
            throw mine;
        } catch (AsyncTaskException e) {
            if (!tolerant) {
                throw e;
            }
        }
    }

    private static void join(Step.Join join, TaskContext context) throws InterruptedException {
        try {
            context.join(join.policy());
        } catch (TaskCancelledException mine) {
            throw mine;
        } catch (AsyncTaskException e) {
            if (!join.tolerant()) {
                throw e;
            }
        }
    }

    // ---------------------------------------------------------------- messages and handlers

    private void tell(boolean up, TaskContext context) throws InterruptedException {
        if (up && parent == null) {
            return;
        }
        TaskMessage<Integer> message = new TaskMessage.Data<>(plan.number());
        tree.tally().count("messages sent");
        if (up && parent.options().messages().whenFull() == WhenFull.WAIT) {
            // a parent whose work has returned reads no more, so that nobody may wait for it
            context.parent().trySend(message);
            return;
        }
        try {
            (up ? context.parent() : context.children()).send(message);
        } catch (TaskCancelledException mine) {
            throw mine;
        } catch (AsyncTaskException refused) {
            tree.tally().count("messages refused");
        }
    }

    private void listen(boolean up, Duration patience, TaskContext context) throws InterruptedException {
        if (up && parent == null) {
            return;
        }
        try {
            var message = (up ? context.parent() : context.children()).poll(patience);
            tree.tally().count("messages received", message.isPresent() ? 1 : 0);
        } catch (TaskCancelledException mine) {
            throw mine;
        } catch (AsyncTaskException closed) {
            tree.tally().count("channels found closed");
        }
    }

    private void handle(boolean essential, boolean failing, TaskContext context) {
        context.task()
                .onCancel(
                        level -> {
                            tree.entered();
                            try {
                                tree.tally().count("cancel handlers run");
                                round.computeAside(1_000);
                                if (failing) {
                                    throw new Injected.Foreseen(
                                            tree.ledger().enter("a cancel handler of node " + plan.number()));
                                }
                            } finally {
                                tree.left();
                            }
                        },
                        essential);
    }
}
