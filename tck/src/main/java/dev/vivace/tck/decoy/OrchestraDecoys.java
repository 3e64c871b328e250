package dev.vivace.tck.decoy;

import dev.vivace.AsyncTask;
import dev.vivace.CancellationResult;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraResults;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskContext;
import dev.vivace.TaskOrchestrator;
import dev.vivace.TaskResult;
import dev.vivace.error.OrchestratorError;
import dev.vivace.error.OrchestratorException;
import dev.vivace.id.SequentialTaskId;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.FailurePolicy;
import dev.vivace.priority.TaskPriority;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runtimes whose orchestras break the laws O1 to O6. */
final class OrchestraDecoys {

    private static final Class<?> ORCHESTRATOR = TaskOrchestrator.class;

    private static final List<String> REFUSING = List.of(
            "register",
            "task",
            "addDependency",
            "dependencies",
            "dependents",
            "createGroup",
            "addToGroup",
            "start",
            "startGroup",
            "cancel",
            "cancelGroup",
            "status",
            "substitute",
            "limitGroup");

    static final List<Decoy> ALL = List.of(
            new Decoy("O1", "starts a dependent with all others", nothing("addDependency")),
            new Decoy("O1", "runs one task at a time", Bend.of(ORCHESTRATOR, "startAll", call -> {
                orchestra(call).limit(1);
                return call.proceed();
            })),
            new Decoy("O1", "lets dependents wait for others too", Bend.of(ORCHESTRATOR, "addDependency", call -> {
                call.proceed();
                TaskId first = orchestra(call).statuses().keySet().iterator().next();
                return isTaken(orchestra(call), call.argument(0), first);
            })),
            new Decoy("O1", "knows no priorities", Bend.of(ORCHESTRATOR, "register", call -> {
                call.<AsyncTask<?, ?>>argument(0).changePriority(TaskPriority.NORMAL);
                return call.proceed();
            })),
            new Decoy(
                    "O1",
                    "starts all where it should start one",
                    Bend.of(ORCHESTRATOR, "start", call -> orchestra(call).startAll())),
            new Decoy("O1", "starts what was only registered", Bend.of(ORCHESTRATOR, "register", call -> {
                AsyncTask<?, TaskId> task = call.result();
                orchestra(call).start(task.id());
                return task;
            })),
            new Decoy("O1", "knows no limit", nothing("limit")),
            new Decoy(
                    "O1",
                    "lets one task more run than it was told",
                    Bend.of(ORCHESTRATOR, "limit", call -> call.proceedWith(call.<Integer>argument(0) + 1))),
            new Decoy("O1", "knows no limits of groups", nothing("limitGroup")),
            new Decoy("O1", "takes the limit of a group for one of all", Bend.of(ORCHESTRATOR, "limitGroup", call -> {
                orchestra(call).limit(call.<Integer>argument(1));
                return null;
            })),
            new Decoy("O1", "has no default priority", Bend.of(Orchestra.class, "changeDefaultPriority", call -> null)),
            new Decoy(
                    "O1",
                    "overlooks edges that come too late",
                    onRefusal("addDependency", OrchestratorError.InvalidTaskState.class, error -> null)),
            new Decoy("O1", "is not told of by builders", Bend.ignoring(SpawningTaskBuilder.class, "orchestrator")),
            new Decoy(
                    "O2",
                    "passes over edges that close a cycle",
                    onRefusal("addDependency", OrchestratorError.DependencyCycle.class, error -> null)),
            new Decoy("O2", "does not say where a cycle is", paths(path -> List.of())),
            new Decoy(
                    "O2",
                    "does not say who is in a cycle",
                    paths(path -> path.stream().map(name -> "a task").toList())),
            new Decoy("O2", "says a part of a cycle only", paths(path -> path.subList(0, path.size() - 1))),
            new Decoy(
                    "O2",
                    "sees no cycles but small ones",
                    onRefusal("addDependency", OrchestratorError.DependencyCycle.class, error -> {
                        if (error.path().size() > 3) {
                            return null;
                        }
                        throw new OrchestratorException(error);
                    })),
            new Decoy(
                    "O2",
                    "takes edges in the order of registration only",
                    Bend.of(ORCHESTRATOR, "addDependency", call -> {
                        List<TaskId> order =
                                List.copyOf(orchestra(call).statuses().keySet());
                        if (order.indexOf(call.<TaskId>argument(0)) < order.indexOf(call.<TaskId>argument(1))) {
                            throw new OrchestratorException(new OrchestratorError.DependencyCycle(List.of("?", "?")));
                        }
                        return call.proceed();
                    })),
            new Decoy("O3", "runs the dependents of what failed", Bend.of(ORCHESTRATOR, "addDependency", call -> {
                if (orchestra(call).task(call.argument(1)) instanceof SpawningTask<?, TaskId> dependency) {
                    orchestra(call).<@Nullable Object>substitute(any(dependency), null);
                }
                return call.proceed();
            })),
            new Decoy("O3", "stops whenever something fails", Bend.of(ORCHESTRATOR, "startAll", call -> {
                orchestra(call).onFailure(FailurePolicy.STOP);
                return call.proceed();
            })),
            new Decoy("O3", "goes on whatever failed", nothing("onFailure")),
            new Decoy("O3", "forgets why", Bend.of(AsyncTask.class, "errors", call -> List.of())),
            new Decoy("O3", "has no substitutes", nothing("substitute")),
            new Decoy(
                    "O3",
                    "has one substitute for everything",
                    Bend.of(ORCHESTRATOR, "substitute", call -> call.proceedWith(call.argument(0), null))),
            new Decoy("O3", "takes for failed what did not run", Bend.of(AsyncTask.class, "status", call -> {
                TaskStatus status = call.result();
                return status == TaskStatus.CANCELLED ? TaskStatus.FAILED : status;
            })),
            new Decoy(
                    "O4",
                    "cancels nothing",
                    Bend.of(
                            ORCHESTRATOR,
                            "cancel",
                            call -> new CancellationResult.StillRunning(call.<CancellationLevel>argument(1)))),
            new Decoy("O4", "cancels everything", Bend.of(ORCHESTRATOR, "cancel", call -> {
                orchestra(call)
                        .statuses()
                        .keySet()
                        .forEach(id -> orchestra(call).cancel(id, call.<CancellationLevel>argument(1)));
                return call.proceed();
            })),
            new Decoy("O4", "cancels what runs only", Bend.of(ORCHESTRATOR, "cancel", call -> {
                boolean waits = orchestra(call).status(call.argument(0)) == TaskStatus.PENDING;
                return waits ? new CancellationResult.Success() : call.proceed();
            })),
            new Decoy("O4", "says of everything that it was cancelled", Bend.of(ORCHESTRATOR, "cancel", call -> {
                call.proceed();
                return new CancellationResult.Cancelled(call.<CancellationLevel>argument(1));
            })),
            new Decoy("O4", "cancels the first of a group only", Bend.of(ORCHESTRATOR, "cancelGroup", call -> {
                TaskId first = Objects.requireNonNull(orchestra(call).groups().get(call.<String>argument(0)))
                        .iterator()
                        .next();
                return Map.of(first, orchestra(call).cancel(first, call.<CancellationLevel>argument(1)));
            })),
            new Decoy("O4", "cancels more than a group", Bend.of(ORCHESTRATOR, "cancelGroup", call -> {
                Object results = call.result();
                orchestra(call)
                        .statuses()
                        .keySet()
                        .forEach(id -> orchestra(call).cancel(id, call.<CancellationLevel>argument(1)));
                return results;
            })),
            new Decoy(
                    "O4",
                    "starts more than a group",
                    Bend.of(ORCHESTRATOR, "startGroup", call -> orchestra(call).startAll())),
            new Decoy("O4", "has empty groups", nothing("addToGroup")),
            new Decoy("O5", "gives dependents nothing", Bend.of(TaskContext.class, "resultOf", call -> null)),
            new Decoy(
                    "O5",
                    "gives dependents text",
                    Bend.of(TaskContext.class, "resultOf", call -> String.valueOf(call.proceed()))),
            new Decoy("O5", "gives results that are not there", Bend.of(TaskContext.class, "resultOf", call -> {
                try {
                    return call.proceed();
                } catch (RuntimeException none) {
                    return null;
                }
            })),
            new Decoy("O5", "forgets results", Bend.of(OrchestraResults.class, "of", call -> TaskResult.success(null))),
            new Decoy(
                    "O5", "keeps no account of results", Bend.of(OrchestraResults.class, "results", call -> Map.of())),
            new Decoy("O6", "has one error for everything", onAnyRefusal(error -> {
                throw new OrchestratorException(new OrchestratorError.OperationFailed(error.message()));
            })),
            new Decoy("O6", "does not say which task is unknown", onAnyRefusal(error -> {
                throw new OrchestratorException(
                        error instanceof OrchestratorError.TaskNotFound
                                ? new OrchestratorError.TaskNotFound(new SequentialTaskId("other", 1))
                                : error);
            })),
            new Decoy("O6", "passes over unknown groups", onRefusal("addToGroup", error -> null)),
            new Decoy("O6", "cancels unknown groups", onRefusal("cancelGroup", error -> Map.of())),
            new Decoy("O6", "makes groups twice", onRefusal("createGroup", error -> null)),
            new Decoy("O6", "registers tasks twice", Bend.of(ORCHESTRATOR, "register", call -> {
                try {
                    return call.proceed();
                } catch (OrchestratorException twice) {
                    return call.argument(0);
                }
            })),
            new Decoy("O6", "overlooks substitutes that come too late", onRefusal("substitute", error -> null)),
            new Decoy("O6", "takes any number for a limit", Bend.of(ORCHESTRATOR, "limit", call -> {
                return call.proceedWith(Math.max(1, call.<Integer>argument(0)));
            })));

