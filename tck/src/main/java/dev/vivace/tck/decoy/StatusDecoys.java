package dev.vivace.tck.decoy;

import dev.vivace.AsyncTask;
import dev.vivace.CancellableTask;
import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.SpawningTask;
import dev.vivace.StatusEnabledTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runtimes that break the laws S. */
final class StatusDecoys {

    static final List<Decoy> ALL = List.of(
            new Decoy("S1", "jumps from PENDING to the end", Bend.of(StatusEnabledTask.class, "statusHistory", call -> {
                List<StatusChange> moves = call.result();
                return moves.size() < 2
                        ? moves
                        : List.of(new StatusChange(
                                TaskStatus.PENDING,
                                moves.getLast().to(),
                                moves.getLast().at()));
            })),
            new Decoy("S1", "runs again what has ended", Bend.of(StatusEnabledTask.class, "statusHistory", call -> {
                List<StatusChange> moves = new ArrayList<>(call.<List<StatusChange>>result());
                if (!moves.isEmpty() && moves.getLast().to().isTerminal()) {
                    Instant at = moves.getLast().at();
                    moves.add(new StatusChange(moves.getLast().to(), TaskStatus.RUNNING, at));
                    moves.add(new StatusChange(
                            TaskStatus.RUNNING, moves.getFirst().from(), at));
                }
                return moves;
            })),
            new Decoy("S1", "makes a task CANCELLED that has completed", cancelledAfterTheEnd()),
            new Decoy("S1", "calls RUNNING what was asked to stop", Bend.of(StatusEnabledTask.class, "status", call -> {
                TaskStatus status = call.result();
                return status == TaskStatus.PENDING_CANCELLATION ? TaskStatus.RUNNING : status;
            })),
            Decoy.hanging(
                    "S2",
                    "waits for the end before it tells the status",
                    Bend.of(SpawningTask.class, "status", call -> {
                        call.target(SpawningTask.class).awaitResult();
                        return call.proceed();
                    })),
            new Decoy("S2", "tells each move twice", tells((listener, change) -> {
                listener.accept(change);
                listener.accept(change);
            })),
            new Decoy("S2", "does not tell that a task runs", tells((listener, change) -> {
                if (change.to() != TaskStatus.RUNNING) {
                    listener.accept(change);
                }
            })),
            Decoy.hanging("S2", "swallows what a listener throws", tells((listener, change) -> {
                try {
                    listener.accept(change);
                } catch (RuntimeException swallowed) {
                    // that is the decoy
                }
            })),
            new Decoy(
                    "S2",
                    "tells a late listener nothing of the past",
                    Bend.of(StatusEnabledTask.class, "onStatus", call -> {
                        List<StatusChange> past = List.copyOf(((StatusEnabledTask<?>) call.target()).statusHistory());
                        Consumer<StatusChange> listener = call.argument(0);
                        return call.proceedWith((Consumer<StatusChange>) change -> {
                            if (!past.contains(change)) {
                                listener.accept(change);
                            }
                        });
                    })),
            new Decoy("S2", "goes on telling who was taken away", Bend.of(StatusEnabledTask.class, "onStatus", call -> {
                call.proceed();
                return (Registration) () -> {};
            })),
            Decoy.hanging(
                    "S2",
                    "tells the runtime's listeners nothing",
                    Bend.of(RuntimeListener.class, "onStatus", call -> null)),
            new Decoy(
                    "S2",
                    "lets listeners of the runtime hear the end only",
                    Bend.of(
                            RuntimeListener.class,
                            "onStatus",
                            call -> call.<StatusChange>argument(1).to().isTerminal() ? call.proceed() : null)),
            new Decoy("S2", "lets no listener come later", Bend.of(Runtime.class, "listen", call ->
                    (Registration) () -> {})),
            new Decoy("S3", "gives waiters nothing", Bend.of(Future.class, "get", call -> {
                call.proceed();
                return null;
            })),
            new Decoy("S3", "forgets the value", Bend.of(SpawningTask.class, "await", call -> {
                call.proceed();
                return null;
            })),
            new Decoy(
                    "S3",
                    "has a result before the end",
                    Bend.of(
                            SpawningTask.class,
                            "result",
                            call -> Optional.of(TaskResult.failure(new AsyncTaskError.Unknown("not yet"))))),
            new Decoy("S3", "settles twice: the first waiter sees another result", secondResult()),
            Decoy.hanging(
                    "S3",
                    "never completes the stage",
                    Bend.of(SpawningTask.class, "stage", call -> new CompletableFuture<>())),
            new Decoy("S3", "is never done", Bend.of(Future.class, "isDone", call -> false)),
            new Decoy("S3", "tells the end of a task twice", Bend.of(RuntimeListener.class, "onStatus", call -> {
                if (call.<StatusChange>argument(1).to().isTerminal()) {
                    call.proceed();
                }
                return call.proceed();
            })),
            new Decoy("S3", "cancels the task when a waiter gives up", Bend.of(SpawningTask.class, "await", call -> {
                try {
                    return call.proceed();
                } catch (InterruptedException e) {
                    call.target(SpawningTask.class).cancel(true);
                    throw e;
                }
            })));

    private StatusDecoys() {}

    private static Bend tells(Telling telling) {
        return Bend.of(StatusEnabledTask.class, "onStatus", call -> {
            Consumer<StatusChange> listener = call.argument(0);
            return call.proceedWith((Consumer<StatusChange>) change -> telling.tell(listener, change));
        });
    }

    private static Bend cancelledAfterTheEnd() {
        Set<Object> cancelled = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
        return Bend.of(CancellableTask.class, "cancel", call -> {
                    cancelled.add(call.target());
                    return call.proceed();
                })
                .and(StatusEnabledTask.class, "status", call -> {
                    TaskStatus status = call.result();
                    return status.isTerminal() && cancelled.contains(call.target()) ? TaskStatus.CANCELLED : status;
                });
    }

    private static Bend secondResult() {
        Set<Object> asked = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
        return Bend.of(SpawningTask.class, "awaitResult", call -> {
            Object right = call.proceed();
            boolean first = asked.add(call.target(AsyncTask.class));
            return first ? TaskResult.failure(new AsyncTaskError.Unknown("settled first")) : right;
        });
    }

    /** How a listener is told. */
    @FunctionalInterface
    private interface Telling {

        void tell(Consumer<StatusChange> listener, StatusChange change);
    }
}
