package dev.vivace.runtime;

import dev.vivace.EmittingTask;
import dev.vivace.Orchestra;
import dev.vivace.id.TaskId;
import dev.vivace.watch.TaskSnapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the live tasks without stopping them, parents before children. Never recursive: a chain may be as deep as
 * there are tasks. Used by one thread.
 */
final class TreeTour {

    private static final int LONGEST_PATH = 1000;

    private final long now;
    private final boolean whole;
    private final @Nullable Stacks stacks;
    private final List<TaskSnapshot> seen = new ArrayList<>();
    private int live;
    private int executing;

    private TreeTour(long now, boolean whole, @Nullable Stacks stacks) {
        this.now = now;
        this.whole = whole;
        this.stacks = stacks;
    }

    /** How many tasks are live in these trees. */
    static long count(List<TaskEngine> roots) {
        long[] count = new long[1];
        visit(roots, task -> {
            count[0]++;
            return true;
        });
        return count[0];
    }

    /** The live or abandoned task with an id. One whose id nobody has asked for has none. */
    static @Nullable TaskEngine find(VirtualRuntime<?, ?> runtime, String id) {
        TaskEngine[] found = new TaskEngine[1];
        Predicate<TaskEngine> look = task -> {
            if (task.isCalled(id)) {
                found[0] = task;
            }
            return found[0] == null;
        };
        if (runtime.abandonedTasks().stream().allMatch(look)) {
            visit(runtime.liveRoots(), look);
        }
        return found[0];
    }

    /** Visits live tasks until the visitor has had enough. */
    private static void visit(List<TaskEngine> roots, Predicate<TaskEngine> goOn) {
        Deque<TaskEngine> open = new ArrayDeque<>(roots);
        for (TaskEngine task = open.poll(); task != null; task = open.poll()) {
            if (!task.isTerminal() && !goOn.test(task)) {
                return;
            }
            open.addAll(task.liveChildren());
        }
    }

    /** A look at all live and abandoned tasks, with stacks or without. */
    static TreeTour over(VirtualRuntime<?, ?> runtime, @Nullable Stacks stacks) {
        return new TreeTour(runtime.now(), true, stacks).tour(runtime, runtime.liveRoots(), "", task -> true);
    }

    /** A look at a task and what is live or abandoned below it. */
    static TreeTour below(TaskEngine top, @Nullable Stacks stacks) {
        String above = top.parent == null ? "" : top.parent.view().path();
        return new TreeTour(top.runtime.now(), false, stacks)
                .tour(top.runtime, List.of(top), above, task -> isBelow(task, top));
    }

    @SuppressWarnings("ReferenceEquality") // a task is itself only
    private static boolean isBelow(TaskEngine task, TaskEngine top) {
        TaskEngine at = task;
        while (at != null && at != top) {
            at = at.parent;
        }
        return at != null;
    }

    private record Open(TaskEngine task, @Nullable TaskSnapshot parent) {}

    /** Notes the abandoned before the live ones, lest one is missed that is abandoned meanwhile. */
    private TreeTour tour(
            VirtualRuntime<?, ?> runtime, List<TaskEngine> tops, String above, Predicate<TaskEngine> shown) {
        List<TaskSnapshot> abandoned = new ArrayList<>(0);
        for (TaskEngine task : runtime.abandonedTasks()) {
            if (task.isTerminal() && shown.test(task)) {
                abandoned.add(look(task, task.view().path(), null, 0));
            }
        }
        Deque<Open> open = new ArrayDeque<>();
        push(open, tops, null);
        for (Open next = open.poll(); next != null; next = open.poll()) {
            if (!next.task.isTerminal()) {
                List<TaskEngine> children = next.task.liveChildren();
                TaskSnapshot parent = next.parent;
                String path = path(next.task, parent == null ? above : parent.path());
                TaskSnapshot one = look(next.task, path, parent, children.size());
                count(next.task);
                seen.add(one);
                push(open, children, one);
            }
        }
        seen.addAll(abandoned);
        return this;
    }

    private static void push(Deque<Open> open, List<TaskEngine> tasks, @Nullable TaskSnapshot parent) {
        for (TaskEngine task : tasks.reversed()) {
            open.push(new Open(task, parent));
        }
    }

    private void count(TaskEngine task) {
        live++;
        if (task.thread() != null && task.waitsFor() == null) {
            executing++;
        }
    }

    /** The end of a path that is longer than anybody reads, so that a deep chain does not fill the heap with paths. */
    private static String path(TaskEngine task, String above) {
        String shortened =
                above.length() <= LONGEST_PATH ? above : "..." + above.substring(above.length() - LONGEST_PATH / 2);
        return above.isEmpty() ? task.label() : shortened + "/" + task.label();
    }

    private TaskSnapshot look(TaskEngine task, String path, @Nullable TaskSnapshot parent, int children) {
        VirtualTask<?, ?> view = task.view();
        String id = view.id().text(); // makes the extras, if nothing else has
        Extras extras = task.extras();
        long deadline = task.deadlineNanos();
        Thread thread = task.thread();
        TaskId starter = extras.starter;
        return new TaskSnapshot(
                id,
                Optional.ofNullable(parent).map(TaskSnapshot::id),
                parent == null ? 0 : parent.depth() + 1,
                view.name(),
                path,
                kind(extras.facade),
                task.currentStatus(),
                view.createdAt(),
                view.startedAt(),
                deadline == TaskProgress.NO_DEADLINE ? Optional.empty() : Optional.of(Duration.ofNanos(deadline - now)),
                task.attempts(),
                task.priorityNow().toString(),
                task.effectiveRank(),
                view.cancellation(),
                Optional.ofNullable(waitingFor(task)),
                task.isQueued(),
                task.isTerminal(),
                extras.stalled,
                extras.errorCount(),
                children,
                task.checks(),
                Optional.ofNullable(starter).map(TaskId::text),
                thread == null ? OptionalLong.empty() : OptionalLong.of(thread.threadId()),
                view.cpuUsage(),
                view.memoryUsage(),
                view.ioUsage(),
                stacks == null ? List.of() : stacks.of(thread));
    }

    private static TaskSnapshot.Kind kind(@Nullable Object facade) {
        return switch (facade) {
            case EmittingTask<?, ?, ?, ?> _ -> TaskSnapshot.Kind.PIPELINE;
            case Orchestra<?, ?, ?> _ -> TaskSnapshot.Kind.ORCHESTRA;
            case null, default -> TaskSnapshot.Kind.TASK;
        };
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

    // ---------------------------------------------------------------- what was seen

    /** When the look began. */
    long nanos() {
        return now;
    }

    /** Whether it went over all tasks of the runtime. */
    boolean isWhole() {
        return whole;
    }

    /** The live tasks, each branch as a whole, then the abandoned ones. */
    List<TaskSnapshot> tasks() {
        return seen;
    }

    int live() {
        return live;
    }

    int executing() {
        return executing;
    }
}
