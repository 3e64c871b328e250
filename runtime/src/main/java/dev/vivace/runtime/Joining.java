package dev.vivace.runtime;

import dev.vivace.JoinedChildren;
import dev.vivace.SpawningTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.JoinPolicy;
import dev.vivace.runtime.wait.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One join of a task's children under a policy. Used by one thread, the joiner. Whoever settles a child counts it and
 * wakes the joiner when that decides, so a join of n children costs n and not n times n.
 */
final class Joining {

    private final TaskEngine parent;
    private final JoinPolicy policy;
    private final List<TaskEngine> children;

    // How many more children have completed, which are no longer listed.
    private final int forgotten;

    private final Thread joiner = Thread.currentThread();

    // Children that have not settled and children that have completed, forgotten ones included. Changed by whoever
    // settles
    // a child, in this order: up, then down.
    private final AtomicInteger succeeded;
    private final AtomicInteger live;

    private Joining(TaskEngine parent, JoinPolicy policy, List<TaskEngine> children, int forgotten) {
        this.forgotten = forgotten;
        this.parent = parent;
        this.policy = policy;
        this.children = children;
        succeeded = new AtomicInteger(forgotten);
        live = new AtomicInteger(children.size());
    }

    static JoinedChildren join(TaskEngine parent, JoinPolicy policy) throws InterruptedException {
        Scope scope = parent.scopeIfAny();
        return scope == null
                ? new Joining(parent, policy, List.of(), 0).run()
                : new Joining(parent, policy, scope.takeAll(), scope.takeForgotten()).run();
    }

    private JoinedChildren run() throws InterruptedException {
        long until = policy.within().map(parent.runtime::after).orElse(Waiting.FOREVER);
        boolean decided = awaitDecision(until);
        List<TaskEngine> rest =
                children.stream().filter(child -> !child.isTerminal()).toList();
        rest.forEach(child -> Stopping.escalate(child, child.cancellationPlan()));
        if (!decided) {
            return outcome(rest);
        }
        parent.runtime.waits().await("cancelled children", () -> live.get() == 0, Waiting.FOREVER);
        JoinedChildren outcome = outcome(List.of());
        requireMet(outcome);
        return outcome;
    }

    /** Waits as a waiter of each child, so that the children inherit the rank of a task that joins them. */
    private boolean awaitDecision(long until) throws InterruptedException {
        TaskEngine waiting = CurrentTask.working();
        int rank = waiting == null ? Integer.MAX_VALUE : waiting.effectiveRank();
        Map<TaskEngine, TaskState.Waiter> waiters = new HashMap<>();
        for (TaskEngine child : children) {
            TaskState.Waiter waiter = child.addWaiter(() -> ended(child), rank);
            if (waiter == null) {
                ended(child);
            } else {
                waiters.put(child, waiter);
                child.lend(rank);
            }
        }
        boolean decided = false;
        try {
            decided = parent.runtime.waits().await("children", this::isDecided, until);
            return decided;
        } finally {
            if (!decided) {
                waiters.forEach(Awaiting::giveUp);
            }
        }
    }

    private void ended(TaskEngine child) {
        if (child.currentStatus() == TaskStatus.COMPLETED) {
            succeeded.incrementAndGet();
        }
        live.decrementAndGet();
        if (isDecided()) {
            parent.runtime.waits().wake(joiner);
        }
    }

    private boolean isDecided() {
        int open = live.get(); // first, so that who ends meanwhile is counted twice rather than not at all
        int good = succeeded.get();
        return open == 0
                || switch (policy.kind()) {
                    case ALL_SUCCEED -> good + open < forgotten + children.size();
                    case FIRST_SUCCESS -> good >= 1;
                    case QUORUM -> good >= policy.quorum() || good + open < policy.quorum();
                    case SUPERVISED -> false;
                };
    }

    private void requireMet(JoinedChildren outcome) {
        int succeeded = forgotten + outcome.succeeded().size();
        boolean met = switch (policy.kind()) {
            case ALL_SUCCEED -> succeeded == forgotten + children.size();
            case FIRST_SUCCESS -> succeeded >= 1;
            case QUORUM -> succeeded >= policy.quorum();
            case SUPERVISED -> true;
        };
        if (!met) {
            throw notMet(succeeded);
        }
    }

    /** The first failure, with the others suppressed under it; a cancelled child counts when nothing else failed. */
    private AsyncTaskException notMet(int succeeded) {
        List<TaskEngine> culprits = new ArrayList<>(children.stream()
                .filter(child -> child.currentStatus() == TaskStatus.FAILED)
                .toList());
        culprits.sort(Comparator.comparingLong(TaskEngine::settledNanos));
        children.stream()
                .filter(child -> child.currentStatus() == TaskStatus.CANCELLED)
                .findFirst()
                .filter(cancelled -> culprits.isEmpty())
                .ifPresent(culprits::add);
        if (culprits.isEmpty()) {
            return new AsyncTaskException(new AsyncTaskError.InvalidState("join wants " + Math.max(1, policy.quorum())
                    + " successes, but only " + succeeded + " of " + children.size() + " children succeeded"));
        }
        AsyncTaskException first = culprits.getFirst().settledException();
        culprits.stream().skip(1).map(TaskEngine::settledException).forEach(first::addSuppressed);
        return first;
    }

    private JoinedChildren outcome(List<TaskEngine> unfinished) {
        children.forEach(TaskEngine::markLooked);
        Set<TaskEngine> open = new HashSet<>(unfinished);
        List<SpawningTask<?, ?>> succeeded = new ArrayList<>();
        List<SpawningTask<?, ?>> failed = new ArrayList<>();
        List<SpawningTask<?, ?>> cancelled = new ArrayList<>();
        for (TaskEngine child : children) {
            if (open.contains(child)) {
                continue;
            }
            switch (child.currentStatus()) {
                case COMPLETED -> succeeded.add(child.view());
                case CANCELLED -> cancelled.add(child.view());
                default -> failed.add(child.view());
            }
        }
        return new JoinedChildren(
                succeeded,
                failed,
                cancelled,
                unfinished.stream().<SpawningTask<?, ?>>map(TaskEngine::view).toList());
    }
}
