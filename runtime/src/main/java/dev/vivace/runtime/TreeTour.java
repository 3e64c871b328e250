package dev.vivace.runtime;

import dev.vivace.TaskDump;
import dev.vivace.runtime.dump.DumpNode;
import dev.vivace.runtime.dump.RenderedDump;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Walks over the live tasks without stopping them. Never recursive: a chain may be as deep as there are tasks. */
final class TreeTour {

    private static final int LONGEST_PATH = 1000;

    private TreeTour() {}

    /** How many tasks are live in these trees. */
    static long count(List<TaskEngine> roots) {
        long count = 0;
        Deque<TaskEngine> open = new ArrayDeque<>(roots);
        for (TaskEngine task = open.poll(); task != null; task = open.poll()) {
            if (!task.isTerminal()) {
                count++;
            }
            open.addAll(task.liveChildren());
        }
        return count;
    }

    private record Open(TaskEngine task, String parentPath, List<DumpNode> siblings) {}

    /** A picture of all live and abandoned tasks. */
    static TaskDump dump(VirtualRuntime<?, ?> runtime) {
        return dump(runtime, runtime.liveRoots(), "", task -> true);
    }

    /** A picture of a task and what is live or abandoned below it. */
    static TaskDump dump(TaskEngine top) {
        String above = top.parent == null ? "" : top.parent.view().path();
        return dump(top.runtime, List.of(top), above, task -> isBelow(task, top));
    }

    @SuppressWarnings("ReferenceEquality") // a task is itself only
    private static boolean isBelow(TaskEngine task, TaskEngine top) {
        TaskEngine at = task;
        while (at != null && at != top) {
            at = at.parent;
        }
        return at != null;
    }

    private static TaskDump dump(
            VirtualRuntime<?, ?> runtime, List<TaskEngine> tops, String above, Predicate<TaskEngine> shown) {
        long now = runtime.now();
        Stacks stacks = new Stacks();
        List<DumpNode> roots = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        tops.forEach(task -> open.add(new Open(task, above, roots)));
        for (TaskEngine task : runtime.abandonedTasks()) {
            if (task.isTerminal() && shown.test(task)) {
                roots.add(node(task, task.view().path(), now, stacks, List.of()));
            }
        }
        for (Open next = open.poll(); next != null; next = open.poll()) {
            TaskEngine task = next.task;
            if (task.isTerminal()) {
                continue;
            }
            String path = next.parentPath.isEmpty() ? task.label() : shortened(next.parentPath) + "/" + task.label();
            List<DumpNode> children = new ArrayList<>(0);
            next.siblings.add(node(task, path, now, stacks, children));
            task.liveChildren().forEach(child -> open.add(new Open(child, path, children)));
        }
        return RenderedDump.of(runtime.instant(now), roots);
    }

    /** The end of a path that is longer than anybody reads, so that a deep chain does not fill the heap with paths. */
    private static String shortened(String path) {
        return path.length() <= LONGEST_PATH ? path : "..." + path.substring(path.length() - LONGEST_PATH / 2);
    }

    private static DumpNode node(TaskEngine task, String path, long now, Stacks stacks, List<DumpNode> children) {
        long deadline = task.deadlineNanos();
        return new DumpNode(
                path,
                task.view().name(),
                task.view().id().text(),
                task.currentStatus(),
                Duration.ofNanos(now - task.createdNanos),
                deadline == TaskEngine.NO_DEADLINE ? Optional.empty() : Optional.of(Duration.ofNanos(deadline - now)),
                task.attempts(),
                task.priorityNow().toString(),
                Optional.ofNullable(waitingFor(task)),
                task.isTerminal(),
                stacks.of(task.thread()),
                children);
    }

    private static @Nullable String waitingFor(TaskEngine task) {
        if (task.isQueued()) {
            return "a thread or a permit";
        }
        String waitsFor = task.waitsFor();
        if (waitsFor == null && task.wasStarted() && task.thread() == null) {
            return "children or cancel handlers";
        }
        return waitsFor;
    }
}
