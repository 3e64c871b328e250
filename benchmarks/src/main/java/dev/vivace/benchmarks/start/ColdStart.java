package dev.vivace.benchmarks.start;

import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.benchmarks.suite.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Starts whole processes, one after the other, and takes the time from start to end: the median of them. */
public final class ColdStart implements Rival {

    private static final double NANOS_OF_MILLI = 1e6;

    private final String who;

    // Written and read by the thread that measures.
    private double millis;

    private ColdStart(String who) {
        this.who = who;
    }

    /** What there is. */
    public static List<Workload> workloads() {
        return List.of(
                Workload.of("cold-start", "A process that runs one task and ends; processes", "ms a process", 1, 9)
                        .measuredByItself()
                        .with("no task at all", () -> new ColdStart("nothing"))
                        .with("virtual thread", () -> new ColdStart("thread"))
                        .with("CompletableFuture", () -> new ColdStart("future"))
                        .with("Kotlin coroutine", () -> new ColdStart("kotlin"))
                        .with("Reactor Mono", () -> new ColdStart("reactor"))
                        .with("RxJava Single", () -> new ColdStart("rxjava"))
                        .with("Failsafe", () -> new ColdStart("failsafe"))
                        .with("Pekko Streams", () -> new ColdStart("pekko"))
                        .with("Vivace", () -> new ColdStart("vivace")));
    }

    @Override
    public long run(int size) throws Exception {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(once());
        }
        millis = all.stream().sorted().toList().get(size / 2);
        return size;
    }

    private double once() throws Exception {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        First.class.getName(),
                        who)
                .inheritIO()
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException("ended with exit code " + code);
        }
        return (System.nanoTime() - begin) / NANOS_OF_MILLI;
    }

    @Override
    public OptionalDouble measured() {
        return OptionalDouble.of(millis);
    }
}
