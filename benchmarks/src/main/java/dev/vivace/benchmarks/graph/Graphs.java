package dev.vivace.benchmarks.graph;

import dev.vivace.Lane;
import dev.vivace.benchmarks.suite.Target;
import dev.vivace.benchmarks.suite.Workload;
import java.util.List;

/** Graphs of a hundred thousand nodes. */
public final class Graphs {

    private static final String PREBUILT = "Vivace SHARED, prebuilt";
    private static final String BUILT = "Vivace SHARED, built and run";
    private static final int PREBUILT_NANOS = 150;
    private static final int BUILT_NANOS = 200;

    private Graphs() {}

    /** What there is. */
    public static List<Workload> workloads() {
        return List.of(
                of(Shape.LAYERS, "graph-layers", "A graph of layers of 1,000, two dependencies each; nodes")
                        .aiming(
                                Target.value("prebuilt: at most 150 ns a node", PREBUILT, PREBUILT_NANOS),
                                Target.value("built and run: at most 200 ns a node", BUILT, BUILT_NANOS)),
                of(Shape.GRID, "graph-grid", "A square grid through which a wave runs; nodes"),
                of(Shape.CHAIN, "graph-chain", "A chain; nodes"));
    }

    private static Workload of(Shape shape, String name, String title) {
        return Workload.of(name, title, "ns a node", 2_000, 1_000, 10_000, 100_000)
                .with("counters and virtual threads", () -> new Counters(shape))
                .with("CompletableFuture, pool", () -> new Futures(shape, false))
                .with("CompletableFuture, virtual threads", () -> new Futures(shape, true))
                .with("Vivace FRESH, prebuilt", () -> new VivaceGraph(shape, Lane.FRESH, true))
                .with(PREBUILT, () -> new VivaceGraph(shape, Lane.SHARED, true))
                .with(BUILT, () -> new VivaceGraph(shape, Lane.SHARED, false));
    }
}
