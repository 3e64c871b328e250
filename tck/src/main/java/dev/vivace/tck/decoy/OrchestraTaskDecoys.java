package dev.vivace.tck.decoy;

import dev.vivace.AsyncTask;
import dev.vivace.CancellationResult;
import dev.vivace.ExecutionStats;
import dev.vivace.Journal;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraForecast;
import dev.vivace.OrchestraProvider;
import dev.vivace.OrchestraResults;
import dev.vivace.ResultCodec;
import dev.vivace.Runtime;
import dev.vivace.TaskRelationships;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runtimes whose orchestras break the laws O7 to O9. */
final class OrchestraTaskDecoys {

    static final List<Decoy> ALL = List.of(
            new Decoy("O7", "counts nothing that runs", stats("running", call -> 0L)),
            new Decoy("O7", "counts nothing that waits", stats("pending", call -> 0L)),
            new Decoy("O7", "takes failed tasks for completed ones", stats("completed", call -> {
                ExecutionStats right = call.target(ExecutionStats.class);
                return right.completed() + right.failed();
            })),
            new Decoy("O7", "gives counts of several moments", Bend.of(Orchestra.class, "statistics", call -> {
                Orchestra<?, ?, ?> orchestra = OrchestraDecoys.orchestra(call);
                return new Live(orchestra::statistics);
            })),
            new Decoy(
                    "O7",
                    "takes the average for every percentile",
                    stats(
                            "percentile",
                            call -> call.target(ExecutionStats.class).averageTime())),
            new Decoy(
                    "O7",
                    "takes the longest time for the shortest",
                    stats("minTime", call -> call.target(ExecutionStats.class).maxTime())),
            new Decoy(
                    "O7",
                    "knows the end of the critical path only",
                    Bend.of(OrchestraResults.class, "criticalPath", call -> lastOf(call.result()))),
            new Decoy("O7", "takes all that ran for critical", Bend.of(OrchestraResults.class, "criticalPath", call -> {
                OrchestraResults<?> right = call.target(OrchestraResults.class);
                return List.copyOf(right.results().keySet());
            })),
            new Decoy("O7", "knows no slack", Bend.of(OrchestraResults.class, "slack", OrchestraTaskDecoys::zeros)),
            new Decoy(
                    "O7", "foretells nothing", Bend.of(OrchestraForecast.class, "timeLeft", call -> Optional.empty())),
            new Decoy(
                    "O7",
                    "foretells that there is slack everywhere",
                    Bend.of(OrchestraForecast.class, "slack", OrchestraTaskDecoys::zeros)),
            new Decoy("O7", "draws no edges in DOT", exported("toDot", text -> without("->", text))),
            new Decoy("O7", "draws no edges in Mermaid", exported("toMermaid", text -> without("-->", text))),
            new Decoy(
                    "O7",
                    "escapes nothing in DOT",
                    exported("toDot", text -> text.replace("\\\"", "\"").replace("\\\\", "\\"))),
            new Decoy(
                    "O7",
                    "escapes nothing in Mermaid",
                    exported("toMermaid", text -> text.replaceAll("[#&]\\w+;", "\""))),
            new Decoy("O7", "escapes nothing in JSON", exported("toJson", text -> text.replace("\\\"", "\""))),
            new Decoy(
                    "O7",
                    "draws no edges in JSON",
                    exported("toJson", text -> text.replaceAll("\\{\"dependent\"[^}]*},?", ""))),
            new Decoy("O7", "writes nothing as JSON", exported("toJson", text -> "{}")),
            new Decoy(
                    "O7",
                    "draws everything as it was before the run",
                    exported("toJson", text -> text.replaceAll("RUNNING|COMPLETED|FAILED", "PENDING"))),
            new Decoy("O7", "forgets nothing", Bend.of(Orchestra.class, "retain", call -> null)),
            new Decoy("O7", "clears nothing", Bend.of(Orchestra.class, "clearCompletedTasks", call -> 0)),
            new Decoy(
                    "O8",
                    "nests nothing",
                    Bend.of(
                            Orchestra.class,
                            "createContext",
                            call -> OrchestraProvider.find().open(rootOf(call), call.argument(0)))),
            new Decoy("O8", "does not know what is inside", Bend.of(Orchestra.class, "contexts", call -> Map.of())),
            new Decoy(
                    "O8",
                    "cannot be cancelled",
                    ofOrchestras("cancel", call -> new CancellationResult.StillRunning(CancellationLevel.GRACEFUL))),
            new Decoy("O8", "has no parent", Bend.of(TaskRelationships.class, "parent", call -> Optional.empty())),
            new Decoy("O8", "never begins", ofOrchestras("startedAt", call -> Optional.empty())),
            new Decoy("O8", "runs for ever", ofOrchestras("status", call -> TaskStatus.RUNNING)),
            new Decoy("O8", "has no deadline", ofOrchestras("deadline", call -> Optional.empty())),
            new Decoy("O8", "does not say why it failed", ofOrchestras("errors", call -> List.of())),
            new Decoy(
                    "O8",
                    "has no place in the tree",
                    ofOrchestras(
                            "path", call -> call.target(AsyncTask.class).name().orElse(""))),
            new Decoy("O8", "is never closed", Bend.of(Orchestra.class, "close", call -> null)),
            new Decoy("O9", "keeps no journal", Bend.of(Orchestra.class, "journal", call -> null)),
            new Decoy("O9", "writes nothing down", Bend.of(Journal.class, "append", call -> null)),
            new Decoy("O9", "begins anew each time", Bend.of(Journal.class, "read", call -> List.of())),
            new Decoy("O9", "resumes everything", Bend.of(Orchestra.class, "neverResume", call -> null)),
            new Decoy(
                    "O9",
                    "takes a journal that cannot be read for an empty one",
                    Bend.of(Journal.class, "read", call -> {
                        try {
                            return call.proceed();
                        } catch (IOException unreadable) {
                            return List.of();
                        }
                    })),
            new Decoy("O9", "takes any codec for its own", Bend.of(ResultCodec.class, "name", call -> "any")),
            new Decoy("O9", "loses results", Bend.of(ResultCodec.class, "decode", call -> null)),
            new Decoy("O9", "takes for nothing what it cannot read", Bend.of(ResultCodec.class, "decode", call -> {
                try {
                    return call.proceed();
                } catch (IOException unreadable) {
                    return null;
                }
            })));

