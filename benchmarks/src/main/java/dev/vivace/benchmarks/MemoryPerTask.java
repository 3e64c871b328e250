package dev.vivace.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What does a task weigh that waits? Heap after a collection, with and without the tasks, divided by their number. The
 * array of handles is not counted.
 *
 * <p>Compared: tasks that were prepared, tasks that are queued behind the only permit, tasks that are parked on each lane
 * and as children, and bare virtual threads parked in the same way. Each kind has a JVM of its own. Decided: what waits to
 * start holds no thread, and few frames lie between a thread and the user's code.
 *
 * <p>Arguments: {@code --quick} for a tenth of the tasks.
 */
public final class MemoryPerTask {

    private MemoryPerTask() {}

    /**
     * Measures all kinds; or, with {@code --kind=NAME}, one kind in this JVM.
     *
     * @param args see the class
     * @throws Exception when a JVM cannot be started, or fails
     */
    public static void main(String[] args) throws Exception {
        List<String> options = Arrays.asList(args);
        int count = options.contains("--quick") ? 100_000 : 1_000_000;
        for (String option : options) {
            if (option.startsWith("--kind=")) {
                double bytes = WaitingKind.valueOf(option.substring("--kind=".length()))
                        .bytesEach(count);
                System.out.println("%.1f".formatted(bytes));
                Runtime.getRuntime().halt(0);
            }
        }
        Map<WaitingKind, Double> bytes = new TreeMap<>();
        for (WaitingKind kind : WaitingKind.values()) {
            bytes.put(kind, inOwnJvm(kind, args));
        }
        print(count, bytes);
    }

    private static void print(int count, Map<WaitingKind, Double> bytes) {
        double yardstick = bytes.getOrDefault(WaitingKind.BARE_THREAD_PARKED, Double.NaN);
        Table table = Table.of("%,d waiting, heap".formatted(count), "bytes each", "ratio");
        bytes.forEach((kind, each) -> table.row(
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "%.0f".formatted(each),
                "%.2f".formatted(each / yardstick)));
        table.print();
    }

    private static double inOwnJvm(WaitingKind kind, String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:+UseG1GC",
                "-Xms4g",
                "-Xmx4g",
                "-cp",
                System.getProperty("java.class.path"),
                MemoryPerTask.class.getName(),
                "--kind=" + kind.name()));
        command.addAll(Arrays.asList(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("measuring " + kind + " failed: " + output);
        }
        return Double.parseDouble(output.strip());
    }
}
