package dev.vivace.benchmarks.run;

import dev.vivace.benchmarks.suite.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures one rival once, in a JVM of its own. */
final class Ring {

    /** Of each JVM that measures. The first leaves the code of preview features in; JMH still uses Unsafe, of which newer JDKs warn. */
    static final List<String> JVM_ARGS = List.of(
            "--enable-preview",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.lang=ALL-UNNAMED", // exact metering needs it
            "-XX:+UseG1GC",
            "-Xms2g",
            "-Xmx4g");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Mode mode;

    Ring(Mode mode) {
        this.mode = mode;
    }

    /**
     * What was taken of one item, once for each iteration.
     *
     * @param figures in the workload's unit
     * @param cpu processor time in nanoseconds; none where the rival measured by itself
     */
    record Taken(List<Double> figures, List<Double> cpu) {}

    /** The figures of one item, in the workload's unit. */
    Taken measure(Workload workload, String rival, int size) throws RunnerException, IOException, InterruptedException {
        return workload.gauged() ? gauge(workload, rival, size) : time(workload, rival, size);
    }

    private Taken time(Workload workload, String rival, int size) throws RunnerException {
        TimeValue each = TimeValue.milliseconds(mode.each.toMillis());
        var options = new OptionsBuilder()
                .include("^" + Bout.class.getName().replace(".", "\\.") + "\\.run$")
                .param("workload", workload.name())
                .param("rival", rival)
                .param("size", Integer.toString(size))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgs(JVM_ARGS.toArray(String[]::new))
                .timeout(TimeValue.seconds(PATIENCE.toSeconds()))
                .forks(1)
                .warmupIterations(mode.warmUps)
                .warmupTime(each)
                .measurementIterations(mode.iterations)
                .measurementTime(each)
                .build();
        double items = workload.items().applyAsLong(size);
        List<Double> figures = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (RunResult result : new Runner(options).run()) {
            result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .forEach(iteration -> {
                        figures.add(iteration.getPrimaryResult().getScore() / items);
                        cpu.add(counted(iteration, "cpuNanos") / counted(iteration, "runs") / items);
                    });
        }
        return new Taken(figures, cpu);
    }

    private Taken gauge(Workload workload, String rival, int size) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(JVM_ARGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
        command.addAll(List.of(workload.name(), rival, Integer.toString(size)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException("took longer than " + PATIENCE);
        }
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new IOException("ended with exit code " + process.exitValue());
        }
        return new Taken(List.of(Double.parseDouble(printed.trim())), List.of());
    }

    private static double counted(IterationResult iteration, String counter) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(counter))
                .getScore();
    }

    private static String java() {
        return java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java")
                .toString();
    }
}
