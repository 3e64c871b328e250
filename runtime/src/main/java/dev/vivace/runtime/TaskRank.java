package dev.vivace.runtime;

import dev.vivace.priority.RankableByPriority;
import dev.vivace.priority.TaskPriority;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** How urgent a task is: its own priority, and the rank that it has from those who wait for it. */
abstract class TaskRank extends TaskParts {

    private static final VarHandle EFFECTIVE_RANK;
    private static final VarHandle AWAITED_RANK;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            EFFECTIVE_RANK = lookup.findVarHandle(TaskRank.class, "effectiveRank", int.class);
            AWAITED_RANK = lookup.findVarHandle(TaskRank.class, "awaitedRank", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // Written by whoever changes or lends a priority, under this task's monitor; read by the queue.
    private RankableByPriority priority;
    private volatile int effectiveRank;

    // Written by the conductor under its lock; read by whoever goes back to a rank.
    private volatile int awaitedRank;

    // Written by the task's thread around a wait; read by who lends it a rank.
    private volatile @Nullable TaskRank waitsOn;

    TaskRank(VirtualRuntime<?, ?> runtime, TaskSpec spec, @Nullable TaskEngine parent) {
        super(runtime, spec, parent);
        priority =
                spec.priority() != null ? spec.priority() : parent != null ? parent.priorityNow() : TaskPriority.NORMAL;
        // Nobody else sees this object yet, so these need no fence, which a plain assignment to them would be.
        EFFECTIVE_RANK.set(this, priority.rank());
        AWAITED_RANK.set(this, Integer.MAX_VALUE);
    }

    /** Notes for which task this one waits; null when it does no more. */
    final void waitsOn(@Nullable TaskRank other) {
        waitsOn = other;
    }

    final RankableByPriority priorityNow() {
        return priority;
    }

    public final int effectiveRank() {
        return effectiveRank;
    }

    final void priorityNow(RankableByPriority next) {
        synchronized (this) {
            priority = next;
        }
        reclaim();
    }

    /** Takes the lower rank of one who waits for this task, and hands it on to whom this task waits for. */
    final void lend(int rank) {
        for (TaskRank task = this; task != null && rank < task.effectiveRank; task = task.waitsOn) {
            task.moveTo(rank);
            Scope children = task.scopeIfAny();
            if (children != null && task.waitsOn == null) {
                children.live().forEach(child -> child.lend(rank));
            }
        }
    }

    /** Goes back to the rank that its priority and its present waiters give. */
    final void reclaim() {
        for (TaskRank task = this; task != null; task = task.waitsOn) {
            task.moveTo(Math.min(task.priority.rank(), Math.min(task.lowestWaitingRank(), task.awaitedRank)));
        }
    }

    /** Takes the rank of those who wait for this task in the books of its conductor. */
    final void awaitedFrom(int rank) {
        boolean more = rank < awaitedRank;
        awaitedRank = rank;
        if (more) {
            lend(rank);
        } else {
            reclaim();
        }
    }

    private void moveTo(int rank) {
        boolean moved;
        synchronized (this) {
            moved = rank != effectiveRank;
            effectiveRank = rank;
        }
        if (moved) {
            rankMoved();
        }
    }

    /** The rank is another one now: who orders by it must hear of that. */
    abstract void rankMoved();
}
