package dev.vivace.runtime;

import dev.vivace.lifecycle.TaskStatus;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live children of one task, or a share of a runtime's roots: an intrusive list under one short spin lock. It also keeps
 * the children that have settled since the last join, as far as a join or the parent must hear of them: the latest
 * thousand failures, and the latest thousand of the others. Of completed ones that are forgotten it keeps the count; a
 * failure that nobody looked at is reported before it is forgotten.
 */
final class Scope {

    /** How many failed children are kept for a join, and how many others. */
    static final int KEPT = 1024;

    private static final VarHandle LOCK;
    private static final VarHandle LIVE;

    static {
        try {
            LOCK = MethodHandles.lookup().findVarHandle(Scope.class, "lock", int.class);
            LIVE = MethodHandles.lookup().findVarHandle(Scope.class, "live", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int SPINS = 64;

    // 1 while somebody holds the lock. It is held for a few instructions and never across anything that could block, so
    // waiting for it by spinning costs far less than parking a virtual thread would.
    private volatile int lock;

    // All guarded by the lock, and so are the links of the tasks in this scope.
    private @Nullable TaskEngine first;
    private @Nullable TaskEngine last;
    private int live;
    private final @Nullable Deque<TaskEngine> settled;
    private final @Nullable Deque<TaskEngine> failed;
    private int forgotten;

    private Scope(boolean keeps) {
        settled = keeps ? new ArrayDeque<>(0) : null;
        failed = keeps ? new ArrayDeque<>(0) : null;
    }

    static Scope ofChildren() {
        return new Scope(true);
    }

    static Scope ofRoots() {
        return new Scope(false);
    }

    void add(TaskEngine task) {
        acquire();
        try {
            task.previousSibling = last;
            if (last == null) {
                first = task;
            } else {
                last.nextSibling = task;
            }
            last = task;
            task.linked = true;
            live++;
        } finally {
            release();
        }
    }

    /**
     * Takes a task out that has settled, or was not let in after all. Taking it out twice does nothing.
     *
     * @return a failed child that is no longer kept, to be reported now
     */
    @Nullable
    TaskEngine remove(TaskEngine task, boolean keep) {
        acquire();
        try {
            if (!task.linked) {
                return null;
            }
            TaskEngine before = task.previousSibling;
            TaskEngine after = task.nextSibling;
            if (before == null) {
                first = after;
            } else {
                before.nextSibling = after;
            }
            if (after == null) {
                last = before;
            } else {
                after.previousSibling = before;
            }
            task.linked = false;
            task.previousSibling = null;
            task.nextSibling = null;
            live--;
            return keep && settled != null && failed != null ? keep(task, settled, failed) : null;
        } finally {
            release();
        }
    }

    private @Nullable TaskEngine keep(TaskEngine task, Deque<TaskEngine> settled, Deque<TaskEngine> failed) {
        if (task.currentStatus() == TaskStatus.FAILED) {
            failed.add(task);
            return failed.size() > KEPT ? failed.remove() : null;
        }
        settled.add(task);
        if (settled.size() > KEPT && settled.remove().currentStatus() == TaskStatus.COMPLETED) {
            forgotten++;
        }
        return null;
    }

    /** How many children have completed that are no longer kept; the count starts again. */
    int takeForgotten() {
        acquire();
        try {
            int count = forgotten;
            forgotten = 0;
            return count;
        } finally {
            release();
        }
    }

    /**
     * Read without the lock: who adds a task puts a full fence between that and its look at the parent's state, so one of
     * the two sees the other.
     */
    boolean isEmpty() {
        return (int) LIVE.getVolatile(this) == 0;
    }

    /** The live children, oldest first. One that has settled is not live, though its settler may not have taken it out yet. */
    List<TaskEngine> live() {
        List<TaskEngine> all = new ArrayList<>();
        addLiveTo(all);
        return all;
    }

    /** Adds the live children to a list. */
    void addLiveTo(List<TaskEngine> all) {
        acquire();
        try {
            for (TaskEngine task = first; task != null; task = task.nextSibling) {
                if (!task.isTerminal()) {
                    all.add(task);
                }
            }
        } finally {
            release();
        }
    }

    /** All children that a join must hear of, settled ones first; the settled are forgotten. */
    List<TaskEngine> takeAll() {
        acquire();
        try {
            List<TaskEngine> all = new ArrayList<>();
            if (settled != null && failed != null) {
                all.addAll(settled);
                all.addAll(failed);
                settled.clear();
                failed.clear();
            }
            for (TaskEngine task = first; task != null; task = task.nextSibling) {
                all.add(task);
            }
            all.sort(Comparator.comparingLong(task -> task.createdNanos));
            return all;
        } finally {
            release();
        }
    }

    /** The failed children that no join has heard of; they are forgotten. */
    List<TaskEngine> takeFailed() {
        acquire();
        try {
            if (failed == null || failed.isEmpty()) {
                return List.of();
            }
            List<TaskEngine> all = List.copyOf(failed);
            failed.clear();
            return all;
        } finally {
            release();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // gives the processor to the holder; correct without, only slower
    private void acquire() {
        for (int tries = 0; lock != 0 || !LOCK.compareAndSet(this, 0, 1); tries++) {
            if (tries < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    private void release() {
        LOCK.setRelease(this, 0);
    }
}
