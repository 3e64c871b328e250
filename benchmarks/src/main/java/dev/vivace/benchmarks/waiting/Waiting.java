package dev.vivace.benchmarks.waiting;

import dev.vivace.Lane;
import dev.vivace.benchmarks.suite.Target;
import dev.vivace.benchmarks.suite.Workload;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** What waiting costs: heap, and time for the urgent. */
public final class Waiting {

    private static final String BARE = "bare virtual thread";
    private static final String KOTLIN = "Kotlin, suspended";
    private static final int MICROS = 150;

    /** Half of a suspended Kotlin coroutine, as it was weighed before. */
    private static final int PENDING_BYTES = 150;

    private Waiting() {}

    /** What there is. */
    public static List<Workload> workloads() {
        return List.of(weight(), latency());
    }

    private static Workload weight() {
        return Workload.of("parked", "Heap that a task takes while it waits", "bytes a task", 1_000, 1_000_000)
                .giving(size -> size)
                .measuredByItself()
                .with(BARE, () -> new Weight(gate -> Thread.startVirtualThread(gate::park)))
                .with(KOTLIN, () -> new Weight(new SuspendedCoroutine()))
                .with("Vivace FRESH, parked", () -> new Weight(VivaceWaiters.parked(Lane.FRESH)))
                .with("Vivace SHARED, parked", () -> new Weight(VivaceWaiters.parked(Lane.SHARED)))
                .with("Vivace, pending", () -> new Weight(VivaceWaiters.pending()))
                .with("Vivace, queued", weighing(VivaceWaiters::queued))
                .with("Vivace, waits for a retry", () -> new Weight(VivaceWaiters.retrying()))
                .with("Vivace, waits for a dependency", () -> new Weight(VivaceWaiters.dependent()))
                .aiming(
                        Target.ratio("parked: at most 1.2 x bare", "Vivace FRESH, parked", BARE, 1.2),
                        Target.value("pending: at most 150 bytes", "Vivace, pending", PENDING_BYTES),
                        Target.value("queued: at most 150 bytes", "Vivace, queued", PENDING_BYTES),
                        Target.value(
                                "waits for a retry: at most 150 bytes", "Vivace, waits for a retry", PENDING_BYTES),
                        Target.value(
                                "waits for a dependency: at most 150 bytes",
                                "Vivace, waits for a dependency",
                                PENDING_BYTES),
                        Target.ratio("pending: half of a suspended coroutine", "Vivace, pending", KOTLIN, 0.5));
    }

    private static Supplier<dev.vivace.benchmarks.suite.Rival> weighing(Callable<Waiter> waiter) {
        return () -> {
            try {
                return new Weight(waiter.call());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static Workload latency() {
        return Workload.of(
                        "priority",
                        "Start of a HIGH task behind 10,000 LOW ones that compute for 100 microseconds each, samples",
                        "microseconds, p99",
                        5,
                        1_000)
                .measuredByItself()
                .with(BARE, () -> new Urgent(new Urgent.Threads()))
                .with("Vivace FRESH", () -> new Urgent(new VivaceRanks(Lane.FRESH)))
                .with("Vivace SHARED", () -> new Urgent(new VivaceRanks(Lane.SHARED)))
                .with("Vivace CPU", () -> new Urgent(new VivaceRanks(Lane.CPU)))
                .aiming(
                        Target.value("p99 of HIGH: at most 150 microseconds", "Vivace FRESH", MICROS),
                        Target.value("p99 of HIGH: at most 150 microseconds", "Vivace SHARED", MICROS),
                        Target.value("p99 of HIGH: at most 150 microseconds", "Vivace CPU", MICROS));
    }
}
