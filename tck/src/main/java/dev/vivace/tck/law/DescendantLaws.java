package dev.vivace.tck.law;

import static dev.vivace.lifecycle.CancellationLevel.GRACEFUL;
import static dev.vivace.lifecycle.CancellationLevel.KILL;
import static dev.vivace.lifecycle.CancellationLevel.KILL_HARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cancellation flows down: law C4 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface DescendantLaws extends Subject {

    /** Longer than any test moves its clock. */
    Duration FOREVER = Duration.ofDays(1000);

    @Test
    default void C4_cancellation_reaches_all_descendants() throws Exception {
        for (CancellationLevel level : CancellationLevel.values()) {
            TestRuntime test = concurrent(8);
            List<SpawningTask<Integer, TaskId>> tree = Collections.synchronizedList(new ArrayList<>());
            SpawningTask<Integer, TaskId> root =
                    test.runtime().<Integer>to().run(context -> grow(test.runtime(), tree, 3, context));
            SpawningTask<Integer, TaskId> stranger =
                    test.runtime().<Integer>to().run(context -> sleep(context));
            test.awaitQuiet();
            assertEquals(3 + 9 + 27, tree.size(), "descendants");
            root.cancel(level);
            test.awaitQuiet();
            assertEquals(Optional.of(failed(level)), root.result());
            for (SpawningTask<Integer, TaskId> task : tree) {
                assertEquals(Optional.of(failed(level)), task.result(), task.path());
            }
            assertEquals(TestRuntime.START, test.clock().instant(), "without any time passing");
            assertEquals(TaskStatus.RUNNING, stranger.status(), "who does not belong to them goes on");
        }
    }

    @Test
    default void C4_a_plan_reaches_all_descendants() throws Exception {
        TestRuntime test = concurrent(8);
        List<SpawningTask<Integer, TaskId>> tree = Collections.synchronizedList(new ArrayList<>());
        SpawningTask<Integer, TaskId> root =
                test.runtime().<Integer>to().run(context -> grow(test.runtime(), tree, 2, context));
        test.awaitQuiet();
        root.cancel(EscalationLaws.PLAN);
        for (SpawningTask<Integer, TaskId> task : tree) {
            assertEquals(Optional.of(failed(GRACEFUL)), task.result(), task.path());
        }
    }

    @Test
    default void C4_handlers_of_all_descendants_run() throws Exception {
        TestRuntime test = concurrent(8);
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        SpawningTask<Integer, TaskId> root = test.runtime()
                .<Integer>to()
                .name("root")
                .run(context -> {
                    context.onCancel(level -> ran.add("root at " + level));
                    test.runtime().<Integer>to().name("child").run(child -> {
                        child.onCancel(level -> ran.add("child at " + level));
                        return sleep(child);
                    });
                    return sleep(context);
                });
        test.awaitQuiet();
        root.cancel(GRACEFUL);
        root.awaitResult();
        assertEquals(
                List.of("child at GRACEFUL", "root at GRACEFUL"),
                ran.stream().sorted().toList());
    }

    @Test
    default void C4_children_settle_before_their_parent() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        CompletableFuture<SpawningTask<Integer, TaskId>> child = new CompletableFuture<>();
        CompletableFuture<Instant> bodyOver = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> parent = test.runtime().<Integer>to().run(context -> {
            child.complete(test.runtime().<Integer>to().run(inner -> {
                gate.passDeaf();
                inner.checkpoint();
                return 1;
            }));
            try {
                return sleep(context);
            } finally {
                bodyOver.complete(test.clock().instant());
            }
        });
        AtomicReference<@Nullable TaskStatus> childThen = new AtomicReference<>();
        parent.onStatus(change -> {
            if (change.to().isTerminal()) {
                childThen.set(child.join().status());
            }
        });
        gate.awaitArrival();
        parent.cancel(GRACEFUL);
        bodyOver.get();
        Meanwhile.others(this);
        assertEquals(TaskStatus.PENDING_CANCELLATION, parent.status(), "its body is over, its child lives");
        assertEquals(Optional.empty(), parent.result(), "its body is over, its child lives");
        assertFalse(parent.isDone(), "its body is over, its child lives");
        test.clock().advance(Duration.ofSeconds(1));
        gate.open();
        assertEquals(failed(GRACEFUL), parent.awaitResult());
        assertEquals(failed(GRACEFUL), child.get().awaitResult());
        until(() -> childThen.get() != null);
        assertEquals(TaskStatus.CANCELLED, childThen.get(), "the child when the parent settled");
        Instant ended = child.get().completedAt().orElseThrow();
        assertFalse(parent.completedAt().orElseThrow().isBefore(ended), "the parent ends after its child");
    }

    @Test
    default void C4_kill_hard_settles_the_whole_tree_at_once() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        CompletableFuture<SpawningTask<Integer, TaskId>> child = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> parent = test.runtime().<Integer>to().run(context -> {
            child.complete(test.runtime().<Integer>to().run(() -> {
                gate.passDeaf();
                return 1;
            }));
            gate.passDeaf();
            return 1;
        });
        AtomicReference<@Nullable TaskStatus> childThen = new AtomicReference<>();
        parent.onStatus(change -> {
            if (change.to().isTerminal()) {
                childThen.set(child.join().status());
            }
        });
        SpawningTask<Integer, TaskId> deaf = child.get();
        until(() -> deaf.status() == TaskStatus.RUNNING);
        parent.cancel(KILL_HARD);
        assertEquals(Optional.of(failed(KILL_HARD)), parent.result());
        assertEquals(Optional.of(failed(KILL_HARD)), deaf.result());
        until(() -> childThen.get() != null);
        assertEquals(TaskStatus.CANCELLED, childThen.get(), "the child when the parent settled");
    }

    @Test
    default void C4_cancelling_a_child_leaves_its_relatives_alone() throws Exception {
        TestRuntime test = concurrent(8);
        Map<String, SpawningTask<Integer, TaskId>> children = new ConcurrentHashMap<>();
        SpawningTask<Integer, TaskId> parent = test.runtime().<Integer>to().run(context -> {
            for (String name : List.of("cancelled", "sibling")) {
                children.put(name, test.runtime().<Integer>to().name(name).run(child -> sleep(child)));
            }
            return sleep(context);
        });
        test.awaitQuiet();
        child(children, "cancelled").cancel(KILL);
        test.awaitQuiet();
        assertEquals(TaskStatus.CANCELLED, child(children, "cancelled").status());
        assertEquals(TaskStatus.RUNNING, child(children, "sibling").status());
        assertEquals(TaskStatus.RUNNING, parent.status());
        assertEquals(Optional.empty(), parent.cancellation());
    }

    @Test
    default void C4_a_task_that_was_asked_starts_no_child_that_lives_on() throws Exception {
        for (int round = 0; round < 50; round++) {
            List<SpawningTask<Integer, TaskId>> children = Collections.synchronizedList(new ArrayList<>());
            SpawningTask<Integer, TaskId> parent = runtime().<Integer>to().run(context -> {
                for (int i = 0; i < 100; i++) {
                    children.add(runtime().<Integer>to().run(child -> sleep(child)));
                }
                return sleep(context);
            });
            int enough = round;
            until(() -> children.size() >= enough);
            parent.cancel(GRACEFUL);
            assertEquals(failed(GRACEFUL), parent.awaitResult(), "it is asked while it starts children");
            for (SpawningTask<Integer, TaskId> child : List.copyOf(children)) {
                assertEquals(TaskStatus.CANCELLED, child.status(), "when its parent has settled");
            }
            assertEquals(0, runtime().activeCount(), "live tasks");
        }
    }

    @Test
    default void C4_a_child_started_after_the_request_is_refused() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = concurrent(8).runtime();
        Puppet puppet = new Puppet();
        SpawningTask<Integer, TaskId> parent = runtime.<Integer>to().run(puppet);
        puppet.awaitBegin();
        parent.cancel(GRACEFUL);
        AsyncTaskException refusal = assertThrows(
                TaskCancelledException.class,
                () -> puppet.acts(context -> runtime.<Integer>to().run(() -> 1)));
        puppet.fails(refusal);
        assertEquals(failed(GRACEFUL), parent.awaitResult());
    }

    private static int grow(
            Runtime<@Nullable Object, TaskId> runtime,
            List<SpawningTask<Integer, TaskId>> tree,
            int depth,
            TaskContext context)
            throws InterruptedException {
        for (int i = 0; i < 3 && depth > 0; i++) {
            tree.add(runtime.<Integer>to().run(child -> grow(runtime, tree, depth - 1, child)));
        }
        return sleep(context);
    }

    private static int sleep(TaskContext context) throws InterruptedException {
        context.sleep(FOREVER);
        return 1;
    }

    private static SpawningTask<Integer, TaskId> child(Map<String, SpawningTask<Integer, TaskId>> all, String name) {
        return Optional.ofNullable(all.get(name)).orElseThrow();
    }

    private static TaskResult<Integer> failed(CancellationLevel level) {
        return TaskResult.failure(new AsyncTaskError.Cancelled(level));
    }
}
