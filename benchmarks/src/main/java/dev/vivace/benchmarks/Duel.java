package dev.vivace.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the contenders of {@link SpawnAndJoin} and {@link SpawnAndJoinParking} against each other in one JVM, one turn
 * each, many rounds.
 *
 * <p>Compared: elapsed time, and the processor time of the whole JVM, collector and compiler included, which says what a
 * task costs when other programs want the processors too. Of elapsed time the table has medians, with ratios taken within
 * a round; of processor time, which the system counts in coarse steps, it has means.
 * {@link SpawnTable} gives each contender a JVM of its own instead, which is fairer on a quiet machine and says nothing
 * on a loaded one.
 *
 * <p>Arguments: {@code --quick} for fewer rounds.
 */
public final class Duel {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Map<String, Contender> contenders = new LinkedHashMap<>();
    private final Map<String, List<Turn>> turns = new LinkedHashMap<>();

    /** One that starts and joins its hundred thousand. */
    private interface Contender {
        void run() throws Exception;
    }

    /** What one turn cost, per task. */
    private record Turn(double nanos, double cpuNanos) {}

    private Duel() {}

    /**
     * Runs.
     *
     * @param args see the class
     * @throws Exception when a contender fails
     */
    public static void main(String[] args) throws Exception {
        int rounds = Arrays.asList(args).contains("--quick") ? 11 : 51;
        trivial(rounds);
        parking(rounds);
    }

    private static void trivial(int rounds) throws Exception {
        SpawnAndJoin bench = new SpawnAndJoin();
        Duel duel = new Duel();
        duel.contenders.put("bare thread", bench::bareThread);
        duel.contenders.put("bare thread, from inside one", bench::bareThreadInside);
        duel.contenders.put("virtual-thread executor", bench::executor);
        duel.contenders.put("CompletableFuture, common pool", bench::completableFuture);
        duel.contenders.put("vivace FRESH", bench::vivaceFresh);
        duel.contenders.put("vivace FRESH, from inside a task", bench::vivaceFreshInside);
        duel.contenders.put("vivace SHARED", bench::vivaceShared);
        duel.contenders.put("vivace SHARED, from inside a task", bench::vivaceSharedInside);
        duel.fight(rounds, "100,000 trivial tasks, started and joined, in turns");
        bench.close();
    }

    private static void parking(int rounds) throws Exception {
        SpawnAndJoinParking bench = new SpawnAndJoinParking();
        Duel duel = new Duel();
        duel.contenders.put("bare thread", bench::bareThread);
        duel.contenders.put("virtual-thread executor", bench::executor);
        duel.contenders.put("vivace FRESH", bench::vivaceFresh);
        duel.contenders.put("vivace FRESH, from inside a task", bench::vivaceFreshInside);
        duel.contenders.put("vivace SHARED", bench::vivaceShared);
        duel.fight(rounds, "100,000 tasks that park once, in turns");
        bench.close();
    }

    private void fight(int rounds, String title) throws Exception {
        round(rounds / 4 + 3);
        turns.clear();
        round(rounds);
        List<Turn> yardstick = turns.values().iterator().next();
        Table table = Table.of(title, "ns each", "ratio", "CPU ns each", "ratio");
        turns.forEach((name, mine) -> table.row(
                name,
                "%.0f".formatted(Samples.median(mine.stream().map(Turn::nanos).toList())),
                "%.2f".formatted(Samples.median(ratios(mine, yardstick))),
                "%.0f".formatted(meanCpu(mine)),
                "%.2f".formatted(meanCpu(mine) / meanCpu(yardstick))));
        table.print();
    }

    private void round(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Contender> contender : contenders.entrySet()) {
                turns.computeIfAbsent(contender.getKey(), ignored -> new ArrayList<>())
                        .add(turn(contender.getValue()));
            }
        }
    }

    private static Turn turn(Contender contender) throws Exception {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        contender.run();
        double nanos = System.nanoTime() - start;
        double cpuNanos = SYSTEM.getProcessCpuTime() - cpu;
        return new Turn(nanos / SpawnAndJoin.TASKS, cpuNanos / SpawnAndJoin.TASKS);
    }

    private static List<Double> ratios(List<Turn> mine, List<Turn> yardstick) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < mine.size(); round++) {
            ratios.add(mine.get(round).nanos / yardstick.get(round).nanos);
        }
        return ratios;
    }

    private static double meanCpu(List<Turn> turns) {
        return turns.stream().mapToDouble(Turn::cpuNanos).average().orElse(Double.NaN);
    }
}
