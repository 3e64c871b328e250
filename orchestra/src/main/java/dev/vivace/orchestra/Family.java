package dev.vivace.orchestra;

import dev.vivace.AsyncTask;
import dev.vivace.Runtime;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task with what is live below it, at about one moment. */
final class Family {

    private final AsyncTask<?, TaskId> head;
    private final List<AsyncTask<?, TaskId>> descendants = new ArrayList<>();

    private Family(AsyncTask<?, TaskId> head) {
        this.head = head;
        Deque<AsyncTask<?, TaskId>> open = new ArrayDeque<>(head.relationships().children());
        for (AsyncTask<?, TaskId> task = open.poll(); task != null; task = open.poll()) {
            descendants.add(task);
            open.addAll(task.relationships().children());
        }
    }

    static Family of(AsyncTask<?, TaskId> head) {
        return new Family(head);
    }

    /** Without the head. */
    long count() {
        return descendants.size();
    }

    /** Those that have not begun. */
    long queued() {
        return descendants.stream()
                .filter(task -> task.status() == TaskStatus.PENDING)
                .count();
    }

    List<AsyncTask<?, TaskId>> abandoned(Runtime<@Nullable Object, TaskId> runtime) {
        return runtime.abandoned().stream().filter(task -> isBelow(task, head)).toList();
    }

    /** Whether a task is another, or below it. */
    static boolean isBelow(AsyncTask<?, ?> task, AsyncTask<?, TaskId> head) {
        TaskId id = head.id();
        Optional<? extends AsyncTask<?, ?>> at = Optional.of(task);
        while (at.isPresent() && !at.get().id().equals(id)) {
            at = at.get().relationships().parent();
        }
        return at.isPresent();
    }
}
