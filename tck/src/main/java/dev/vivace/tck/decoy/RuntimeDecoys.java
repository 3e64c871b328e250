package dev.vivace.tck.decoy;

import dev.vivace.AsyncWork;
import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.ShutdownReport;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskDump;
import dev.vivace.TaskOptions;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.watch.RuntimeSnapshot;
import dev.vivace.watch.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runtimes that break the laws R. */
final class RuntimeDecoys {

    private static final ShutdownReport NOTHING = new ShutdownReport(0, 0, List.of());

    static final List<Decoy> ALL = List.of(
            new Decoy("R1", "takes tasks after its shutdown", Bend.of(Runtime.class, "shutdown", call -> NOTHING)),
            new Decoy("R1", "says that it runs when it does not", Bend.of(Runtime.class, "isRunning", call -> true)),
            new Decoy(
                    "R1",
                    "cancels what should drain",
                    Bend.of(Runtime.class, "shutdown", call -> call.proceedWith(Duration.ZERO))),
            new Decoy("R1", "forgets to report what it abandoned", Bend.of(Runtime.class, "shutdown", call -> {
                ShutdownReport report = call.result();
                return new ShutdownReport(report.drained(), report.cancelled(), List.of());
            })),
            new Decoy("R1", "reports something else the second time", secondReport()),
            new Decoy("R1", "asks who does not end, and goes no further", neverEscalates()),
            Decoy.hanging("R2", "leaves a thread behind", leavesThread()),
            new Decoy("R2", "does nothing when it is closed", Bend.of(Runtime.class, "close", call -> null)),
            new Decoy("R2", "gives its threads no name", Bend.ignoring(RuntimeBuilder.class, "name")),
            new Decoy("R3", "ignores the clock", Bend.ignoring(RuntimeBuilder.class, "clock")),
            new Decoy(
                    "R3",
                    "ignores the seed",
                    Bend.of(
                            RuntimeBuilder.class,
                            "deterministic",
                            call -> call.target(RuntimeBuilder.class).maxConcurrency(1))),
            new Decoy(
                    "R3",
                    "runs many tasks at a time in spite of the seed",
                    Bend.of(
                            RuntimeBuilder.class,
                            "deterministic",
                            call -> call.target(RuntimeBuilder.class).maxConcurrency(4))),
            new Decoy("R3", "takes another seed each time", otherSeeds(new AtomicLong())),
            new Decoy(
                    "R4",
                    "runs on threads that are no tasks",
                    Bend.of(Runtime.class, "asExecutor", call -> Executors.newCachedThreadPool())),
            new Decoy("R4", "lives on when its executor was shut down", Bend.of(Runtime.class, "asExecutor", call -> {
                ExecutorService right = call.result();
                return new OpenExecutor(right);
            })),
            new Decoy("R5", "leaves the attempt out of the dump", without("attempt")),
            new Decoy("R5", "leaves the stack out of the dump", without("stack")),
            new Decoy("R5", "leaves out what tasks wait for", without("waitingFor")),
            new Decoy("R5", "leaves the deadline out of the dump", without("deadlineLeft")),
            new Decoy("R5", "leaves the age out of the dump", without("age")),
            new Decoy("R5", "leaves the status out of the dump", without("status")),
            new Decoy("R5", "leaves the paths out of the dump", without("path")),
            new Decoy(
                    "R5",
                    "writes JSON that cannot be read",
                    Bend.of(
                            TaskDump.class,
                            "json",
                            call -> call.<String>result().replace("\\\"", "\""))),
            new Decoy(
                    "R5",
                    "writes one line for all tasks",
                    Bend.of(
                            TaskDump.class,
                            "text",
                            call -> call.<String>result().replace('\n', ' '))),
            new Decoy("R5", "writes no text", Bend.of(TaskDump.class, "text", call -> "")),
            new Decoy("R5", "counts no tasks", Bend.of(TaskDump.class, "size", call -> 0)),
            new Decoy("R5", "gives the machine's time", Bend.of(TaskDump.class, "at", call -> Instant.now())),
            new Decoy("R5", "leaves what waits out of the snapshot", Bend.of(Runtime.class, "snapshot", call -> {
                RuntimeSnapshot right = call.result();
                return new RuntimeSnapshot(
                        right.at(),
                        right.gauges(),
                        right.tasks().stream().filter(task -> !task.queued()).toList());
            })),
            new Decoy("R5", "finds any task", Bend.of(Runtime.class, "find", call -> {
                List<TaskSnapshot> all = call.target(Runtime.class).snapshot().tasks();
                return all.isEmpty()
                        ? call.proceed()
                        : call.proceedWith(all.getFirst().id());
            })),
            new Decoy("R5", "asks no adviser", Bend.of(Runtime.class, "advise", call -> (Registration) () -> {})),
            new Decoy("R6", "takes any timeout", swallowing(TaskOptions.class, "timeout")),
            new Decoy("R6", "takes any rank", swallowing(TaskOptions.class, "priority")),
            new Decoy("R6", "takes any number of permits", swallowing(RuntimeBuilder.class, "maxConcurrency")),
            new Decoy("R6", "takes null for a name", swallowing(TaskOptions.class, "name")),
            new Decoy("R6", "refuses without a word", Bend.of(TaskOptions.class, "retry", call -> {
                try {
                    return call.proceed();
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("bad argument", e);
                }
            })),
            new Decoy("R6", "changes a builder by its use", oneName()));

    private RuntimeDecoys() {}

    private static Bend secondReport() {
        AtomicLong shutdowns = new AtomicLong();
        return Bend.of(Runtime.class, "shutdown", call -> {
            ShutdownReport report = call.result();
            return new ShutdownReport(report.drained() + shutdowns.getAndIncrement(), report.cancelled(), List.of());
        });
    }

    private static Bend neverEscalates() {
        CancellationPlan polite = CancellationPlan.graceful(Duration.ofHours(1));
        return Bend.ignoring(RuntimeBuilder.class, "cancellation")
                .and(
                        RuntimeBuilder.class,
                        "build",
                        call -> call.target(RuntimeBuilder.class)
                                .cancellation(polite)
                                .build());
    }

    private static Bend leavesThread() {
        CountDownLatch never = new CountDownLatch(1);
        return Bend.of(RuntimeBuilder.class, "name", call -> {
            Thread.ofPlatform().daemon().name(call.<String>argument(0)).start(() -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            return call.proceed();
        });
    }

    private static Bend otherSeeds(AtomicLong next) {
        return Bend.of(RuntimeBuilder.class, "deterministic", call -> call.proceedWith(next.incrementAndGet()));
    }

    private static Bend without(String field) {
        return Bend.of(
                TaskDump.class, "json", call -> call.<String>result().replace('"' + field + '"', "\"" + field + "X\""));
    }

    private static Bend swallowing(Class<?> builder, String setting) {
        return Bend.of(builder, setting, call -> {
            try {
                return call.proceed();
            } catch (IllegalArgumentException | NullPointerException swallowed) {
                return call.target();
            }
        });
    }

    @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"}) // a proxy has no type parameters; the task is returned
    private static Bend oneName() {
        AtomicReference<@Nullable String> last = new AtomicReference<>();
        return Bend.of(TaskOptions.class, "name", call -> {
                    last.set(call.argument(0));
                    return call.proceed();
                })
                .and(SpawningTaskBuilder.class, "prepare", call -> {
                    var builder = (SpawningTaskBuilder<Object, ?, ?>) call.target();
                    String name = last.get();
                    AsyncWork<Object> work = call.argument(0);
                    return (name == null ? builder : builder.name(name)).prepare(work);
                });
    }
}
