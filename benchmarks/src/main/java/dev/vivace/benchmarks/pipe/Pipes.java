package dev.vivace.benchmarks.pipe;

import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.benchmarks.suite.Target;
import dev.vivace.benchmarks.suite.Workload;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.SenderStrategy;
import java.util.List;
import java.util.function.Supplier;

/** Pipelines with a hop and some stages, pipelines of each strategy, and maps in order. */
public final class Pipes {

    private static final Integer[] SIZES = {5_000, 100_000, 1_000_000, 10_000_000};
    private static final int BATCH = 512;
    private static final String VIVACE = "Vivace";
    private static final String REACTOR = "Reactor publishOn";
    private static final String RXJAVA = "RxJava observeOn";
    private static final String KOTLIN = "Kotlin flow";
    private static final String JOX = "Jox Channel";

    private Pipes() {}

    /** What there is. */
    public static List<Workload> workloads() {
        Workload one = stages(1)
                .aiming(
                        Target.value("at least 100 million items a second", VIVACE, 10),
                        Target.ratio("at least 1.4 x RxJava, not fused", VIVACE, RXJAVA, 1 / 1.4),
                        Target.ratio("at least 2 x Reactor", VIVACE, REACTOR, 1 / 2.0),
                        Target.ratio("at least 6 x Kotlin", VIVACE, KOTLIN, 1 / 6.0),
                        Target.ratio("at least 13 x Jox", VIVACE, JOX, 1 / 13.0));
        return List.of(one, stages(2), stages(4), strategies(), ordered());
    }

    private static Workload stages(int stages) {
        return Workload.of(
                        "pipeline-" + stages,
                        "Boxed numbers across a hop, stages after it: " + stages + "; items",
                        "ns an item",
                        SIZES)
                .giving(size -> Items.sum(size, stages))
                .with("ArrayBlockingQueue, batches", () -> new QueueHop(stages, BATCH))
                .with("ArrayBlockingQueue, one by one", () -> new QueueHop(stages, 1))
                .with(REACTOR, () -> new ReactorHop(stages))
                .with(RXJAVA, () -> new RxHop(stages, false))
                .with("RxJava, fused: no hop", () -> new RxHop(stages, true))
                .with(KOTLIN, () -> new KotlinHop(stages))
                .with(JOX, () -> new JoxHop(stages))
                .with("Pekko Streams, async", () -> new PekkoHop(stages))
                .with("SubmissionPublisher", () -> new PublisherHop(stages))
                .with(VIVACE, pipe(stages, SenderStrategy.serial(), ReceiverStrategy.serial()));
    }

    private static Workload strategies() {
        return Workload.of(
                        "pipeline-strategies",
                        "Boxed numbers across a hop, one stage, by strategy of sender and receiver; items",
                        "ns an item",
                        5_000,
                        10_000,
                        100_000,
                        1_000_000)
                .giving(size -> Items.sum(size, 1))
                .with("ArrayBlockingQueue, batches", () -> new QueueHop(1, BATCH))
                .with("Vivace, serial to serial", pipe(1, SenderStrategy.serial(), ReceiverStrategy.serial()))
                .with("Vivace, serial to parallel(2)", pipe(1, SenderStrategy.serial(), ReceiverStrategy.parallel(2)))
                .with("Vivace, serial to batched", pipe(1, SenderStrategy.serial(), ReceiverStrategy.batched()))
                .with("Vivace, serial to adaptive", pipe(1, SenderStrategy.serial(), ReceiverStrategy.adaptive()))
                .with("Vivace, parallel(2) to serial", pipe(1, SenderStrategy.parallel(2), ReceiverStrategy.serial()))
                .with("Vivace, batched to serial", pipe(1, SenderStrategy.batched(), ReceiverStrategy.serial()))
                .with("Vivace, adaptive to serial", pipe(1, SenderStrategy.adaptive(), ReceiverStrategy.serial()));
    }

    private static Supplier<Rival> pipe(int stages, SenderStrategy sender, ReceiverStrategy receiver) {
        return () -> new VivacePipe(stages, sender, receiver);
    }

    private static Workload ordered() {
        return Workload.of(
                        "ordered-map",
                        "Map by as many workers as there are processors, some microseconds each, results in order;"
                                + " items",
                        "ns an item",
                        500,
                        1_000,
                        10_000,
                        100_000)
                .with("parallel stream", ordered(OrderedRivals::stream))
                .with("Gatherers.mapConcurrent", ordered(OrderedRivals::gatherer))
                .with("Reactor flatMapSequential", ordered(OrderedRivals::reactor))
                .with("RxJava concatMapEager", ordered(OrderedRivals::rxJava))
                .with("Pekko Streams mapAsync", OrderedRivals.Pekko::new)
                .with(VIVACE, ordered(OrderedRivals::vivace));
    }

    private static Supplier<Rival> ordered(Ordered rival) {
        return () -> rival;
    }
}
