package dev.vivace.benchmarks.run;

import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.benchmarks.suite.Workload;

/** The program of a JVM in which one rival measures by itself. Prints the figure. */
public final class Probe {

    private Probe() {}

    /**
     * Runs.
     *
     * @param args the names of workload and rival, and the size
     * @throws Exception when the rival fails
     */
    public static void main(String[] args) throws Exception {
        Workload workload = Workloads.find(args[0]);
        int size = Integer.parseInt(args[2]);
        Rival rival = workload.rival(args[1]);
        rival.prepare(size);
        workload.checked(args[1], size, rival.run(size));
        System.out.println(rival.measured().orElseThrow());
        // Threads that are parked for ever would keep the JVM alive.
        System.out.flush();
        java.lang.Runtime.getRuntime().halt(0);
    }
}
