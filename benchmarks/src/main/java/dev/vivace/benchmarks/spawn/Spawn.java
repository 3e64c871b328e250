package dev.vivace.benchmarks.spawn;

import dev.vivace.Lane;
import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.benchmarks.suite.Target;
import dev.vivace.benchmarks.suite.Workload;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/** Spawn and join: from outside, from inside a task, with tasks that block, and with policies around each task. */
public final class Spawn {

    private static final Integer[] SIZES = {1_000, 1_000, 10_000, 100_000};
    private static final String BARE = "bare virtual thread";
    private static final String FRESH = "Vivace FRESH";
    private static final String SHARED = "Vivace SHARED";

    private Spawn() {}

    /** What there is. */
    public static List<Workload> workloads() {
        return List.of(
                outside(),
                inside(),
                blocking(),
                guarded("spawn-timeout", "each with a timeout", Guard.TIMEOUT),
                guarded("spawn-retry", "each with three retries", Guard.RETRY),
                guarded("spawn-timeout-retry", "each with a timeout and three retries", Guard.TIMEOUT_AND_RETRY)
                        .aiming(
                                Target.ratio("at most 1.2 x bare", SHARED, BARE, 1.2),
                                Target.ratio("at least 10 x faster than Failsafe", SHARED, "Failsafe", 0.1),
                                Target.ratio("at least 3 x faster than Resilience4j", SHARED, "Resilience4j", 1 / 3.0)),
                guarded(
                        "spawn-everything",
                        "each with timeout, retries, breaker, bulkhead, fallback",
                        Guard.EVERYTHING));
    }

    private static Workload outside() {
        return plain("spawn", "Spawn and join tasks that do next to nothing")
                .with(BARE, trivial(BareThreads::new))
                .with("virtual-thread executor", trivial(ThreadExecutor::new))
                .with("CompletableFuture, pool", trivial(() -> new CompletableFutures(true, Guard.NOTHING)))
                .with("CompletableFuture, virtual threads", trivial(() -> new CompletableFutures(false, Guard.NOTHING)))
                .with("Kotlin async", trivial(() -> new Coroutines(Guard.NOTHING)))
                .with("Reactor Mono", trivial(() -> new Monos(Guard.NOTHING)))
                .with("RxJava Single", trivial(() -> new Singles(Guard.NOTHING)))
                .with("Failsafe", trivial(() -> new Failsafes(Guard.NOTHING)))
                .with(FRESH, trivial(() -> new Vivace(Lane.FRESH, Guard.NOTHING)))
                .with(SHARED, trivial(() -> new Vivace(Lane.SHARED, Guard.NOTHING)))
                .with("Vivace CPU", trivial(() -> new Vivace(Lane.CPU, Guard.NOTHING)))
                .aiming(
                        Target.ratio("full handle, no blocking: at most 0.75 x bare", SHARED, BARE, 0.75),
                        Target.ratio("pure fresh-thread mode: at most 1.3 x bare", FRESH, BARE, 1.3));
    }

    private static Workload inside() {
        Function<Supplier<Spawner<?>>, Supplier<Rival>> inside = of -> () -> driven(of.get(), Work::trivial, true);
        return plain("spawn-inside", "The same, started and joined by a task")
                .with(BARE, inside.apply(BareThreads::new))
                .with("virtual-thread executor", inside.apply(ThreadExecutor::new))
                .with("CompletableFuture, pool", inside.apply(() -> new CompletableFutures(true, Guard.NOTHING)))
                .with("Kotlin async", InsideCoroutine::new)
                .with(FRESH, inside.apply(() -> new Vivace(Lane.FRESH, Guard.NOTHING)))
                .with(SHARED, inside.apply(() -> new Vivace(Lane.SHARED, Guard.NOTHING)))
                .aiming(Target.ratio("full handle, no blocking: at most 0.75 x bare", SHARED, BARE, 0.75));
    }

    private static Workload blocking() {
        Function<Supplier<Spawner<?>>, Supplier<Rival>> blocking = of -> () -> driven(of.get(), new Groups(), false);
        return plain(
                        "spawn-blocking",
                        "Spawn and join tasks that park once, in groups of 1,000 that wait for each other")
                .with(BARE, blocking.apply(BareThreads::new))
                .with("virtual-thread executor", blocking.apply(ThreadExecutor::new))
                .with(FRESH, blocking.apply(() -> new Vivace(Lane.FRESH, Guard.NOTHING)))
                .with(SHARED, blocking.apply(() -> new Vivace(Lane.SHARED, Guard.NOTHING)))
                .aiming(
                        Target.ratio("full handle, blocking: at most 1.2 x bare", SHARED, BARE, 1.2),
                        Target.ratio("pure fresh-thread mode: at most 1.3 x bare", FRESH, BARE, 1.3));
    }

    /** The yardstick stays the thread with nothing around it. */
    private static Workload guarded(String name, String title, Guard guard) {
        Workload workload = plain(
                        name,
                        "Spawn and join tasks that do next to nothing, " + title + ", none of which comes to pass")
                .with(BARE, trivial(BareThreads::new));
        if (guard == Guard.TIMEOUT) {
            workload = workload.with(
                            "CompletableFuture, orTimeout", trivial(() -> new CompletableFutures(false, guard)))
                    .with("Kotlin withTimeout", trivial(() -> new Coroutines(guard)));
        }
        if (guard != Guard.EVERYTHING) {
            workload = workload.with("Reactor Mono", trivial(() -> new Monos(guard)))
                    .with("RxJava Single", trivial(() -> new Singles(guard)));
        }
        return workload.with("Failsafe", trivial(() -> new Failsafes(guard)))
                .with("Resilience4j", trivial(() -> new Resilience(guard)))
                .with(FRESH, trivial(() -> new Vivace(Lane.FRESH, guard)))
                .with(SHARED, trivial(() -> new Vivace(Lane.SHARED, guard)));
    }

    private static Workload plain(String name, String title) {
        return Workload.of(name, title, "ns a task", SIZES);
    }

    private static Supplier<Rival> trivial(Supplier<Spawner<?>> spawner) {
        return () -> driven(spawner.get(), Work::trivial, false);
    }

    private static <H> Rival driven(Spawner<H> spawner, Callable<Integer> work, boolean inside) {
        return new SpawnAndJoin<>(spawner, work, inside);
    }
}
