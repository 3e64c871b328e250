package dev.vivace.benchmarks.storm;

import dev.vivace.benchmarks.suite.Target;
import dev.vivace.benchmarks.suite.Workload;
import dev.vivace.lifecycle.CancellationLevel;
import java.util.List;

/** Storms of cancellations and of deadlines. */
public final class Storms {

    private static final String TIMER = "ScheduledThreadPoolExecutor";
    private static final String FUTURE = "CompletableFuture, orTimeout";
    private static final String ALARM = "Vivace alarm";
    private static final String KILL = "Vivace, kill";
    private static final String GRACEFUL = "Vivace, graceful";
    private static final int CANCEL_NANOS = 1_000;
    private static final int ARM_NANOS = 60;

    private Storms() {}

    /** What there is. */
    public static List<Workload> workloads() {
        return List.of(cancel(), arm(), fire());
    }

    private static Workload cancel() {
        return Workload.of(
                        "cancel-storm",
                        "Stop a tree of tasks that wait, until all have settled",
                        "ns a task",
                        200,
                        1_000,
                        10_000,
                        100_000)
                .with("bare virtual thread", ThreadTree::new)
                .with("Kotlin Job", CoroutineTree::new)
                .with(KILL, () -> new VivaceTree(CancellationLevel.KILL))
                .with(GRACEFUL, () -> new VivaceTree(CancellationLevel.GRACEFUL))
                .aiming(
                        Target.value("at most 1 microsecond a task", KILL, CANCEL_NANOS),
                        Target.value("at most 1 microsecond a task", GRACEFUL, CANCEL_NANOS));
    }

    private static Workload arm() {
        return Workload.of(
                        "deadlines-armed",
                        "Arm deadlines, all at the same time, and disarm them; none fires",
                        "ns a deadline",
                        1_000,
                        10_000,
                        100_000,
                        1_000_000)
                .with(TIMER, () -> new ArmAndDisarm(new Armers.Timer()))
                .with(FUTURE, () -> new ArmAndDisarm(new Armers.Future()))
                .with(ALARM, () -> new ArmAndDisarm(new Armers.Alarm()))
                .aiming(Target.value("at most 60 ns to arm and disarm", ALARM, ARM_NANOS));
    }

    private static Workload fire() {
        return Workload.of(
                        "deadlines-fire",
                        "Deadlines that all fire at one moment, from that moment until the last has done its work",
                        "ns a deadline",
                        1_000,
                        100_000)
                .measuredByItself()
                .with(TIMER, () -> new AllFire(new Armers.Timer()))
                .with(FUTURE, () -> new AllFire(new Armers.Future()))
                .with(ALARM, () -> new AllFire(new Armers.Alarm()))
                .with("Vivace tasks with timeouts", () -> new AllFire(new TaskArmer()));
    }
}
