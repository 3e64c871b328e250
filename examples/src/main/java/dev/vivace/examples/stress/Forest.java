package dev.vivace.examples.stress;

import dev.vivace.CancellationResult;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Grows the trees of one round, many at a time, and examines each when it is over. Used by one thread. */
final class Forest {

    private static final Duration HUNG = Duration.ofSeconds(60);

    private final Round round;
    private final Runtime<@Nullable Object, TaskId> runtime;
    private final Tally tally;
    private final long seed;
    private final int most;
    private final Deque<Planted> growing = new ArrayDeque<>();
    private final List<Tree> unbalanced = new ArrayList<>();

    private record Planted(Tree tree, SpawningTask<Integer, TaskId> root, Dice dice) {}

    /**
     * A forest.
     *
     * @param round whose trees these are
     * @param runtime the round's
     * @param seed where all chance comes from
     * @param most how many trees grow at a time
     * @param tally counts
     */
    Forest(Round round, Runtime<@Nullable Object, TaskId> runtime, long seed, int most, Tally tally) {
        this.round = round;
        this.runtime = runtime;
        this.most = most;
        this.seed = seed;
        this.tally = tally;
    }

    /** Plants one tree, after the oldest one has been felled when there are many. */
    void grow(int number) throws InterruptedException {
        if (growing.size() >= most) {
            fell(growing.removeFirst());
        }
        Dice dice = Dice.of(seed, number);
        NodePlan plan = dice.tree();
        Tree tree = new Tree("tree " + number + " of seed " + seed, tally);
        SpawningTask<Integer, TaskId> root = NodeWork.plant(runtime, round, tree, plan);
        tally.count("trees");
        if (dice.chance(10)) {
            cancel(root, dice.level());
        }
        growing.addLast(new Planted(tree, root, dice));
    }

    /** Fells what still grows. */
    void clear() throws InterruptedException {
        while (!growing.isEmpty()) {
            fell(growing.removeFirst());
        }
    }

    /** Those whose failures had not all turned up when they were examined. */
    List<Tree> unbalanced() {
        return List.copyOf(unbalanced);
    }

    private void fell(Planted planted) throws InterruptedException {
        Tree tree = planted.tree();
        interfere(planted);
        if (!awaitEnd(planted.root())) {
            throw new Hung(tree + " has not settled for " + HUNG + "\n"
                    + runtime.dump().text());
        }
        tree.requireNoLiveDescendant();
        if (!tree.awaitSilence(HUNG)) {
            throw new Hung(tree + " was not silent for " + HUNG + " after its root had settled\n"
                    + runtime.dump().text());
        }
        tree.examine();
        tally.count("failures injected", tree.ledger().entered());
        if (!tree.ledger().isBalanced()) {
            unbalanced.add(tree);
        }
    }

    /** Now and then the driver stops a tree that may be anywhere in its life. */
    private void interfere(Planted planted) throws InterruptedException {
        switch (planted.dice().upTo(20)) {
            case 0, 1 -> cancel(planted.root(), planted.dice().level());
            case 2, 3 -> stop(planted.root(), planted.dice().plan());
            default -> {}
        }
    }

    private void cancel(SpawningTask<Integer, TaskId> root, CancellationLevel level) {
        CancellationResult result = root.cancel(level);
        tally.count("cancelled from outside");
        tally.require(
                level != CancellationLevel.KILL_HARD || root.isDone(),
                "KILL_HARD from outside left " + root + ", saying " + result);
    }

    private void stop(SpawningTask<Integer, TaskId> root, CancellationPlan plan) throws InterruptedException {
        CancellationResult result = root.cancel(plan);
        tally.count("cancelled from outside");
        tally.require(!plan.hard() || root.isDone(), plan + " from outside left " + root + ", saying " + result);
    }

    private static boolean awaitEnd(SpawningTask<Integer, TaskId> root) throws InterruptedException {
        try {
            root.get(HUNG.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | CancellationException settled) {
            // examined later, as every other end
        }
        return true;
    }

    /** Something never ended. The message says what, and shows all live tasks. */
    static final class Hung extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Hung(String message) {
            super(message);
        }
    }
}
