package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reading and following the status: law S2 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface ListenerLaws extends Subject {

    @Test
    default void S2_reading_the_status_never_blocks() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = open(builder().maxConcurrency(1));
        Gate gate = gate();
        Gate heard = gate();
        SpawningTask<Integer, TaskId> deaf = runtime.<Integer>to().run(() -> {
            gate.passDeaf();
            return 1;
        });
        deaf.onStatus(change -> heard.passDeaf());
        gate.awaitArrival();
        SpawningTask<Integer, TaskId> queued = runtime.<Integer>to().run(() -> 2);
        assertEquals(TaskStatus.RUNNING, deaf.status(), "while it runs, and its listener hangs");
        assertEquals(TaskStatus.PENDING, queued.status(), "while it is queued");
        deaf.cancel(CancellationLevel.GRACEFUL);
        assertEquals(TaskStatus.PENDING_CANCELLATION, deaf.status(), "while it does not listen");
        assertEquals(2, deaf.statusHistory().size(), "moves so far");
    }

    @Test
    default void S2_a_listener_sees_every_move_once_in_order() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = open(builder());
        List<List<StatusChange>> heard = new ArrayList<>();
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int number = i;
            SpawningTask<Integer, TaskId> task = runtime.<Integer>to().prepare(() -> number);
            List<StatusChange> moves = new CopyOnWriteArrayList<>();
            task.onStatus(moves::add);
            heard.add(moves);
            tasks.add(task);
            if (number % 5 == 0) {
                task.cancel(CancellationLevel.GRACEFUL);
            } else {
                task.start();
            }
        }
        for (SpawningTask<Integer, TaskId> task : tasks) {
            task.awaitResult();
        }
        runtime.shutdown(Duration.ofDays(1));
        for (int i = 0; i < tasks.size(); i++) {
            List<StatusChange> moves = heard.get(i);
            SpawningTask<Integer, TaskId> task = tasks.get(i);
            until(() -> hasEnd(moves));
            assertEquals(task.statusHistory(), moves);
        }
    }

    @Test
    default void S2_a_late_listener_sees_the_earlier_moves_too() throws Exception {
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().run(() -> 1);
        task.await();
        List<StatusChange> moves = new CopyOnWriteArrayList<>();
        task.onStatus(moves::add);
        until(() -> hasEnd(moves));
        assertEquals(task.statusHistory(), moves);
    }

    @Test
    default void S2_a_listener_that_joins_in_between_sees_the_earlier_moves_first() throws Exception {
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().run(() -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        List<StatusChange> moves = new CopyOnWriteArrayList<>();
        task.onStatus(moves::add);
        gate.open();
        task.await();
        until(() -> hasEnd(moves));
        assertEquals(task.statusHistory(), moves);
    }

    @Test
    default void S2_a_listener_that_was_taken_away_hears_nothing_more() throws Exception {
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().prepare(() -> 1);
        AtomicBoolean gone = new AtomicBoolean();
        CountDownLatch settled = new CountDownLatch(1);
        Registration registration = task.onStatus(change -> gone.set(true));
        registration.close();
        registration.close();
        task.onStatus(change -> {
            if (change.to().isTerminal()) {
                settled.countDown();
            }
        });
        task.await();
        settled.await();
        assertFalse(gone.get(), "heard something after it was taken away");
    }

    @Test
    default void S2_listeners_are_outside_the_critical_path() throws Exception {
        Gate gate = gate();
        CompletableFuture<Thread> listening = new CompletableFuture<>();
        SpawningTask<Thread, TaskId> task = runtime().<Thread>to().prepare(() -> Thread.currentThread());
        task.onStatus(change -> {
            listening.complete(Thread.currentThread());
            gate.passDeaf();
        });
        Thread working = task.await();
        assertNotEquals(working, listening.get(), "the listener's thread is not the task's");
        assertEquals(TaskStatus.COMPLETED, task.status(), "while a listener hangs");
        assertEquals(7, runtime().<Integer>to().await(() -> 7), "another task, while a listener hangs");
    }

    @Test
    default void S2_a_listener_that_throws_harms_nothing_and_is_reported() throws Exception {
        List<Throwable> reported = new CopyOnWriteArrayList<>();
        Runtime<@Nullable Object, TaskId> runtime = open(builder().uncaught((task, failure) -> reported.add(failure)));
        IllegalStateException bug = new IllegalStateException("a listener's bug");
        SpawningTask<Integer, TaskId> task = runtime.<Integer>to().prepare(() -> 1);
        List<StatusChange> moves = new CopyOnWriteArrayList<>();
        task.onStatus(change -> {
            throw bug;
        });
        task.onStatus(moves::add);
        assertEquals(1, task.await());
        until(() -> hasEnd(moves));
        assertEquals(task.statusHistory(), moves, "what the other listener heard");
        until(() -> reported.size() >= 2);
        assertEquals(List.of(bug, bug), reported, "what the uncaught hook was told");
    }

    @Test
    default void S2_a_runtime_listener_sees_every_move_of_every_task_in_order() throws Exception {
        Map<TaskId, List<StatusChange>> heard = new ConcurrentHashMap<>();
        AtomicInteger inside = new AtomicInteger();
        AtomicBoolean overlapping = new AtomicBoolean();
        RuntimeListener watch = new RuntimeListener() {
            @Override
            public void onStatus(AsyncTask<?, ?> task, StatusChange change) {
                if (inside.incrementAndGet() > 1) {
                    overlapping.set(true);
                }
                heard.computeIfAbsent(task.id(), id -> new CopyOnWriteArrayList<>())
                        .add(change);
                inside.decrementAndGet();
            }
        };
        RuntimeListener broken = new RuntimeListener() {
            @Override
            public void onStatus(AsyncTask<?, ?> task, StatusChange change) {
                throw new IllegalStateException("a listener's bug");
            }
        };
        Runtime<@Nullable Object, TaskId> runtime =
                open(builder().listener(broken).listener(watch).uncaught((task, failure) -> {}));
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            tasks.add(runtime.<Integer>to().run(() -> number));
        }
        for (SpawningTask<Integer, TaskId> task : tasks) {
            task.await();
        }
        runtime.shutdown(Duration.ofDays(1));
        for (SpawningTask<Integer, TaskId> task : tasks) {
            until(() -> hasEnd(heard.getOrDefault(task.id(), List.of())));
            assertEquals(task.statusHistory(), heard.get(task.id()));
        }
        assertFalse(overlapping.get(), "one call at a time");
        assertTrue(heard.size() == tasks.size(), "tasks it heard of: " + heard.size());
    }

    private static boolean hasEnd(List<StatusChange> moves) {
        return !moves.isEmpty() && moves.getLast().to().isTerminal();
    }
}
