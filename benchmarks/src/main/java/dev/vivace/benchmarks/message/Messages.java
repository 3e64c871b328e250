package dev.vivace.benchmarks.message;

import dev.vivace.Lane;
import dev.vivace.benchmarks.suite.Workload;
import java.util.List;

/** Messages from a child to its parent. */
public final class Messages {

    private Messages() {}

    /** What there is. */
    public static List<Workload> workloads() {
        return List.of(Workload.of(
                        "messages",
                        "Messages from a child to its parent",
                        "ns a message",
                        3_000,
                        10_000,
                        100_000,
                        1_000_000)
                .with("ArrayBlockingQueue", () -> new OneWay(new ThreadLine(Wires::queue)))
                .with("Jox Channel", () -> new OneWay(new ThreadLine(Wires::jox)))
                .with("Vivace FRESH", () -> new OneWay(new VivaceLine(Lane.FRESH)))
                .with("Vivace SHARED", () -> new OneWay(new VivaceLine(Lane.SHARED))));
    }
}
