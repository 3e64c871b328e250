package dev.vivace.benchmarks.meter;

import dev.vivace.benchmarks.suite.Target;
import dev.vivace.benchmarks.suite.Workload;
import dev.vivace.metric.Metering;
import java.util.List;

/** Each metering, for tasks that do nothing and for slices: what a virtual thread runs between two waits. */
public final class Meterings {

    private static final String NONE = "Vivace, no word of metering";
    private static final String OFF = "Vivace OFF";
    private static final String SAMPLED = "Vivace SAMPLED";
    private static final String EXACT = "Vivace EXACT";

    private Meterings() {}

    /** What there is. */
    public static List<Workload> workloads() {
        return List.of(
                Workload.of(
                                "metering-task",
                                "Spawn and join tasks that do nothing, with each metering",
                                "ns a task",
                                1_000,
                                1_000,
                                10_000,
                                100_000)
                        .with(NONE, () -> new Metered(Metered::tasks))
                        .with(OFF, () -> new Metered(Metering.OFF, Metered::tasks))
                        .with(SAMPLED, () -> new Metered(Metering.SAMPLED, Metered::tasks))
                        .with(EXACT, () -> new Metered(Metering.EXACT, Metered::tasks))
                        .aiming(Target.ratio("off: nothing measurable", OFF, NONE, 1.05)),
                Workload.of(
                                "metering-slice",
                                "Slices of a hundred tasks that yield, with each metering",
                                "ns a slice",
                                1_000,
                                1_000,
                                10_000,
                                100_000)
                        .with(NONE, () -> new Metered(Metered::slices))
                        .with(OFF, () -> new Metered(Metering.OFF, Metered::slices))
                        .with(SAMPLED, () -> new Metered(Metering.SAMPLED, Metered::slices))
                        .with(EXACT, () -> new Metered(Metering.EXACT, Metered::slices))
                        .aiming(Target.ratio("off: nothing measurable", OFF, NONE, 1.05)));
    }
}
