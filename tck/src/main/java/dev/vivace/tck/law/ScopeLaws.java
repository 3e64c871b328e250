package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.priority.TaskPriority;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Parents and children: law K1 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface ScopeLaws extends Subject {

    /** All levels, to choose from. */
    List<CancellationLevel> LEVELS = List.of(CancellationLevel.values());

    @Test
    default void K1_a_task_started_inside_a_task_is_its_child() throws Exception {
        List<Start> ways = List.of(
                (runtime, work) -> runtime.<Integer>to().run(work),
                (runtime, work) -> runtime.<Integer>to().prepare(work).start(),
                (runtime, work) -> runtime.builder().run(work),
                (runtime, work) -> runtime.builder().<Integer>to().run(work),
                (runtime, work) -> runtime.spawn(work, TaskPriority.HIGH),
                (runtime, work) -> runtime.<Integer>to().await(work),
                (runtime, work) -> runtime.<Integer>to().awaitResult(work),
                (runtime, work) -> runtime.blockOn(work),
                (runtime, work) -> AsyncTask.<Integer>to().run(work),
                (runtime, work) -> AsyncTask.builder().run(work));
        for (int i = 0; i < ways.size(); i++) {
            Start way = ways.get(i);
            CompletableFuture<Optional<TaskId>> parentOfChild = new CompletableFuture<>();
            SpawningTask<Integer, TaskId> parent = runtime().<Integer>to().run(context -> {
                way.start(runtime(), child -> {
                    parentOfChild.complete(parentOf(child));
                    return 1;
                });
                return 1;
            });
            parent.await();
            assertTrue(parentOfChild.isDone(), "way " + i + ": the parent settled before the child had run");
            assertEquals(Optional.of(parent.id()), parentOfChild.get(), "way " + i + ": whose child it is");
        }
    }

    @Test
    default void K1_relatives_know_each_other() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = concurrent(8).runtime();
        Puppet parentWork = new Puppet();
        SpawningTask<Integer, TaskId> parent =
                runtime.<Integer>to().name("parent").run(parentWork);
        assertEquals(Optional.empty(), parent.relationships().parent(), "a root");
        assertEquals(List.of(), childrenOf(parent));
        List<Puppet> works = List.of(new Puppet(), new Puppet());
        List<SpawningTask<Integer, TaskId>> children = parentWork.does(context -> List.of(
                runtime.<Integer>to().name("first").run(works.get(0)),
                runtime.<Integer>to().name("second").run(works.get(1))));
        SpawningTask<Integer, TaskId> grown = parent.runChild(context -> 3);
        grown.await();
        assertEquals(ids(children), childrenOf(parent), "the live ones, oldest first");
        for (SpawningTask<Integer, TaskId> child : children) {
            assertEquals(
                    Optional.of(parent.id()), child.relationships().parent().map(AsyncTask::id));
        }
        assertEquals(Optional.of(parent.id()), grown.relationships().parent().map(AsyncTask::id));
        assertEquals("parent/first", children.get(0).path());
        assertEquals("parent/second", children.get(1).path());
        works.get(0).ends(1);
        children.get(0).await();
        until(() -> childrenOf(parent).equals(ids(children.subList(1, 2))));
        works.get(1).ends(1);
        parentWork.ends(1);
        parent.await();
        assertEquals(List.of(), childrenOf(parent), "none is left");
    }

    @Test
    default void K1_a_task_is_no_child_when_told_otherwise() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = concurrent(8).runtime();
        Puppet otherWork = new Puppet();
        SpawningTask<Integer, TaskId> other =
                runtime.<Integer>to().name("other").run(otherWork);
        Puppet parentWork = new Puppet();
        SpawningTask<Integer, TaskId> parent =
                runtime.<Integer>to().name("parent").run(parentWork);
        parentWork.awaitBegin();
        SpawningTask<Optional<TaskId>, TaskId> detached = parentWork.does(context ->
                runtime.<Optional<TaskId>>to().name("alone").detached().run(ScopeLaws::parentOf));
        assertEquals(Optional.empty(), detached.await());
        assertEquals("alone", detached.path());
        SpawningTask<Optional<TaskId>, TaskId> adopted = parentWork.does(context ->
                runtime.<Optional<TaskId>>to().name("child").parent(other).run(ScopeLaws::parentOf));
        assertEquals(Optional.of(other.id()), adopted.await());
        assertEquals("other/child", adopted.path());
        SpawningTask<Optional<TaskId>, TaskId> fromOutside =
                runtime.<Optional<TaskId>>to().parent(parent).run(ScopeLaws::parentOf);
        assertEquals(Optional.of(parent.id()), fromOutside.await());
        parentWork.ends(1);
        otherWork.ends(1);
        parent.await();
        other.await();
    }

    @Test
    default void K1_a_parent_waits_for_its_children() throws Exception {
        TestRuntime test = seeded();
        List<SpawningTask<Integer, TaskId>> descendants = new ArrayList<>();
        SpawningTask<Integer, TaskId> parent = test.runtime().<Integer>to().run(context -> {
            descendants.add(test.runtime().<Integer>to().run(child -> {
                descendants.add(test.runtime().<Integer>to().run(grandchild -> {
                    grandchild.sleep(Duration.ofSeconds(10));
                    return 3;
                }));
                return 2;
            }));
            return 1;
        });
        test.advance(Duration.ofSeconds(10).minusNanos(1));
        assertEquals(2, descendants.size());
        for (SpawningTask<Integer, TaskId> task : List.of(parent, descendants.get(0), descendants.get(1))) {
            assertEquals(TaskStatus.RUNNING, task.status(), "while the grandchild lives");
            assertEquals(Optional.empty(), task.result(), "while the grandchild lives");
        }
        test.advance(Duration.ofNanos(1));
        assertEquals(Optional.of(TaskResult.success(1)), parent.result());
        for (SpawningTask<Integer, TaskId> task : List.of(parent, descendants.get(0), descendants.get(1))) {
            assertEquals(TaskStatus.COMPLETED, task.status());
            assertEquals(Optional.of(TestRuntime.START.plusSeconds(10)), task.completedAt());
        }
        assertEquals(0, test.runtime().activeCount());
    }

    @Test
    default void K1_a_parent_that_fails_takes_its_children_with_it() throws Exception {
        TestRuntime test = concurrent(8);
        List<SpawningTask<Integer, TaskId>> descendants = Collections.synchronizedList(new ArrayList<>());
        List<String> handled = Collections.synchronizedList(new ArrayList<>());
        Gate grown = gate();
        IOException failure = new IOException("as intended");
        SpawningTask<Integer, TaskId> parent = test.runtime().<Integer>to().run(context -> {
            descendants.add(test.runtime().<Integer>to().run(child -> {
                child.onCancel(level -> handled.add("child"));
                descendants.add(test.runtime().<Integer>to().run(grandchild -> {
                    grandchild.onCancel(level -> handled.add("grandchild"));
                    grown.open();
                    grandchild.sleep(Duration.ofDays(1));
                    return 3;
                }));
                child.sleep(Duration.ofDays(1));
                return 2;
            }));
            grown.pass();
            throw failure;
        });
        assertEquals(TaskResult.<Integer>failure(new AsyncTaskError.Io(failure)), parent.awaitResult());
        for (SpawningTask<Integer, TaskId> task : descendants) {
            assertEquals(TaskStatus.CANCELLED, task.status(), "when the parent has settled");
        }
        assertEquals(List.of("child", "grandchild"), handled.stream().sorted().toList(), "asked, not killed");
        assertEquals(TestRuntime.START, test.clock().instant(), "without any time passing");
    }

    @Test
    default void K1_a_settled_task_takes_no_children() throws Exception {
        SpawningTask<Integer, TaskId> parent =
                runtime().<Integer>to().name("settled").run(() -> 1);
        parent.await();
        AsyncTaskException refused = assertThrows(AsyncTaskException.class, () -> parent.runChild(context -> 2));
        assertInstanceOf(AsyncTaskError.Rejected.class, refused.error());
        assertTrue(
                String.valueOf(refused.getMessage()).contains("settled"),
                "it names the parent: " + refused.getMessage());
        AsyncTaskException again = assertThrows(
                AsyncTaskException.class,
                () -> runtime().<Integer>to().parent(parent).run(() -> 2));
        assertInstanceOf(AsyncTaskError.Rejected.class, again.error());
        assertEquals(0, runtime().activeCount());
    }

    @Test
    default void K1_no_tree_leaves_a_live_descendant() throws Exception {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        Runtime<@Nullable Object, TaskId> runtime = open(builder().uncaught((task, failure) -> uncaught.add(failure)));
        for (int seed = 0; seed < 150; seed++) {
            List<SpawningTask<Integer, TaskId>> all = Collections.synchronizedList(new ArrayList<>());
            Random random = new Random(seed);
            SpawningTask<Integer, TaskId> root = plant(runtime, random.nextLong(), 3, all);
            if (random.nextBoolean()) {
                root.cancel(LEVELS.get(random.nextInt(3)));
            }
            root.awaitResult();
            until(() -> runtime.abandoned().isEmpty()); // what abandoned work starts is refused, which takes a moment
            for (SpawningTask<Integer, TaskId> task : List.copyOf(all)) {
                assertTrue(task.isDone(), "seed " + seed + ": " + task.path() + " lives on after its root");
                assertEquals(List.of(), childrenOf(task), "seed " + seed);
            }
            assertEquals(0, runtime.activeCount(), "seed " + seed);
        }
    }

    /** A random tree; some tasks fail, some wait for their children, some cancel one. */
    private static SpawningTask<Integer, TaskId> plant(
            Runtime<@Nullable Object, TaskId> runtime, long seed, int depth, List<SpawningTask<Integer, TaskId>> all) {
        SpawningTask<Integer, TaskId> task = runtime.<Integer>to().prepare(context -> {
            Random random = new Random(seed);
            List<SpawningTask<Integer, TaskId>> children = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0 && depth > 0; i--) {
                children.add(plant(runtime, random.nextLong(), depth - 1, all));
            }
            for (SpawningTask<Integer, TaskId> child : children) {
                switch (random.nextInt(4)) {
                    case 0 -> child.awaitResult();
                    case 1 -> child.cancel(LEVELS.get(random.nextInt(3)));
                    case 2 -> Thread.onSpinWait();
                    default -> context.checkpoint();
                }
            }
            if (random.nextInt(5) == 0) {
                throw new IOException("as intended");
            }
            return depth;
        });
        all.add(task);
        return task.start();
    }

    private static Optional<TaskId> parentOf(TaskContext context) {
        return context.task().relationships().parent().map(parent -> parent.id());
    }

    private static List<TaskId> childrenOf(AsyncTask<?, TaskId> task) {
        return task.relationships().children().stream().map(child -> child.id()).toList();
    }

    private static List<TaskId> ids(List<SpawningTask<Integer, TaskId>> tasks) {
        return tasks.stream().map(task -> task.id()).toList();
    }

    /** A way to start a task. */
    @FunctionalInterface
    interface Start {

        /**
         * Starts it.
         *
         * @param runtime where
         * @param work its work
         * @throws Exception when the way waits for the task
         */
        void start(Runtime<@Nullable Object, TaskId> runtime, AsyncWork<Integer> work) throws Exception;
    }
}
