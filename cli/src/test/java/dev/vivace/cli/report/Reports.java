package dev.vivace.cli.report;

import dev.vivace.cli.classfile.Totals;
import dev.vivace.cli.report.Comparison.Row;
import dev.vivace.cli.report.ModuleReport.Described;
import dev.vivace.cli.report.ModuleReport.PackageReport;
import dev.vivace.cli.report.Report.CallCount;
import dev.vivace.cli.report.Report.Failure;
import dev.vivace.cli.report.Report.PhaseTime;
import dev.vivace.cli.report.Report.Settings;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.metric.Provenance;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports for tests. */
final class Reports {

    static final Totals TOTALS = new Totals(77, 144_474, 249, 1_290, 7_617, 4_038, 653, 33);

    private Reports() {}

    static Report complete() {
        return of(
                Outcome.COMPLETE, new Comparison(true, List.of(new Row("class files", 77, 77))), List.of(), List.of());
    }

    static Report different() {
        return of(
                Outcome.DIFFERENT,
                new Comparison(false, List.of(new Row("class files", 77, 78))),
                List.of(),
                List.of());
    }

    static Report failed() {
        return of(
                Outcome.FAILED,
                null,
                List.of(new Failure("jdk/map/java.sql/java.sql", "failed: no such file")),
                List.of("jdk/map/check"));
    }

    static Report interrupted() {
        return of(Outcome.INTERRUPTED, null, List.of(), List.of("jdk/map/java.sql/javax.sql", "jdk/map/check"));
    }

    private static Report of(
            Outcome outcome, @Nullable Comparison check, List<Failure> failures, List<String> unfinished) {
        return new Report(
                outcome,
                "1.2.3",
                new JdkInfo("25", "Somebody", "VM", "OS", 2),
                new Settings(1, 2, 25),
                TOTALS,
                check,
                List.of(new PhaseTime("map", 1.5), new PhaseTime("check", check == null ? null : 0.25)),
                List.of(module(!unfinished.isEmpty())),
                List.of(new CallCount("java.lang.Integer.valueOf(int)", 39)),
                new DeprecatedUse(10, 6, 2, List.of(new DeprecatedUse.Use("java.sql.Date.<init>(int)", 2, true))),
                new CatalogueReport(1, 0, 1, 2, List.of("deadline: 1 minute")),
                List.of(new TaskStats("packages", Map.of(TaskStatus.COMPLETED, 2L), 0.0005, 0.05, 1.0)),
                new Cost(64_000_000, Provenance.MEASURED, 2_300_000, Provenance.MEASURED),
                unfinished,
                failures,
                List.of());
    }

    private static ModuleReport module(boolean unfinished) {
        return new ModuleReport(
                "java.sql",
                "NORMAL",
                "COMPLETED",
                TOTALS,
                new Described("FALLBACK", 3, 0, 0),
                List.of(new PackageReport("java.sql", 0.25, TOTALS)),
                unfinished ? List.of("javax.sql") : List.of());
    }
}
