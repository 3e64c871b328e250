package dev.vivace.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the contenders of {@link AcrossAHop} and {@link CsvIngest} against each other in one JVM, one turn each, many rounds: fair on a machine
 * that has other work too, and hard on all, as each makes the code that they share slower for the others.
 *
 * <p>Arguments: {@code --quick} for fewer rounds; {@code --only=vivace} for those whose names begin so, to look at with a profiler.
 */
public final class PipelineDuel {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Map<String, Contender> contenders = new LinkedHashMap<>();
    private final Map<String, List<Turn>> turns = new LinkedHashMap<>();

    /** One that moves all its items, and checks what came out. */
    private interface Contender {
        void run() throws Exception;
    }

    /** What one turn brought: million items a second, and processor time of the whole JVM for each. */
    private record Turn(double rate, double cpuNanos) {}

    private PipelineDuel() {}

    /**
     * Runs.
     *
     * @param args see the class
     * @throws Exception when a contender fails
     */
    public static void main(String[] args) throws Exception {
        int rounds = Arrays.asList(args).contains("--quick") ? 5 : 15;
        hop().fight(args, rounds, HopWork.ITEMS, "10,000,000 boxed longs across a hop, in turns");
        CsvIngest files = new CsvIngest();
        files.write();
        csv(files).fight(args, rounds, CsvIngest.ROWS, "1,000,000 rows of CSV with 8 columns, all read, in turns");
        files.delete();
    }

    private static PipelineDuel hop() {
        AcrossAHop bench = new AcrossAHop();
        PipelineDuel duel = new PipelineDuel();
        duel.contenders.put("vivace", bench::vivace);
        duel.contenders.put("reactor publishOn", bench::reactorPublishOn);
        duel.contenders.put("rxjava fused (no hop)", bench::rxJavaFused);
        duel.contenders.put("rxjava observeOn", bench::rxJavaObserveOn);
        duel.contenders.put("kotlin flow", bench::kotlinFlow);
        duel.contenders.put("jox channel", bench::joxChannel);
        duel.contenders.put("SubmissionPublisher", bench::submissionPublisher);
        duel.contenders.put("queue, one by one", bench::queueOneByOne);
        duel.contenders.put("queue, batches of 512", bench::queueInBatches);
        return duel;
    }

    private static PipelineDuel csv(CsvIngest bench) {
        PipelineDuel duel = new PipelineDuel();
        duel.contenders.put("csv: FastCSV alone", bench::fastCsv);
        duel.contenders.put("csv: vivace's reader alone", bench::vivaceReader);
        duel.contenders.put("csv: vivace, serial", bench::vivaceSerial);
        duel.contenders.put("csv: vivace, two workers", bench::vivaceTwoWorkers);
        return duel;
    }

    private void fight(String[] args, int rounds, int items, String title) throws Exception {
        for (String argument : args) {
            if (argument.startsWith("--only=")) {
                contenders.keySet().removeIf(name -> !name.startsWith(argument.substring("--only=".length())));
            }
        }
        if (contenders.isEmpty()) {
            return;
        }
        round(rounds / 3 + 2, items);
        turns.clear();
        round(rounds, items);
        List<Turn> yardstick = turns.values().iterator().next();
        Table table = Table.of(title, "million/s", "best", "ratio", "CPU ns each");
        turns.forEach((name, mine) -> table.row(
                name,
                "%.2f".formatted(Samples.median(mine.stream().map(Turn::rate).toList())),
                "%.2f".formatted(mine.stream().mapToDouble(Turn::rate).max().orElse(0)),
                "%.2f".formatted(Samples.median(ratios(mine, yardstick))),
                "%.1f"
                        .formatted(
                                Samples.median(mine.stream().map(Turn::cpuNanos).toList()))));
        table.print();
    }

    private static List<Double> ratios(List<Turn> mine, List<Turn> yardstick) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < mine.size(); round++) {
            ratios.add(mine.get(round).rate / yardstick.get(round).rate);
        }
        return ratios;
    }

    private void round(int rounds, int items) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Contender> contender : contenders.entrySet()) {
                turns.computeIfAbsent(contender.getKey(), ignored -> new ArrayList<>())
                        .add(turn(contender.getValue(), items));
            }
        }
    }

    private static Turn turn(Contender contender, int items) throws Exception {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        contender.run();
        double nanos = System.nanoTime() - start;
        double cpuNanos = SYSTEM.getProcessCpuTime() - cpu;
        return new Turn(items * 1e3 / nanos, cpuNanos / items);
    }
}
