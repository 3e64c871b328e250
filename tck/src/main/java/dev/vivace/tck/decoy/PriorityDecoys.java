package dev.vivace.tck.decoy;

import dev.vivace.PrioritizedTask;
import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.TaskOptions;
import dev.vivace.priority.RankableByPriority;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.IntUnaryOperator;

/** Runtimes that break the laws P. */
final class PriorityDecoys {

    static final List<Decoy> ALL = List.of(
            new Decoy("P1", "ignores priorities", Bend.ignoring(TaskOptions.class, "priority")),
            new Decoy("P1", "takes the least urgent first", ranked(rank -> RankableByPriority.LOWEST_RANK - rank)),
            new Decoy("P1", "knows two levels only", ranked(rank -> rank < 2 ? 0 : 2)),
            new Decoy(
                    "P1",
                    "starts tasks of a level in any order",
                    Bend.of(
                            RuntimeBuilder.class,
                            "maxConcurrency",
                            call -> call.target(RuntimeBuilder.class).deterministic(1))),
            new Decoy(
                    "P1",
                    "lets two tasks start where there is one permit",
                    Bend.of(
                            RuntimeBuilder.class,
                            "maxConcurrency",
                            call -> call.proceedWith(call.<Integer>argument(0) + 1))),
            new Decoy("P2", "ignores aging", Bend.ignoring(RuntimeBuilder.class, "aging")),
            new Decoy(
                    "P2",
                    "ages ten times too slowly",
                    Bend.of(
                            RuntimeBuilder.class,
                            "aging",
                            call -> call.proceedWith(call.<Duration>argument(0).multipliedBy(10)))),
            new Decoy(
                    "P2",
                    "ages when nobody asked for it",
                    Bend.of(
                            RuntimeBuilder.class,
                            "build",
                            call -> call.target(RuntimeBuilder.class)
                                    .aging(Duration.ofSeconds(1))
                                    .build())),
            new Decoy("P3", "lets nobody inherit a priority", Bend.of(SpawningTask.class, "await", call -> {
                SpawningTask<?, ?> task = call.target(SpawningTask.class);
                Optional<TaskContext> waiting = RuntimeProvider.find().currentContext();
                if (waiting.isPresent()) {
                    waiting.get().await(task.stage());
                }
                return call.proceed();
            })),
            new Decoy("P3", "leaves an inherited priority for good", keepsTheLowestRank()),
            new Decoy(
                    "P4",
                    "ignores a change of priority",
                    Bend.of(PrioritizedTask.class, "changePriority", call -> null)),
            new Decoy("P4", "notes a change of priority and does not act on it", changesOnPaperOnly()),
            new Decoy("P4", "takes any rank", Bend.of(PrioritizedTask.class, "changePriority", call -> {
                RankableByPriority given = call.argument(0);
                int rank = Math.clamp(given.rank(), 0, RankableByPriority.LOWEST_RANK);
                return call.proceedWith(rank == given.rank() ? given : (RankableByPriority) () -> rank);
            })));

    private PriorityDecoys() {}

    private static Bend ranked(IntUnaryOperator other) {
        return Bend.of(TaskOptions.class, "priority", call -> {
            int rank = other.applyAsInt(call.<RankableByPriority>argument(0).rank());
            return call.proceedWith((RankableByPriority) () -> rank);
        });
    }

    private static Bend keepsTheLowestRank() {
        Map<Object, Integer> lowest = Collections.synchronizedMap(new WeakHashMap<>());
        return Bend.of(
                PrioritizedTask.class,
                "effectiveRank",
                call -> lowest.merge(call.target(), call.<Integer>result(), Math::min));
    }

    private static Bend changesOnPaperOnly() {
        Map<Object, RankableByPriority> noted = Collections.synchronizedMap(new WeakHashMap<>());
        return Bend.of(PrioritizedTask.class, "changePriority", call -> {
                    noted.put(call.target(), call.argument(0));
                    return null;
                })
                .and(PrioritizedTask.class, "priority", call -> {
                    RankableByPriority change = noted.get(call.target());
                    return change == null ? call.proceed() : change;
                })
                .and(PrioritizedTask.class, "effectiveRank", call -> {
                    RankableByPriority change = noted.get(call.target());
                    return change == null ? call.proceed() : (Object) change.rank();
                });
    }
}
