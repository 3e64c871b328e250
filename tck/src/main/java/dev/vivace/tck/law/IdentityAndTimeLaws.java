package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.id.SequentialTaskId;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Identity, naming and instants: laws T1 and T2 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface IdentityAndTimeLaws extends TimeoutLaws {

    @Test
    default void T1_ids_of_many_threads_are_unique() throws Exception {
        int threads = 4;
        int each = 5_000;
        Set<TaskId> ids = ConcurrentHashMap.newKeySet();
        CyclicBarrier together = new CyclicBarrier(threads);
        Runtime<@Nullable Object, TaskId> runtime = runtime();
        List<Aside> makers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            makers.add(aside(() -> {
                together.await();
                for (int j = 0; j < each; j++) {
                    ids.add(idOf(runtime));
                }
            }));
        }
        for (Aside maker : makers) {
            maker.join();
        }
        assertEquals(threads * each, ids.size(), "different ids");
    }

    @Test
    default void T1_ids_of_two_runtimes_on_one_instant_are_unique() {
        Set<TaskId> ids = ConcurrentHashMap.newKeySet();
        TestRuntime one = seeded();
        TestRuntime two = seeded();
        for (int i = 0; i < 1_000; i++) {
            ids.add(idOf(one.runtime()));
            ids.add(idOf(two.runtime()));
        }
        assertEquals(2_000, ids.size(), "different ids");
    }

    @Test
    default void T1_ids_made_later_compare_greater() {
        TaskId last = idOf(runtime());
        for (int i = 0; i < 10_000; i++) {
            TaskId next = idOf(runtime());
            assertTrue(next.compareTo(last) > 0, next + " was made after " + last);
            assertTrue(last.compareTo(next) < 0, last + " was made before " + next);
            last = next;
        }
    }

    @Test
    default void T1_ids_made_later_by_another_thread_compare_greater() throws Exception {
        int rounds = 2_000;
        Runtime<@Nullable Object, TaskId> runtime = runtime();
        SynchronousQueue<TaskId> there = new SynchronousQueue<>();
        SynchronousQueue<TaskId> back = new SynchronousQueue<>();
        Aside other = aside(() -> {
            for (int i = 0; i < rounds; i++) {
                TaskId before = there.take();
                TaskId mine = idOf(runtime);
                assertTrue(mine.compareTo(before) > 0, mine + " was made after " + before);
                back.put(mine);
            }
        });
        for (int i = 0; i < rounds && !other.isDone(); i++) {
            there.put(idOf(runtime));
            TaskId before = back.take();
            TaskId mine = idOf(runtime);
            assertTrue(mine.compareTo(before) > 0, mine + " was made after " + before);
        }
        other.join();
    }

    @Test
    default void T1_an_id_stays_the_same() throws Exception {
        SpawningTask<TaskId, TaskId> task = runtime().<TaskId>to().prepare((AsyncWork<TaskId>)
                context -> context.task().id());
        TaskId before = task.id();
        assertEquals(before, task.await(), "the id inside the work");
        assertEquals(before, task.id(), "the id afterwards");
    }

    @Test
    default void T1_text_reads_back() {
        TaskId id = idOf(runtime());
        assertTrue(id.text().chars().allMatch(c -> c > ' ' && c < 127), "printable ASCII: " + id.text());
        assertEquals(id, TaskId.parse(id.text()));
        assertEquals(id.hashCode(), TaskId.parse(id.text()).hashCode());
    }

    @Test
    default void T1_bad_text_gives_a_clear_error() {
        for (String bad : List.of("", "no id", "node:", "node:-1", ":7", "01890a5d-ac96-4b7c-8a3f-000000000000")) {
            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> TaskId.parse(bad), "parse(\"" + bad + "\")");
            assertTrue(String.valueOf(error.getMessage()).contains(bad), "shows the text: " + error.getMessage());
        }
    }

    @Test
    default void T1_ids_survive_serialization() throws Exception {
        TaskId id = idOf(runtime());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(id);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(id, in.readObject());
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(id + " cannot be read", e);
        }
    }

    @Test
    default void T1_ids_come_from_the_source_that_was_given() throws Exception {
        AtomicLong next = new AtomicLong();
        try (var runtime = builder()
                .ids(() -> new SequentialTaskId("kit", next.incrementAndGet()))
                .build()) {
            SpawningTask<String, SequentialTaskId> task = runtime.<String>to().run(() -> "done");
            task.await();
            assertEquals("kit", task.id().node());
            assertEquals(task.id(), TaskId.parse(task.id().text()));
        }
    }

    @Test
    default void T1_the_path_names_all_parents() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = runtime();
        SpawningTask<String, TaskId> root = runtime.<String>to()
                .name("root")
                .prepare(() -> runtime.<String>to()
                        .name("branch")
                        .await(() -> runtime.<String>to().name("leaf").await((AsyncWork<String>)
                                context -> context.task().path())));
        assertEquals(Optional.of("root"), root.name());
        assertEquals("root/branch/leaf", root.await());
        SpawningTask<Integer, TaskId> nameless = runtime.<Integer>to().prepare(() -> 1);
        assertEquals(Optional.empty(), nameless.name());
        assertTrue(nameless.path().startsWith("task-"), "the path of a task without a name: " + nameless.path());
    }

    @Test
    default void T2_instants_are_absent_until_reached() throws Exception {
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().prepare((AsyncWork<Integer>) context -> {
            context.sleep(Duration.ofSeconds(2));
            return 1;
        });
        assertEquals(Optional.empty(), task.startedAt(), "started, before the start");
        assertEquals(Optional.empty(), task.completedAt(), "completed, before the start");
        test.advance(Duration.ofSeconds(1));
        task.start();
        test.awaitQuiet();
        assertEquals(Optional.empty(), task.completedAt(), "completed, while it runs");
        assertTrue(task.startedAt().isPresent(), "started, while it runs");
        test.advance(Duration.ofSeconds(2));
        assertTrue(task.completedAt().isPresent(), "completed, at the end");
    }

    @Test
    default void T2_instants_are_those_of_the_moves_whenever_they_are_read() throws Exception {
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().prepare((AsyncWork<Integer>) context -> {
            context.sleep(Duration.ofSeconds(2));
            return 1;
        });
        test.advance(Duration.ofSeconds(1));
        task.start();
        test.advance(Duration.ofHours(1));
        assertEquals(TestRuntime.START, task.createdAt());
        assertEquals(Optional.of(TestRuntime.START.plusSeconds(1)), task.startedAt());
        assertEquals(Optional.of(TestRuntime.START.plusSeconds(3)), task.completedAt());
    }

    @Test
    default void T2_instants_never_change() throws Exception {
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .retry(2, RetryStrategy.fixed(Duration.ofSeconds(1)))
                .run((AsyncWork<Integer>) context -> {
                    if (context.attempt() < 3) {
                        throw new IOException("not yet");
                    }
                    return 1;
                });
        test.awaitQuiet();
        Instant created = task.createdAt();
        Optional<Instant> started = task.startedAt();
        test.advance(Duration.ofSeconds(10));
        Optional<Instant> completed = task.completedAt();
        test.advance(Duration.ofHours(1));
        for (CancellationLevel level : CancellationLevel.values()) {
            task.cancel(level);
        }
        task.start();
        test.awaitQuiet();
        assertEquals(Optional.of(TestRuntime.START), started);
        assertEquals(Optional.of(TestRuntime.START.plusSeconds(2)), completed);
        assertEquals(created, task.createdAt());
        assertEquals(started, task.startedAt());
        assertEquals(completed, task.completedAt());
    }

    @Test
    default void T2_every_end_has_an_instant() throws Exception {
        TestRuntime test = seeded();
        SpawningTask<Integer, TaskId> failed = test.runtime().<Integer>to().run((AsyncWork<Integer>) context -> {
            context.sleep(Duration.ofSeconds(1));
            throw new IOException("as intended");
        });
        SpawningTask<Integer, TaskId> never = test.runtime().<Integer>to().prepare(() -> 1);
        SpawningTask<Integer, TaskId> cancelled = test.runtime().<Integer>to().run((AsyncWork<Integer>) context -> {
            context.sleep(Duration.ofHours(1));
            return 1;
        });
        test.advance(Duration.ofSeconds(2));
        never.cancel(CancellationLevel.GRACEFUL);
        cancelled.cancel(CancellationLevel.GRACEFUL);
        test.awaitQuiet();
        Optional<Instant> later = Optional.of(TestRuntime.START.plusSeconds(2));
        assertEquals(Optional.of(TestRuntime.START.plusSeconds(1)), failed.completedAt(), "of the one that failed");
        assertEquals(later, never.completedAt(), "of the one that was cancelled before it ran");
        assertEquals(Optional.empty(), never.startedAt(), "of the one that never ran");
        assertEquals(later, cancelled.completedAt(), "of the one that was cancelled");
    }

    @Test
    default void T2_instants_are_in_order_on_the_machines_clock() throws Exception {
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int number = i;
            tasks.add(runtime().<Integer>to().run(() -> {
                if (number % 3 == 0) {
                    throw new IOException("as intended");
                }
                return number;
            }));
        }
        for (SpawningTask<Integer, TaskId> task : tasks) {
            task.awaitResult();
            Instant started = task.startedAt().orElseThrow();
            Instant completed = task.completedAt().orElseThrow();
            assertFalse(started.isBefore(task.createdAt()), started + " is not before " + task.createdAt());
            assertFalse(completed.isBefore(started), completed + " is not before " + started);
        }
    }

    private static TaskId idOf(Runtime<@Nullable Object, TaskId> runtime) {
        AsyncTask<Integer, TaskId> task = runtime.<Integer>to().prepare(() -> 1);
        return task.id();
    }
}
