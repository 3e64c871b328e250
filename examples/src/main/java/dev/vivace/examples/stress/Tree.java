package dev.vivace.examples.stress;

import dev.vivace.AsyncTask;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.context.ContextKey;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One random tree under way: the handles of its tasks, what the listener heard of them, and the books of its failures.
 * Filled by the tasks and the listener; examined by the driver when all is over.
 */
final class Tree {

    /** How the listener and the uncaught hook know to which tree a task belongs. */
    static final ContextKey<Tree> KEY = ContextKey.of(Tree.class);

    private final String name;
    private final Tally tally;
    private final Ledger ledger = new Ledger();
    private final Queue<Member> members = new ConcurrentLinkedQueue<>();
    private final Map<AsyncTask<?, ?>, List<StatusChange>> heard = new ConcurrentHashMap<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();

    // Set by the driver when it begins to wait; until then nobody needs to be told.
    private volatile boolean watched;

    /**
     * A task of the tree.
     *
     * @param task its handle
     * @param plan what it does
     * @param parent its parent; null for the root, for detached tasks, and for those that were never started
     */
    private record Member(
            SpawningTask<Integer, ?> task,
            NodePlan plan,
            @Nullable AsyncTask<?, ?> parent) {}

    Tree(String name, Tally tally) {
        this.name = name;
        this.tally = tally;
    }

    Ledger ledger() {
        return ledger;
    }

    Tally tally() {
        return tally;
    }

    // ---------------------------------------------------------------- told by tasks and listener

    void add(SpawningTask<Integer, ?> task, NodePlan plan, @Nullable AsyncTask<?, ?> parent) {
        members.add(new Member(task, plan, parent));
    }

    /** Code of the tree begins to run: an attempt, or a cancel handler. */
    void entered() {
        inside.incrementAndGet();
    }

    void left() {
        inside.decrementAndGet();
        signal();
    }

    void heard(AsyncTask<?, ?> task, StatusChange change) {
        heard.computeIfAbsent(task, key -> new CopyOnWriteArrayList<>()).add(change);
        if (change.to().isTerminal()) {
            signal();
        }
    }

    private void signal() {
        if (watched) {
            lock.lock();
            try {
                something.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    // ---------------------------------------------------------------- asked by the driver

    /** Waits until the listener has heard of every end, and none of the tree's code runs any more. */
    boolean awaitSilence(Duration patience) throws InterruptedException {
        watched = true;
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!isSilent() && left > 0) {
                left = something.awaitNanos(left);
            }
            return isSilent();
        } finally {
            lock.unlock();
        }
    }

    boolean isSilent() {
        return inside.get() == 0 && members.stream().allMatch(member -> heardTheEndOf(member.task));
    }

    private boolean heardTheEndOf(AsyncTask<?, ?> task) {
        return heard.getOrDefault(task, List.of()).stream()
                .anyMatch(change -> change.to().isTerminal());
    }

    /** No descendant of a task that has settled is live. Asked at once when the root has settled. */
    void requireNoLiveDescendant() {
        for (Member member : members) {
            if (member.parent != null && isSettledRoot(member.parent)) {
                require(member.task.status().isTerminal(), member, "is live although its root has settled");
            }
        }
    }

    private static boolean isSettledRoot(AsyncTask<?, ?> task) {
        AsyncTask<?, ?> top = task;
        for (var up = top.relationships().parent();
                up.isPresent();
                up = top.relationships().parent()) {
            top = up.orElseThrow();
        }
        return top.status().isTerminal();
    }

    /** Every member settled once, in a legal way, in time, with a result that fits. Asked when all is silent. */
    void examine() throws InterruptedException {
        for (Member member : members) {
            requireLegalHistory(member);
            requireFittingResult(member);
            requireOrderedInstants(member);
            tally.count("tasks");
            tally.count("tasks " + member.task.status());
            tally.count("attempts", member.task.attempt());
        }
        sweep();
    }

    /** Strikes out of the books what the tasks can tell of failures. */
    void sweep() throws InterruptedException {
        for (Member member : members) {
            member.task.errors().forEach(ledger::found);
            if (member.task.status() != TaskStatus.COMPLETED) {
                try {
                    member.task.await();
                } catch (AsyncTaskException e) {
                    ledger.found(e);
                }
            }
        }
    }

    /** Reports what is still in the books, with what became of each task of the tree. */
    void requireBalance() {
        ledger.open()
                .forEach((number, origin) ->
                        tally.wrong(name + ": injected failure " + number + " is lost; thrown by " + origin + fates()));
    }

    private String fates() {
        return members.stream()
                .map(member -> "%n      node %d %s %s, at %s, errors %s, %s"
                        .formatted(
                                member.plan.number(),
                                member.task.result(),
                                member.task.statusHistory(),
                                member.task.cancellation(),
                                member.task.errors(),
                                member.plan.options()))
                .collect(Collectors.joining());
    }

    private void requireLegalHistory(Member member) {
        List<StatusChange> moves = heard.getOrDefault(member.task, List.of());
        TaskStatus at = TaskStatus.PENDING;
        int ends = 0;
        for (StatusChange move : moves) {
            require(move.from() == at && at.canMoveTo(move.to()), member, "moved illegally: " + moves);
            at = move.to();
            ends += at.isTerminal() ? 1 : 0;
        }
        tally.count("moves heard", moves.size());
        require(ends == 1, member, "settled " + ends + " times: " + moves);
        require(moves.equals(member.task.statusHistory()), member, "was heard to move " + moves);
    }

    private void requireFittingResult(Member member) {
        TaskResult<Integer> result = member.task.result().orElse(null);
        boolean fits = switch (result) {
            case null -> false;
            case TaskResult.Success<Integer>(Integer value) ->
                member.task.status() == TaskStatus.COMPLETED
                        && (value == member.plan.number() || value == NodeWork.instead(member.plan));
            case TaskResult.Failure<Integer>(AsyncTaskError.Cancelled ignored) ->
                member.task.status() == TaskStatus.CANCELLED;
            case TaskResult.Failure<Integer>(AsyncTaskError ignored) -> member.task.status() == TaskStatus.FAILED;
        };
        require(fits, member, "has the result " + result);
        require(member.task.attempt() <= 1 + member.plan.options().retries(), member, "made too many attempts");
        if (result != null && result.failure().orElse(null) instanceof AsyncTaskError.Timeout) {
            tally.count("tasks that timed out");
        }
    }

    private void requireOrderedInstants(Member member) {
        var created = member.task.createdAt();
        var completed = member.task.completedAt().orElse(created);
        var started = member.task.startedAt().orElse(created);
        require(!started.isBefore(created) && !completed.isBefore(started), member, "has instants out of order");
        if (member.parent != null) {
            require(
                    member.parent.completedAt().filter(completed::isAfter).isEmpty(),
                    member,
                    "settled after its parent did");
        }
    }

    private void require(boolean asItMustBe, Member member, String otherwise) {
        if (!asItMustBe) {
            tally.wrong(name + ": node " + member.plan.number() + " (" + member.task.status() + ") " + otherwise
                    + "; history " + member.task.statusHistory() + "; " + member.plan);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
