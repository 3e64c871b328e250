package dev.vivace.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link SpawnAndJoin} and {@link SpawnAndJoinParking} and prints each contender relative to the bare thread.
 *
 * <p>On a noisy machine contenders that run minutes apart cannot be compared. So it goes in rounds: in each, every
 * contender has one fork, one right after the other; a ratio is taken within a round, and the table has the medians.
 *
 * <p>Arguments: {@code --quick} for one short round, {@code --rounds=n}.
 */
public final class SpawnTable {

    private static final String YARDSTICK = "bareThread";

    // JMH still uses Unsafe, and newer JDKs warn about that in every fork.
    private static final String QUIET = "--sun-misc-unsafe-memory-access=allow";

    private final boolean quick;
    private final int rounds;

    private SpawnTable(boolean quick, int rounds) {
        this.quick = quick;
        this.rounds = rounds;
    }

    /**
     * Runs.
     *
     * @param args see the class
     * @throws RunnerException when JMH fails
     */
    public static void main(String[] args) throws RunnerException {
        List<String> options = Arrays.asList(args);
        boolean quick = options.contains("--quick");
        int rounds = options.stream()
                .filter(option -> option.startsWith("--rounds="))
                .mapToInt(option -> Integer.parseInt(option.substring("--rounds=".length())))
                .findFirst()
                .orElse(quick ? 1 : 5);
        SpawnTable table = new SpawnTable(quick, rounds);
        table.print(SpawnAndJoin.class, "100,000 trivial tasks, started and joined");
        table.print(SpawnAndJoinParking.class, "100,000 tasks that park once");
    }

    private void print(Class<?> benchmark, String title) throws RunnerException {
        Map<String, List<Double>> nanos = new LinkedHashMap<>();
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            Map<String, Double> scores = round(benchmark);
            double yardstick = scores.getOrDefault(YARDSTICK, Double.NaN);
            scores.forEach((name, score) -> {
                nanos.computeIfAbsent(name, ignored -> new ArrayList<>()).add(score);
                ratios.computeIfAbsent(name, ignored -> new ArrayList<>()).add(score / yardstick);
            });
        }
        Table table = Table.of(title, "ns each", "ratio", "lowest", "highest");
        nanos.forEach((name, scores) -> {
            List<Double> relative = ratios.getOrDefault(name, List.of());
            table.row(
                    name,
                    "%.0f".formatted(Samples.median(scores)),
                    "%.2f".formatted(Samples.median(relative)),
                    "%.2f".formatted(relative.stream().min(Double::compare).orElse(Double.NaN)),
                    "%.2f".formatted(relative.stream().max(Double::compare).orElse(Double.NaN)));
        });
        table.print();
    }

    private Map<String, Double> round(Class<?> benchmark) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend(QUIET)
                .forks(1);
        if (quick) {
            options.warmupIterations(3)
                    .measurementIterations(2)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementTime(TimeValue.milliseconds(500));
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        for (RunResult result : new Runner(options.build()).run()) {
            scores.put(
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getScore());
        }
        return scores;
    }
}
