package dev.vivace.benchmarks.run;

import dev.vivace.benchmarks.file.FileWorkloads;
import dev.vivace.benchmarks.fork.ForkJoin;
import dev.vivace.benchmarks.graph.Graphs;
import dev.vivace.benchmarks.message.Messages;
import dev.vivace.benchmarks.meter.Meterings;
import dev.vivace.benchmarks.pipe.Pipes;
import dev.vivace.benchmarks.spawn.Spawn;
import dev.vivace.benchmarks.start.ColdStart;
import dev.vivace.benchmarks.storm.Storms;
import dev.vivace.benchmarks.suite.MoreRivals;
import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.benchmarks.suite.Workload;
import dev.vivace.benchmarks.waiting.Waiting;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All that there is to run. */
final class Workloads {

    /** Takes an hour by itself: only in the full mode, or when it is asked for. */
    private static final Set<String> LONG = Set.of("rows-50m");

    private Workloads() {}

    static boolean isLong(Workload workload) {
        return LONG.contains(workload.name());
    }

    /** In the order of the page. */
    static List<Workload> all() {
        return Stream.of(
                        Spawn.workloads(),
                        ForkJoin.workloads(),
                        Waiting.workloads(),
                        Storms.workloads(),
                        Messages.workloads(),
                        Meterings.workloads(),
                        Pipes.workloads(),
                        Graphs.workloads(),
                        FileWorkloads.workloads(),
                        ColdStart.workloads())
                .flatMap(List::stream)
                .map(Workloads::withMore)
                .toList();
    }

    static Workload find(String name) {
        return all().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload is called \"" + name + "\""));
    }

    private static Workload withMore(Workload workload) {
        Workload more = workload;
        for (MoreRivals source : ServiceLoader.load(MoreRivals.class)) {
            for (Map.Entry<String, Supplier<Rival>> rival :
                    source.of(workload.name()).entrySet()) {
                more = more.with(rival.getKey(), rival.getValue());
            }
        }
        return more;
    }
}
