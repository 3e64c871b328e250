package dev.vivace.benchmarks.run;

import dev.vivace.benchmarks.report.Machine;
import dev.vivace.benchmarks.report.Outcome;
import dev.vivace.benchmarks.report.Results;
import dev.vivace.benchmarks.suite.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All workloads, one after the other. After each, what there is so far is written down: a run may be broken off. */
final class Season {

    private final Tournament tournament;

    Season(Mode mode, Predicate<String> rivals) {
        this.tournament = new Tournament(mode, rivals);
    }

    void play(Machine machine, List<Workload> workloads, @Nullable Results before, Consumer<Results> sink)
            throws InterruptedException {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        if (before != null) {
            before.outcomes().forEach(outcome -> outcomes.put(outcome.workload(), outcome));
        }
        int done = 0;
        for (Workload workload : workloads) {
            System.err.printf("[%d of %d] %s%n", ++done, workloads.size(), workload.title());
            outcomes.put(workload.name(), tournament.play(workload));
            sink.accept(new Results(machine, ordered(outcomes)));
        }
    }

    private static List<Outcome> ordered(Map<String, Outcome> outcomes) {
        List<Outcome> ordered = new ArrayList<>();
        for (Workload workload : Workloads.all()) {
            Outcome outcome = outcomes.get(workload.name());
            if (outcome != null) {
                ordered.add(outcome);
            }
        }
        return ordered;
    }
}
