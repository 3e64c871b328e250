package dev.vivace.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live children of one task, or a share of a runtime's roots: an intrusive list under one short lock. It also keeps
 * the children that have settled since the last join, as far as a join or the parent must hear of them: every failure,
 * and the latest thousand of the others.
 */
final class Scope {

    /** How many settled children without a failure are kept for a join. */
    static final int KEPT = 1024;

    // All guarded by this scope's monitor, and so are the links of the tasks in it.
    private @Nullable TaskEngine first;
    private @Nullable TaskEngine last;
    private int live;
    private final @Nullable Deque<TaskEngine> settled;
    private final @Nullable List<TaskEngine> failed;

    private Scope(boolean keeps) {
        settled = keeps ? new ArrayDeque<>(0) : null;
        failed = keeps ? new ArrayList<>(0) : null;
    }

    static Scope ofChildren() {
        return new Scope(true);
    }

    static Scope ofRoots() {
        return new Scope(false);
    }

    synchronized void add(TaskEngine task) {
        task.previousSibling = last;
        if (last == null) {
            first = task;
        } else {
            last.nextSibling = task;
        }
        last = task;
        task.linked = true;
        live++;
    }

    /** Takes a task out that has settled, or was not let in after all. Taking it out twice does nothing. */
    synchronized void remove(TaskEngine task, boolean keep) {
        if (!task.linked) {
            return;
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
        if (keep && settled != null && failed != null) {
            keep(task, settled, failed);
        }
    }

    private static void keep(TaskEngine task, Deque<TaskEngine> settled, List<TaskEngine> failed) {
        if (task.errorIfSettled() != null) {
            failed.add(task);
        } else {
            settled.add(task);
            if (settled.size() > KEPT) {
                settled.remove();
            }
        }
    }

    synchronized boolean isEmpty() {
        return live == 0;
    }

    synchronized int size() {
        return live;
    }

    /** The live children, oldest first. */
    synchronized List<TaskEngine> live() {
        List<TaskEngine> all = new ArrayList<>(live);
        for (TaskEngine task = first; task != null; task = task.nextSibling) {
            all.add(task);
        }
        return all;
    }

    /** All children that a join must hear of, settled ones first; the settled are forgotten. */
    synchronized List<TaskEngine> takeAll() {
        List<TaskEngine> all = new ArrayList<>();
        if (settled != null && failed != null) {
            all.addAll(settled);
            all.addAll(failed);
            settled.clear();
            failed.clear();
        }
        all.addAll(live());
        all.sort(Comparator.comparingLong(task -> task.createdNanos));
        return all;
    }

    /** The failed children that no join has heard of; they are forgotten. */
    synchronized List<TaskEngine> takeFailed() {
        if (failed == null || failed.isEmpty()) {
            return List.of();
        }
        List<TaskEngine> all = List.copyOf(failed);
        failed.clear();
        return all;
    }
}
