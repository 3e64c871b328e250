package dev.vivace.tck.law;

import static dev.vivace.lifecycle.CancellationLevel.GRACEFUL;
import static dev.vivace.lifecycle.CancellationLevel.KILL;
import static dev.vivace.lifecycle.CancellationLevel.KILL_HARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.CancellationResult;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Stopping a task that does not look: the other sentences of law C1. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface KillLaws extends Subject {

    @Test
    default void C1_kill_interrupts() throws Exception {
        Gate gate = gate();
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().run(() -> {
            try {
                gate.pass();
                return 1;
            } catch (InterruptedException e) {
                thrown.complete(e);
                throw e;
            }
        });
        gate.awaitArrival();
        task.cancel(KILL);
        assertEquals(Optional.of(KILL), task.cancellation());
        assertEquals(failed(KILL), task.awaitResult());
        assertEquals(TaskStatus.CANCELLED, task.status());
        assertTrue(thrown.isDone(), "the work was interrupted");
    }

    @Test
    default void C1_kill_ends_library_waits_too() throws Exception {
        TestRuntime test = concurrent(8);
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(context -> {
            context.sleep(Duration.ofDays(1));
            return 1;
        });
        test.awaitQuiet();
        task.cancel(KILL);
        test.awaitQuiet();
        assertEquals(Optional.of(failed(KILL)), task.result());
    }

    @Test
    default void C1_kill_runs_only_essential_handlers() throws Exception {
        TestRuntime test = concurrent(8);
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        Puppet puppet = new Puppet();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(puppet);
        task.onCancel(level -> ran.add("ordinary at " + level));
        task.onCancel(level -> ran.add("essential at " + level), true);
        task.onCancel(level -> ran.add("ordinary at " + level), false);
        puppet.awaitBegin();
        task.cancel(KILL);
        assertEquals(failed(KILL), task.awaitResult());
        test.close();
        assertEquals(List.of("essential at KILL"), ran);
    }

    @Test
    default void C1_kill_after_graceful_runs_no_handler_twice() throws Exception {
        TestRuntime test = concurrent(8);
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        Puppet puppet = new Puppet();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(puppet);
        Gate first = gate();
        task.onCancel(level -> {
            ran.add("essential");
            first.passDeaf();
        });
        puppet.awaitBegin();
        task.cancel(GRACEFUL);
        first.awaitArrival();
        task.cancel(KILL);
        first.open();
        assertEquals(failed(KILL), task.awaitResult());
        test.close();
        assertEquals(List.of("essential"), ran);
    }

    @Test
    default void C1_kill_bounds_the_handlers() throws Exception {
        TestRuntime test = concurrent(8);
        Gate deaf = gate();
        Puppet puppet = new Puppet();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(puppet);
        task.onCancel(level -> deaf.passDeaf(), true);
        puppet.awaitBegin();
        task.cancel(KILL);
        deaf.awaitArrival();
        Meanwhile.others(this);
        assertEquals(TaskStatus.PENDING_CANCELLATION, task.status(), "the handler has its time");
        test.clock().advance(Duration.ofHours(1));
        assertEquals(failed(KILL), task.awaitResult(), "and no more");
    }

    @Test
    default void C1_a_lower_level_after_a_higher_changes_nothing() throws Exception {
        TestRuntime test = concurrent(8);
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(() -> {
            gate.passDeaf();
            throw new InterruptedException("heard at last");
        });
        task.onCancel(level -> ran.add("ordinary"));
        gate.awaitArrival();
        task.cancel(KILL);
        task.cancel(GRACEFUL);
        assertEquals(Optional.of(KILL), task.cancellation());
        gate.open();
        assertEquals(failed(KILL), task.awaitResult());
        test.close();
        assertEquals(List.of(), ran, "handlers that a kill does not run");
    }

    @Test
    default void C1_kill_hard_settles_deaf_work_at_once_and_runs_no_handler() throws Exception {
        TestRuntime test = concurrent(8);
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(() -> {
            gate.passDeaf();
            return 1;
        });
        task.onCancel(level -> ran.add("ordinary"));
        task.onCancel(level -> ran.add("essential"), true);
        gate.awaitArrival();
        assertEquals(new CancellationResult.Cancelled(KILL_HARD), task.cancel(KILL_HARD));
        assertEquals(Optional.of(failed(KILL_HARD)), task.result(), "at once");
        assertEquals(TaskStatus.CANCELLED, task.status(), "at once");
        assertTrue(task.isDone());
        gate.open();
        test.close();
        assertEquals(List.of(), ran, "handlers");
        assertEquals(Optional.of(failed(KILL_HARD)), task.result(), "whatever the work gave in the end");
    }

    @Test
    default void C1_kill_hard_does_not_wait_for_handlers_that_run() throws Exception {
        TestRuntime test = concurrent(8);
        Gate handler = gate();
        Puppet puppet = new Puppet();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(puppet);
        task.onCancel(level -> handler.passDeaf());
        puppet.awaitBegin();
        task.cancel(GRACEFUL);
        handler.awaitArrival();
        assertEquals(new CancellationResult.Cancelled(KILL_HARD), task.cancel(KILL_HARD));
        assertEquals(Optional.of(failed(KILL_HARD)), task.result(), "at once");
    }

    @Test
    default void C1_kill_hard_interrupts_too() throws Exception {
        Gate gate = gate();
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().run(() -> {
            try {
                gate.pass();
                return 1;
            } catch (InterruptedException e) {
                thrown.complete(e);
                throw e;
            }
        });
        gate.awaitArrival();
        task.cancel(KILL_HARD);
        assertEquals(failed(KILL_HARD), task.awaitResult());
        thrown.get();
    }

    @Test
    default void C1_an_interrupt_does_not_reach_the_next_task_of_the_thread() throws Exception {
        TestRuntime test = concurrent(1);
        for (int round = 0; round < 20; round++) {
            Puppet puppet = new Puppet();
            SpawningTask<Integer, TaskId> killed = test.runtime().<Integer>to().run(puppet);
            SpawningTask<Boolean, TaskId> next = test.runtime()
                    .<Boolean>to()
                    .run(() -> Thread.currentThread().isInterrupted());
            puppet.awaitBegin();
            puppet.endsWith(context -> {
                killed.cancel(KILL);
                return 1;
            });
            killed.awaitResult();
            assertEquals(false, next.await(), "the next task is interrupted");
        }
    }

    private static TaskResult<Integer> failed(CancellationLevel level) {
        return TaskResult.failure(new AsyncTaskError.Cancelled(level));
    }
}