    private OrchestraDecoys() {}

    @SuppressWarnings("unchecked") // the provider gives no other kind
    static Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra(Call call) {
        return (Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId>) call.target();
    }

    @SuppressWarnings("unchecked") // null is a value of any type, as far as anybody checks
    private static SpawningTask<@Nullable Object, TaskId> any(SpawningTask<?, TaskId> task) {
        return (SpawningTask<@Nullable Object, TaskId>) task;
    }

    private static @Nullable Object isTaken(
            Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra, TaskId dependent, TaskId dependency) {
        try {
            orchestra.addDependency(dependent, dependency);
        } catch (OrchestratorException refused) {
            // then it waits for no more than it should
        }
        return null;
    }

    private static Bend nothing(String method) {
        return Bend.of(ORCHESTRATOR, method, call -> null);
    }

    private static Bend paths(Function<List<String>, List<String>> other) {
        return onRefusal("addDependency", OrchestratorError.DependencyCycle.class, error -> {
            throw new OrchestratorException(new OrchestratorError.DependencyCycle(other.apply(error.path())));
        });
    }

    private static Bend onRefusal(String method, Function<OrchestratorError, @Nullable Object> other) {
        return onRefusal(method, OrchestratorError.class, other);
    }

    private static <X extends OrchestratorError> Bend onRefusal(
            String method, Class<X> type, Function<X, @Nullable Object> other) {
        return Bend.of(ORCHESTRATOR, method, refused(type, other));
    }

    private static Bend onAnyRefusal(Function<OrchestratorError, @Nullable Object> other) {
        List<String> methods = new ArrayList<>(REFUSING);
        Bend bend = onRefusal(methods.removeFirst(), other);
        for (String method : methods) {
            bend = bend.and(ORCHESTRATOR, method, refused(OrchestratorError.class, other));
        }
        return bend;
    }

    private static <X extends OrchestratorError> Twist refused(Class<X> type, Function<X, @Nullable Object> other) {
        return call -> {
            try {
                return call.proceed();
            } catch (OrchestratorException e) {
                if (type.isInstance(e.error())) {
                    return other.apply(type.cast(e.error()));
                }
                throw e;
            }
        };
    }
}
