package dev.vivace.benchmarks.run;

import dev.vivace.benchmarks.suite.Cannot;
import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.benchmarks.suite.Workload;
import java.util.List;
import java.util.regex.Pattern;

/** Runs everything once, tiny and in this JVM: are the results right? Says nothing about speed. */
final class Check {

    private final List<Workload> workloads;
    private final Pattern rivals;

    Check(List<Workload> workloads, Pattern rivals) {
        this.workloads = workloads;
        this.rivals = rivals;
    }

    /** The number of rivals that failed, at most 1. */
    int run() {
        int failed = 0;
        for (Workload workload : workloads) {
            for (String rival : workload.rivals().keySet()) {
                if (rivals.matcher(rival).find()) {
                    failed += look(workload, rival);
                }
            }
        }
        System.out.println(failed == 0 ? "all results are right" : failed + " failed");
        return Math.min(1, failed);
    }

    private static int look(Workload workload, String name) {
        System.out.printf("%-22s %-36s ", workload.name(), name);
        if (workload.rivals().get(name) instanceof Cannot cannot) {
            System.out.println("cannot: " + cannot.reason());
            return 0;
        }
        long begin = System.nanoTime();
        try {
            once(workload, name);
            System.out.printf("right, %,d ms%n", (System.nanoTime() - begin) / 1_000_000);
            return 0;
        } catch (Exception | LinkageError e) {
            System.out.println(e);
            e.printStackTrace();
            return 1;
        }
    }

    static void once(Workload workload, String name) throws Exception {
        int size = workload.tiny();
        Rival rival = workload.rival(name);
        rival.prepare(size);
        workload.checked(name, size, rival.run(size));
        if (workload.gauged() && !(rival.measured().orElseThrow() >= 0)) {
            throw new IllegalStateException("measured " + rival.measured());
        }
        rival.close();
    }
}
