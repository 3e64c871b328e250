package dev.vivace.benchmarks.file;

import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.benchmarks.suite.Target;
import dev.vivace.benchmarks.suite.Workload;
import dev.vivace.stream.ReceiverStrategy;
import java.util.List;

/** Reading of CSV, and the one billion row challenge with fewer rows. */
public final class FileWorkloads {

    private static final String FASTCSV = "FastCSV alone";
    private static final String SPRING = "Spring Batch";
    private static final String SERIAL = "Vivace, serial";
    private static final String TWO = "Vivace, two workers";

    private FileWorkloads() {}

    /** What there is. */
    public static List<Workload> workloads() {
        return List.of(csv(), rows("rows", 1_000, 50_000, 500_000, 5_000_000), rows("rows-50m", 1_000, 50_000_000));
    }

    private static Workload csv() {
        return Workload.of(
                        "csv",
                        "CSV of eight columns, all fields read; rows",
                        "ns a row",
                        1_000,
                        10_000,
                        100_000,
                        1_000_000)
                .giving(size -> CsvFile.of(size).right())
                .with(FASTCSV, FastCsvAlone::new)
                .with(SPRING, SpringBatch::new)
                .with("Vivace, reader in a loop", VivaceReader::new)
                .with(SERIAL, () -> new VivaceCsv(ReceiverStrategy.serial()))
                .with(TWO, () -> new VivaceCsv(ReceiverStrategy.parallel(2)))
                .aiming(
                        Target.ratio("at least 90 % of FastCSV alone", SERIAL, FASTCSV, 1 / 0.9),
                        Target.ratio("two workers, no order: at least 1.6 x FastCSV alone", TWO, FASTCSV, 1 / 1.6),
                        Target.ratio("at least 10 x Spring Batch", SERIAL, SPRING, 0.1));
    }

    private static Workload rows(String name, Integer... sizes) {
        return Workload.of(name, "The one billion row challenge, with fewer rows", "ns a row", sizes)
                .giving(size -> Measurements.of(size).right())
                .with("parallel loop over blocks", ParallelLoop::new)
                .with("parallel stream of lines", () -> rival(ParallelLoop::lines))
                .with("Vivace, blocks", () -> rival(VivaceRows::blocks))
                .with("Vivace, lines", () -> rival(VivaceRows::lines));
    }

    private static Rival rival(Rival rival) {
        return rival;
    }
}
