package dev.vivace.tck.law;

import static dev.vivace.lifecycle.CancellationLevel.GRACEFUL;
import static dev.vivace.lifecycle.CancellationLevel.KILL;
import static dev.vivace.lifecycle.CancellationLevel.KILL_HARD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vivace.CancellationResult;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a cancellation tells: law C5 of the contract. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface CancellationAnswerLaws extends Subject {

    @Test
    default void C5_success_when_the_task_had_finished() throws Exception {
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().run(() -> 1);
        task.await();
        for (CancellationLevel level : CancellationLevel.values()) {
            assertEquals(new CancellationResult.Success(), task.cancel(level));
        }
        assertEquals(new CancellationResult.Success(), task.cancel(EscalationLaws.PLAN));
        assertEquals(1, task.await(), "the value stays");
        assertEquals(Optional.empty(), task.cancellation(), "it was never cancelled");
        assertEquals(TaskStatus.COMPLETED, task.status());
    }

    @Test
    default void C5_success_when_the_task_finishes_before_it_heeds_the_request() throws Exception {
        TestRuntime test = concurrent(8);
        Puppet puppet = new Puppet();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(puppet);
        puppet.awaitBegin();
        CompletableFuture<CancellationResult> told = cancelAside(test, task, EscalationLaws.PLAN);
        puppet.ends(1);
        assertEquals(new CancellationResult.Success(), told.get());
        assertEquals(1, task.await());
    }

    @Test
    default void C5_failure_when_the_task_had_failed() throws Exception {
        AsyncTaskError.Io error = new AsyncTaskError.Io(new IOException("as intended"));
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().run(() -> {
            throw error.exception();
        });
        task.awaitResult();
        for (CancellationLevel level : CancellationLevel.values()) {
            assertEquals(new CancellationResult.Failure(error), task.cancel(level));
        }
        assertEquals(new CancellationResult.Failure(error), task.cancel(EscalationLaws.PLAN));
        assertEquals(TaskStatus.FAILED, task.status());
    }

    @Test
    default void C5_failure_when_the_task_fails_while_it_is_cancelled() throws Exception {
        TestRuntime test = concurrent(8);
        AsyncTaskError.Io error = new AsyncTaskError.Io(new IOException("as intended"));
        Puppet puppet = new Puppet();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(puppet);
        puppet.awaitBegin();
        CompletableFuture<CancellationResult> told = cancelAside(test, task, EscalationLaws.PLAN);
        puppet.fails(error.exception());
        assertEquals(new CancellationResult.Failure(error), told.get());
        assertEquals(TaskResult.<Integer>failure(error), task.awaitResult());
        assertEquals(TaskStatus.FAILED, task.status(), "its own failure, not the cancellation");
    }

    @Test
    default void C5_failure_when_the_deadline_had_passed() throws Exception {
        TestRuntime test = concurrent(8);
        Duration timeout = Duration.ofSeconds(1);
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .timeout(timeout)
                .run(context -> {
                    context.sleep(Duration.ofDays(1));
                    return 1;
                });
        test.advance(timeout);
        AsyncTaskError error = new AsyncTaskError.Timeout(timeout);
        assertEquals(new CancellationResult.Failure(error), task.cancel(GRACEFUL));
        assertEquals(new CancellationResult.Failure(error), task.cancel(KILL_HARD));
    }

    @Test
    default void C5_cancelled_at_the_level_that_ended_it() throws Exception {
        for (CancellationLevel level : CancellationLevel.values()) {
            TestRuntime test = concurrent(8);
            SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(context -> {
                context.sleep(Duration.ofDays(1));
                return 1;
            });
            test.awaitQuiet();
            task.cancel(level);
            task.awaitResult();
            for (CancellationLevel later : CancellationLevel.values()) {
                assertEquals(new CancellationResult.Cancelled(level), task.cancel(later));
            }
            assertEquals(new CancellationResult.Cancelled(level), task.cancel(EscalationLaws.PLAN));
            assertEquals(Optional.of(level), task.cancellation());
        }
    }

    @Test
    default void C5_cancelled_at_once_when_the_task_had_not_begun() throws Exception {
        for (CancellationLevel level : CancellationLevel.values()) {
            SpawningTask<Integer, TaskId> task = runtime().<Integer>to().prepare(() -> 1);
            assertEquals(new CancellationResult.Cancelled(level), task.cancel(level));
            assertEquals(TaskStatus.CANCELLED, task.status());
        }
    }

    @Test
    default void C5_still_running_at_the_level_that_was_asked() throws Exception {
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().run(() -> {
            gate.passDeaf();
            return 1;
        });
        gate.awaitArrival();
        assertEquals(new CancellationResult.StillRunning(GRACEFUL), task.cancel(GRACEFUL));
        assertEquals(new CancellationResult.StillRunning(KILL), task.cancel(KILL));
        assertEquals(TaskStatus.PENDING_CANCELLATION, task.status());
        assertEquals(new CancellationResult.Cancelled(KILL_HARD), task.cancel(KILL_HARD));
    }

    @Test
    default void C5_timed_out_when_the_plan_has_ended_and_the_task_has_not() throws Exception {
        Duration seven = Duration.ofSeconds(7);
        Duration three = Duration.ofSeconds(3);
        record Case(CancellationPlan plan, CancellationLevel level, Duration waited) {}
        List<Case> cases = List.of(
                new Case(CancellationPlan.graceful(seven), GRACEFUL, seven),
                new Case(CancellationPlan.kill(three), KILL, three),
                new Case(new CancellationPlan(seven, three, false), KILL, Duration.ofSeconds(10)));
        for (Case each : cases) {
            TestRuntime test = concurrent(8);
            Gate gate = gate();
            SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(() -> {
                gate.passDeaf();
                return 1;
            });
            gate.awaitArrival();
            CompletableFuture<CancellationResult> told = cancelAside(test, task, each.plan());
            CancellationPlan plan = each.plan();
            test.clock().advance(plan.kill().isZero() ? Duration.ZERO : plan.graceful());
            until(() -> task.cancellation().equals(Optional.of(each.level())));
            test.clock().advance((plan.kill().isZero() ? plan.graceful() : plan.kill()).minusNanos(1));
            Meanwhile.others(this);
            assertEquals(Optional.empty(), Optional.ofNullable(told.getNow(null)), "before the plan has ended");
            test.clock().advance(Duration.ofNanos(1));
            assertEquals(new CancellationResult.TimedOut(each.level(), each.waited()), told.get(), each.toString());
            assertEquals(Optional.of(each.level()), task.cancellation(), each.toString());
            assertEquals(Optional.empty(), task.result(), "what still runs is left running");
        }
    }

    /** Begins a cancellation and waits until it waits: its first window's alarm is set. */
    private CompletableFuture<CancellationResult> cancelAside(
            TestRuntime test, SpawningTask<Integer, TaskId> task, CancellationPlan plan) throws InterruptedException {
        CompletableFuture<CancellationResult> told = new CompletableFuture<>();
        aside(() -> told.complete(task.cancel(plan)));
        until(() -> test.clock().pendingAlarms() > 0 && task.cancellation().isPresent());
        return told;
    }
}
