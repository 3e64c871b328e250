package dev.vivace.tck.law;

import static dev.vivace.lifecycle.CancellationLevel.GRACEFUL;
import static dev.vivace.lifecycle.CancellationLevel.KILL;
import static dev.vivace.lifecycle.CancellationLevel.KILL_HARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vivace.AsyncWork;
import dev.vivace.CancellationResult;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * One call that escalates: law C2 of the contract.
 *
 * <pre>
 * asked      10 s        interrupted    5 s     killed hard
 *   |--------------------------|-------------------|
 *   cooperative work ends here | interrupt-only    | deaf: the handle ends here
 * </pre>
 */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface EscalationLaws extends Subject {

    /** How long the work has to end by itself. */
    Duration ASKED = Duration.ofSeconds(10);

    /** How long it has after the interrupt. */
    Duration INTERRUPTED = Duration.ofSeconds(5);

    /** Both, then hard. */
    CancellationPlan PLAN = CancellationPlan.escalate(ASKED, INTERRUPTED);

    @Test
    default void C2_escalation_ends_cooperative_work_at_level_one() throws Exception {
        TestRuntime test = concurrent(8);
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(context -> {
            context.sleep(Duration.ofDays(1));
            return 1;
        });
        test.awaitQuiet();
        assertEquals(new CancellationResult.Cancelled(GRACEFUL), task.cancel(PLAN));
        assertEquals(failed(GRACEFUL), task.awaitResult());
        assertEquals(Duration.ZERO, passed(test), "no window was used up");
        test.awaitQuiet();
        assertEquals(0, test.clock().pendingAlarms(), "nothing is left of the plan");
    }

    @Test
    default void C2_escalation_ends_interrupt_only_work_at_level_two() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        CompletableFuture<Instant> interrupted = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(() -> {
            try {
                gate.pass();
                return 1;
            } catch (InterruptedException e) {
                interrupted.complete(test.clock().instant());
                throw e;
            }
        });
        gate.awaitArrival();
        Cancelling cancelling = cancelling(task, PLAN);
        awaitWindow(test, task, GRACEFUL);
        test.clock().advance(ASKED.minusNanos(1));
        Meanwhile.others(this);
        assertEquals(Optional.of(GRACEFUL), task.cancellation(), "within the graceful window");
        test.clock().advance(Duration.ofNanos(1));
        assertEquals(new CancellationResult.Cancelled(KILL), cancelling.result());
        assertEquals(TestRuntime.START.plus(ASKED), interrupted.get(), "interrupted at the end of the window");
        assertEquals(failed(KILL), task.awaitResult());
        assertEquals(ASKED, passed(test));
    }

    @Test
    default void C2_escalation_ends_deaf_work_at_level_three() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(() -> {
            gate.passDeaf();
            return 1;
        });
        gate.awaitArrival();
        Cancelling cancelling = cancelling(task, PLAN);
        awaitWindow(test, task, GRACEFUL);
        test.clock().advance(ASKED);
        awaitWindow(test, task, KILL);
        test.clock().advance(INTERRUPTED.minusNanos(1));
        Meanwhile.others(this);
        assertEquals(Optional.empty(), task.result(), "within the kill window");
        assertFalse(cancelling.isOver(), "within the kill window");
        test.clock().advance(Duration.ofNanos(1));
        assertEquals(new CancellationResult.Cancelled(KILL_HARD), cancelling.result(), "while the work still runs");
        assertEquals(failed(KILL_HARD), task.awaitResult());
        assertEquals(ASKED.plus(INTERRUPTED), passed(test), "the caller is back within the windows");
    }

    @Test
    default void C2_a_window_of_zero_skips_its_level() throws Exception {
        TestRuntime test = concurrent(8);
        List<CancellationLevel> seen = Collections.synchronizedList(new ArrayList<>());
        SpawningTask<Integer, TaskId> kill = sleeping(test);
        kill.onCancel(seen::add, true);
        test.awaitQuiet();
        assertEquals(new CancellationResult.Cancelled(KILL), kill.cancel(CancellationPlan.kill(INTERRUPTED)));
        assertEquals(List.of(KILL), seen, "the levels that a handler saw");
        SpawningTask<Integer, TaskId> hard = sleeping(test);
        hard.onCancel(seen::add, true);
        test.awaitQuiet();
        CancellationPlan atOnce = new CancellationPlan(Duration.ZERO, Duration.ZERO, true);
        assertEquals(new CancellationResult.Cancelled(KILL_HARD), hard.cancel(atOnce));
        assertEquals(List.of(KILL), seen, "the levels that a handler saw");
        assertEquals(Duration.ZERO, passed(test));
    }

    @Test
    default void C2_graceful_then_hard_leaves_the_interrupt_out() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(() -> {
            gate.passDeaf();
            return 1;
        });
        gate.awaitArrival();
        Cancelling cancelling = cancelling(task, new CancellationPlan(ASKED, Duration.ZERO, true));
        awaitWindow(test, task, GRACEFUL);
        test.clock().advance(ASKED);
        assertEquals(new CancellationResult.Cancelled(KILL_HARD), cancelling.result());
        assertEquals(ASKED, passed(test));
    }

    @Test
    default void C2_all_handlers_run_in_the_graceful_window_and_none_later() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(() -> {
            gate.passDeaf();
            return 1;
        });
        task.onCancel(level -> ran.add("ordinary at " + level));
        task.onCancel(level -> ran.add("essential at " + level), true);
        gate.awaitArrival();
        Cancelling cancelling = cancelling(task, PLAN);
        awaitWindow(test, task, GRACEFUL);
        until(() -> ran.size() == 2);
        test.clock().advance(ASKED);
        awaitWindow(test, task, KILL);
        test.clock().advance(INTERRUPTED);
        assertEquals(new CancellationResult.Cancelled(KILL_HARD), cancelling.result());
        gate.open();
        test.close();
        assertEquals(
                List.of("essential at GRACEFUL", "ordinary at GRACEFUL"),
                ran.stream().sorted().toList());
    }

    @Test
    default void C2_a_task_may_escalate_against_itself() throws Exception {
        TestRuntime test = concurrent(8);
        CompletableFuture<CancellationResult> told = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(context -> {
            told.complete(context.task().cancel(PLAN));
            context.checkpoint();
            return 1;
        });
        test.awaitQuiet();
        assertEquals(new CancellationResult.StillRunning(GRACEFUL), told.get(), "it cannot wait for itself");
        assertEquals(Optional.of(failed(GRACEFUL)), task.result());
    }

    @Test
    default void C2_an_impatient_caller_is_back_and_the_request_stands() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(context -> {
            gate.passDeaf();
            context.checkpoint();
            return 1;
        });
        gate.awaitArrival();
        Aside caller = aside(() -> assertThrows(InterruptedException.class, () -> task.cancel(PLAN)));
        awaitWindow(test, task, GRACEFUL);
        caller.interrupt();
        caller.join();
        assertEquals(Optional.of(GRACEFUL), task.cancellation());
        gate.open();
        assertEquals(failed(GRACEFUL), task.awaitResult());
    }

    @Test
    default void C2_the_plan_of_the_builder_ends_a_child_of_a_failed_parent() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        CompletableFuture<SpawningTask<Integer, TaskId>> child = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> parent = test.runtime().<Integer>to().run((AsyncWork<Integer>) context -> {
            child.complete(test.runtime().<Integer>to().cancellation(PLAN).run(() -> {
                gate.passDeaf();
                return 1;
            }));
            gate.awaitArrival();
            throw new IllegalStateException("as intended");
        });
        gate.awaitArrival();
        awaitWindow(test, child.get(), GRACEFUL);
        assertEquals(Optional.empty(), parent.result(), "while its child lives");
        test.clock().advance(ASKED);
        awaitWindow(test, child.get(), KILL);
        test.clock().advance(INTERRUPTED);
        assertEquals(failed(KILL_HARD), child.get().awaitResult());
        assertEquals(
                AsyncTaskError.Panic.class,
                parent.awaitResult().failure().orElseThrow().getClass());
        assertEquals(ASKED.plus(INTERRUPTED), passed(test));
    }

    private static SpawningTask<Integer, TaskId> sleeping(TestRuntime test) {
        return test.runtime().<Integer>to().run(context -> {
            context.sleep(Duration.ofDays(1));
            return 1;
        });
    }

    /** Waits until the plan is in the window of a level, and waits for its end. */
    private void awaitWindow(TestRuntime test, SpawningTask<?, ?> task, CancellationLevel level)
            throws InterruptedException {
        Duration window = level == GRACEFUL ? ASKED : INTERRUPTED;
        until(() -> task.cancellation().equals(Optional.of(level))
                && test.clock().untilNextAlarm().equals(Optional.of(window)));
    }

    private static Duration passed(TestRuntime test) {
        return Duration.between(TestRuntime.START, test.clock().instant());
    }

    private Cancelling cancelling(SpawningTask<Integer, TaskId> task, CancellationPlan plan) {
        CompletableFuture<CancellationResult> told = new CompletableFuture<>();
        return new Cancelling(aside(() -> told.complete(task.cancel(plan))), told);
    }

    private static TaskResult<Integer> failed(CancellationLevel level) {
        return TaskResult.failure(new AsyncTaskError.Cancelled(level));
    }

    /**
     * A cancellation by plan that another thread waits for.
     *
     * @param caller the thread
     * @param told what it is told
     */
    record Cancelling(Aside caller, CompletableFuture<CancellationResult> told) {

        CancellationResult result() throws Exception {
            caller.join();
            return told.get();
        }

        boolean isOver() {
            return told.isDone();
        }
    }
}