    private OrchestraTaskDecoys() {}

    private static Bend stats(String method, Twist twist) {
        return Bend.of(ExecutionStats.class, method, twist);
    }

    private static Bend exported(String method, UnaryOperator<String> other) {
        return Bend.of(Orchestra.class, method, call -> other.apply(call.result()));
    }

    private static Bend ofOrchestras(String method, Twist twist) {
        return Bend.of(
                AsyncTask.class,
                method,
                call -> call.target() instanceof Orchestra ? twist.apply(call) : call.proceed());
    }

    private static String without(String part, String text) {
        return text.lines().filter(line -> !line.contains(part)).collect(Collectors.joining("\n"));
    }

    private static List<?> lastOf(List<?> list) {
        return list.subList(Math.max(0, list.size() - 1), list.size());
    }

    private static Map<TaskId, Duration> zeros(Call call) throws Throwable {
        Map<TaskId, Duration> zeros = new LinkedHashMap<>();
        call.<Map<TaskId, Duration>>result().keySet().forEach(id -> zeros.put(id, Duration.ZERO));
        return zeros;
    }

    @SuppressWarnings("unchecked") // ids of all kinds are TaskId
    private static Runtime<@Nullable Object, TaskId> rootOf(Call call) {
        return (Runtime<@Nullable Object, TaskId>)
                OrchestraDecoys.orchestra(call).runtime();
    }

    /** Statistics that are asked for anew with each figure. */
    private record Live(Supplier<ExecutionStats> now) implements ExecutionStats {

        @Override
        public long completed() {
            return now.get().completed();
        }

        @Override
        public long failed() {
            return now.get().failed();
        }

        @Override
        public long running() {
            return now.get().running();
        }

        @Override
        public long pending() {
            return now.get().pending();
        }

        @Override
        public long cancelled() {
            return now.get().cancelled();
        }

        @Override
        public Optional<Duration> averageTime() {
            return now.get().averageTime();
        }

        @Override
        public Optional<Duration> minTime() {
            return now.get().minTime();
        }

        @Override
        public Optional<Duration> maxTime() {
            return now.get().maxTime();
        }

        @Override
        public Optional<Duration> percentile(double percent) {
            return now.get().percentile(percent);
        }
    }
}
