package dev.vivace.benchmarks.run;

import com.sun.management.OperatingSystemMXBean;
import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.benchmarks.suite.Workload;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** JMH's view of the suite: one rival at one workload, in a JVM of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Bout {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** The workload's name. */
    @Param("spawn")
    public String workload = "";

    /** The rival's name. */
    @Param("bare virtual thread")
    public String rival = "";

    /** How much work. */
    @Param("1000")
    public int size;

    // Both are set by the setup, before the thread that measures begins.
    private Workload work = Workload.of("none", "none", "none", 1);
    private Rival contender = ignored -> 0;

    /** Finds the two. */
    @Setup
    public void find() {
        work = Workloads.find(workload);
        contender = work.rival(rival);
    }

    /**
     * Makes ready for one run.
     *
     * @throws Exception when that fails
     */
    @Setup(Level.Invocation)
    public void prepare() throws Exception {
        contender.prepare(size);
    }

    /** Lets go of what the rival holds. */
    @TearDown
    public void close() {
        contender.close();
    }

    /** What one iteration took of the processors, in the whole JVM, its collector and compiler included. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Processors {

        /** Nanoseconds. */
        public long cpuNanos;

        /** How many runs that was for. */
        public long runs;
    }

    /**
     * One run.
     *
     * @param used counts
     * @return what it gave
     * @throws Exception when it fails
     */
    @Benchmark
    public long run(Processors used) throws Exception {
        long before = SYSTEM.getProcessCpuTime();
        long result = work.checked(rival, size, contender.run(size));
        used.cpuNanos += SYSTEM.getProcessCpuTime() - before;
        used.runs++;
        return result;
    }
}
