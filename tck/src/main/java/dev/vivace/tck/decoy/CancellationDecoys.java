package dev.vivace.tck.decoy;

import dev.vivace.AsyncWork;
import dev.vivace.CancelHandler;
import dev.vivace.CancellableTask;
import dev.vivace.CancellationResult;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.StatusEnabledTask;
import dev.vivace.TaskContext;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.message.MessageInlet;
import dev.vivace.message.MessageOutlet;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runtimes that break the laws C. */
final class CancellationDecoys {

    static final List<Decoy> ALL = List.of(
            new Decoy("C1", "has checkpoints that see nothing", Bend.of(TaskContext.class, "checkpoint", call -> null)),
            new Decoy("C1", "sleeps on when it is asked to stop", deaf(TaskContext.class, "sleep")),
            new Decoy("C1", "joins on when it is asked to stop", asleep(TaskContext.class, "join")),
            new Decoy("C1", "waits for messages when it is asked to stop", asleep(MessageInlet.class, "receive")),
            new Decoy("C1", "waits for room when it is asked to stop", deaf(MessageOutlet.class, "send")),
            new Decoy(
                    "C1",
                    "interrupts work that is only asked",
                    levels(CancellationLevel.GRACEFUL, CancellationLevel.KILL)),
            new Decoy(
                    "C1", "only asks where it is to kill", levels(CancellationLevel.KILL, CancellationLevel.GRACEFUL)),
            new Decoy(
                    "C1",
                    "waits for the work where it is to kill hard",
                    levels(CancellationLevel.KILL_HARD, CancellationLevel.KILL)),
            new Decoy("C1", "runs no handlers", Bend.of(CancelHandler.class, "cancelled", call -> null)),
            new Decoy("C1", "takes every handler for essential", essential(true)),
            new Decoy("C1", "takes no handler for essential", essential(false)),
            new Decoy("C1", "runs handlers twice", Bend.of(CancelHandler.class, "cancelled", call -> {
                call.proceed();
                return call.proceed();
            })),
            new Decoy(
                    "C2",
                    "does not wait for the graceful window",
                    plans(plan -> new CancellationPlan(Duration.ZERO, plan.kill(), plan.hard()))),
            new Decoy(
                    "C2",
                    "does not wait for the kill window",
                    plans(plan -> new CancellationPlan(plan.graceful(), Duration.ZERO, true))),
            new Decoy(
                    "C2",
                    "never comes to kill hard",
                    plans(plan -> new CancellationPlan(plan.graceful().plusNanos(1), plan.kill(), false))),
            new Decoy("C3", "hides deaf work", Bend.of(Runtime.class, "abandoned", call -> List.of())),
            new Decoy("C3", "lends the permits of deaf work", Bend.of(RuntimeBuilder.class, "maxConcurrency", call -> {
                int permits = call.argument(0);
                return call.proceedWith(permits + 1);
            })),
            new Decoy(
                    "C4",
                    "forgets who started whom",
                    Bend.of(SpawningTaskBuilder.class, "run", CancellationDecoys::detached)),
            new Decoy("C4", "settles parents early", Bend.of(StatusEnabledTask.class, "status", call -> {
                Object status = call.proceed();
                return status == TaskStatus.PENDING_CANCELLATION ? TaskStatus.CANCELLED : status;
            })),
            new Decoy("C5", "claims to have cancelled what had ended", answers((call, truth) -> switch (truth) {
                case CancellationResult.Success success -> new CancellationResult.Cancelled(CancellationLevel.GRACEFUL);
                default -> truth;
            })),
            new Decoy("C5", "tells success of what it cancelled", answers((call, truth) -> switch (truth) {
                case CancellationResult.Cancelled cancelled -> new CancellationResult.Success();
                default -> truth;
            })),
            new Decoy("C5", "hides failures", answers((call, truth) -> switch (truth) {
                case CancellationResult.Failure failure -> new CancellationResult.Success();
                default -> truth;
            })),
            new Decoy("C5", "tells of timeouts as of running tasks", answers((call, truth) -> switch (truth) {
                case CancellationResult.TimedOut(CancellationLevel level, Duration waited) ->
                    new CancellationResult.StillRunning(level);
                default -> truth;
            })),
            new Decoy("C5", "tells the level that was asked, not the one that was reached", answers((call, truth) -> {
                Object asked = call.argument(0);
                return truth instanceof CancellationResult.Cancelled && asked instanceof CancellationLevel level
                        ? new CancellationResult.Cancelled(level)
                        : truth;
            })),
            new Decoy("C5", "promises what has not happened yet", answers((call, truth) -> switch (truth) {
                case CancellationResult.StillRunning(CancellationLevel level) ->
                    new CancellationResult.Cancelled(level);
                default -> truth;
            })));

    private CancellationDecoys() {}

    /** Swallows the exception that ends a wait, for methods that give nothing. */
    private static Bend deaf(Class<?> type, String method) {
        return Bend.of(type, method, call -> {
            try {
                return call.proceed();
            } catch (TaskCancelledException swallowed) {
                return null;
            }
        });
    }

    /** Makes another exception of the one that ends a wait, for methods that give something. */
    private static Bend asleep(Class<?> type, String method) {
        return Bend.of(type, method, call -> {
            try {
                return call.proceed();
            } catch (TaskCancelledException lost) {
                throw new IllegalStateException("the wait ended for no reason");
            }
        });
    }

    private static Bend levels(CancellationLevel asked, CancellationLevel instead) {
        return Bend.of(
                CancellableTask.class,
                "cancel",
                call -> asked.equals(call.argument(0)) ? call.proceedWith(instead) : call.proceed());
    }

    private static Bend plans(UnaryOperator<CancellationPlan> change) {
        return Bend.of(CancellableTask.class, "cancel", call -> {
            Object argument = call.argument(0);
            return argument instanceof CancellationPlan plan ? call.proceedWith(change.apply(plan)) : call.proceed();
        });
    }

    private static Bend essential(boolean always) {
        return Bend.of(CancellableTask.class, "onCancel", call -> {
            CancelHandler handler = call.argument(0);
            return ((CancellableTask<?>) call.target()).onCancel(handler, always);
        });
    }

    private static Bend answers(Answer answer) {
        return Bend.of(CancellableTask.class, "cancel", call -> {
            Object truth = call.proceed();
            return truth instanceof CancellationResult result ? answer.to(call, result) : truth;
        });
    }

    /** Runs without a parent. */
    @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"}) // a builder of any tasks; the task is returned
    private static Object detached(Call call) {
        AsyncWork<@Nullable Object> work = call.argument(0);
        return ((SpawningTaskBuilder<@Nullable Object, ?, ?>) call.target())
                .detached()
                .run(work);
    }

    /** Lies about what became of a cancellation. */
    @FunctionalInterface
    private interface Answer {

        CancellationResult to(Call call, CancellationResult truth);
    }
}
