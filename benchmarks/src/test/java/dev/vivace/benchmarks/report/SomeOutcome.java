package dev.vivace.benchmarks.report;

import java.util.List;

/** An outcome that nobody measured. */
public final class SomeOutcome {

    private SomeOutcome() {}

    public static Machine machine() {
        return new Machine("a processor", 2, 8, "a system", "a JDK", List.of("-Xmx1g"));
    }

    public static Outcome of(String workload) {
        return new Outcome(
                workload,
                "Some work",
                "ns a task",
                100,
                100,
                List.of(
                        new Figure(
                                "bare",
                                List.of(List.of(100.0, 120.0), List.of(90.0)),
                                List.of(List.of(200.0), List.of(180.0)),
                                ""),
                        new Figure(
                                "Vivace",
                                List.of(List.of(50.0, 60.0), List.of(45.0)),
                                List.of(List.of(50.0), List.of(45.0)),
                                ""),
                        new Figure("broken", List.of(), List.of(), "it | broke")),
                List.of(new Growth("Vivace", List.of(new Growth.Point(10, 100), new Growth.Point(100, 10_000)), false)),
                List.of(
                        new Outcome.Aim("at most half", "Vivace", "bare", 0.5),
                        new Outcome.Aim("at most 70 ns", "Vivace", "", 70),
                        new Outcome.Aim("of one that broke", "broken", "", 1)),
                new Taking("quick", "2026-01-01T00:00:00Z", "abc", 1.5, 0.25));
    }
}
