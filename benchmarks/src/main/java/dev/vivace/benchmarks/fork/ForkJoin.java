package dev.vivace.benchmarks.fork;

import dev.vivace.Lane;
import dev.vivace.benchmarks.suite.Cannot;
import dev.vivace.benchmarks.suite.Target;
import dev.vivace.benchmarks.suite.Workload;
import java.util.List;

/** Fork-join recursion: Fibonacci's numbers, where the forks are all, and quicksort, where there is work between them. */
public final class ForkJoin {

    private static final String BARE = "bare virtual thread";
    private static final String POOL = "ForkJoinPool";
    private static final String RECURSIVE = "ForkJoinPool, RecursiveTask";
    private static final String FRESH = "Vivace FRESH";
    private static final String SHARED = "Vivace SHARED";
    private static final String CPU = "Vivace CPU";

    /** Seen with Fibonacci's number 25: all workers of the pool wait in {@code join}, and no spare one was started. */
    private static final Cannot JOINED = new Cannot("its joins in the pool came to a standstill");

    private ForkJoin() {}

    /** What there is. */
    public static List<Workload> workloads() {
        return List.of(fib(), sort());
    }

    private static Workload fib() {
        return Workload.of("fork-join", "Fork and join for Fibonacci's number", "ns a fork", 10, 15, 20, 25)
                .counting(Fib::forks)
                .giving(Fib::plain)
                .with(BARE, () -> new Fib(new ThreadForker()))
                .with(RECURSIVE, RecursiveFib::new)
                .with("CompletableFuture, pool", JOINED)
                .with(FRESH, () -> new Fib(new VivaceForker(Lane.FRESH)))
                .with(SHARED, () -> new Fib(new VivaceForker(Lane.SHARED)))
                .with(CPU, () -> new Fib(new VivaceForker(Lane.CPU)))
                .aiming(
                        Target.ratio("nested fork and join of small tasks: at most 0.5 x bare", SHARED, BARE, 0.5),
                        Target.ratio("on the platform lane: at most 1.5 x RecursiveTask", CPU, RECURSIVE, 1.5));
    }

    private static Workload sort() {
        return Workload.of(
                        "quicksort",
                        "Quicksort of random numbers, forked",
                        "ns a number",
                        10_000,
                        10_000,
                        100_000,
                        1_000_000)
                .sorting()
                .with(BARE, () -> new QuickSort(new ThreadForker()))
                .with("one thread", () -> new QuickSort(new Sequential()))
                .with(POOL, () -> new QuickSort(new PoolForker()))
                .with(FRESH, () -> new QuickSort(new VivaceForker(Lane.FRESH)))
                .with(SHARED, () -> new QuickSort(new VivaceForker(Lane.SHARED)))
                .with(CPU, () -> new QuickSort(new VivaceForker(Lane.CPU)))
                .aiming(Target.ratio("on the platform lane: at most 1.5 x ForkJoinPool", CPU, POOL, 1.5));
    }
}
