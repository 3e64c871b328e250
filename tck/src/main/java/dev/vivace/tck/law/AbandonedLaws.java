package dev.vivace.tck.law;

import static dev.vivace.lifecycle.CancellationLevel.KILL_HARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.Lane;
import dev.vivace.RuntimeListener;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Work that cannot be destroyed: law C3 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface AbandonedLaws extends Subject {

    @Test
    default void C3_deaf_work_is_listed_until_it_ends() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        TestRuntime test = concurrent(8, builder().listener(new RuntimeListener() {
            @Override
            public void onAbandoned(AsyncTask<?, ?> task) {
                told.add(task.path());
            }
        }));
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = deaf(test.runtime().<Integer>to().name("deaf"), gate);
        assertEquals(List.of(), test.runtime().abandoned());
        task.cancel(KILL_HARD);
        assertEquals(List.of(task.id()), abandoned(test), "while its work runs");
        assertTrue(test.runtime().dump().text().contains("deaf"), "the dump shows it");
        until(() -> !told.isEmpty());
        Meanwhile.others(this);
        assertEquals(List.of(task.id()), abandoned(test), "as long as its work runs");
        gate.open();
        until(() -> test.runtime().abandoned().isEmpty());
        test.close();
        assertEquals(List.of("deaf"), told, "what the listener was told, once");
    }

    @Test
    default void C3_work_that_ends_in_time_is_never_listed() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        TestRuntime test = concurrent(8, builder().listener(new RuntimeListener() {
            @Override
            public void onAbandoned(AsyncTask<?, ?> task) {
                told.add(task.path());
            }
        }));
        SpawningTask<Integer, TaskId> pending = test.runtime().<Integer>to().prepare(() -> 1);
        pending.cancel(KILL_HARD);
        SpawningTask<Integer, TaskId> completed = test.runtime().<Integer>to().run(() -> 1);
        completed.await();
        completed.cancel(KILL_HARD);
        assertEquals(List.of(), test.runtime().abandoned());
        test.close();
        assertEquals(List.of(), told);
    }

    @Test
    default void C3_deaf_work_past_its_deadline_is_listed_too() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = deaf(test.runtime().<Integer>to().timeout(Duration.ofSeconds(1)), gate);
        test.clock().advance(Duration.ofSeconds(1));
        assertEquals(
                TaskResult.<Integer>failure(new AsyncTaskError.Timeout(Duration.ofSeconds(1))), task.awaitResult());
        until(() -> abandoned(test).equals(List.of(task.id())));
        gate.open();
        until(() -> test.runtime().abandoned().isEmpty());
    }

    @Test
    default void C3_abandoned_work_keeps_its_permit() throws Exception {
        for (Lane lane : Lane.values()) {
            TestRuntime test = concurrent(1);
            Gate gate = gate();
            AtomicBoolean ended = new AtomicBoolean();
            SpawningTask<Integer, TaskId> task = test.runtime()
                    .<Integer>to()
                    .lane(lane)
                    .run(() -> {
                        gate.passDeaf();
                        ended.set(true);
                        return 1;
                    });
            gate.awaitArrival();
            SpawningTask<Boolean, TaskId> queued = test.runtime().<Boolean>to().run(ended::get);
            task.cancel(KILL_HARD);
            SpawningTask<Boolean, TaskId> later =
                    test.runtime().<Boolean>to().lane(lane).run(ended::get);
            Meanwhile.others(this);
            assertEquals(TaskStatus.PENDING, queued.status(), "started without a permit, on lane " + lane);
            assertEquals(TaskStatus.PENDING, later.status(), "started without a permit, on lane " + lane);
            assertEquals(2, test.runtime().queuedCount(), "those that wait for a permit");
            gate.open();
            assertEquals(true, queued.await(), "the deaf work had ended before, on lane " + lane);
            assertEquals(true, later.await(), "the deaf work had ended before, on lane " + lane);
        }
    }

    @Test
    default void C3_the_limit_holds_while_deaf_work_comes_and_goes() throws Exception {
        int permits = 3;
        TestRuntime test = concurrent(permits);
        AtomicInteger executing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Gate> gates = new ArrayList<>();
        for (int i = 0; i < permits; i++) {
            Gate gate = gate();
            gates.add(gate);
            SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(() -> {
                most.accumulateAndGet(executing.incrementAndGet(), Math::max);
                gate.passDeaf();
                return executing.decrementAndGet();
            });
            gate.awaitArrival();
            task.cancel(KILL_HARD);
        }
        List<SpawningTask<Integer, TaskId>> others = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            others.add(test.runtime().<Integer>to().run(() -> {
                most.accumulateAndGet(executing.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                return executing.decrementAndGet();
            }));
        }
        for (Gate gate : gates) {
            Meanwhile.others(this);
            gate.open();
        }
        for (SpawningTask<Integer, TaskId> other : others) {
            other.await();
        }
        assertEquals(permits, most.get(), "executing at the same time, at most");
    }

    @Test
    default void C3_what_abandoned_work_fails_with_is_not_swallowed() throws Exception {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        TestRuntime test = concurrent(8, builder().uncaught((task, failure) -> uncaught.add(failure)));
        Gate gate = gate();
        IllegalStateException late = new IllegalStateException("late");
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(() -> {
            gate.passDeaf();
            throw late;
        });
        gate.awaitArrival();
        task.cancel(KILL_HARD);
        Optional<TaskResult<Integer>> result = task.result();
        gate.open();
        until(() -> !uncaught.isEmpty());
        assertTrue(Kept.holds(uncaught, late), "at the uncaught hook, instead there was " + uncaught);
        assertEquals(result, task.result(), "the result stays");
    }

    @Test
    default void C3_a_deaf_child_is_abandoned_with_its_parent() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        SpawningTask<Integer, TaskId> parent = test.runtime()
                .<Integer>to()
                .name("parent")
                .run(context -> {
                    deaf(test.runtime().<Integer>to().name("deaf"), gate);
                    context.sleep(Duration.ofDays(1));
                    return 1;
                });
        gate.awaitArrival();
        parent.cancel(KILL_HARD);
        assertEquals(TaskStatus.CANCELLED, parent.status());
        until(() -> paths(test).equals(List.of("parent/deaf")));
        gate.open();
        until(() -> test.runtime().abandoned().isEmpty());
    }

    private static SpawningTask<Integer, TaskId> deaf(
            SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> builder, Gate gate) throws InterruptedException {
        SpawningTask<Integer, TaskId> task = builder.run(() -> {
            gate.passDeaf();
            return 1;
        });
        gate.awaitArrival();
        return task;
    }

    private static List<TaskId> abandoned(TestRuntime test) {
        return test.runtime().abandoned().stream().map(task -> task.id()).toList();
    }

    private static List<String> paths(TestRuntime test) {
        return test.runtime().abandoned().stream().map(task -> task.path()).toList();
    }
}
