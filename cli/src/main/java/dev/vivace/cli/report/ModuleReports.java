package dev.vivace.cli.report;

import dev.vivace.cli.classfile.Findings;
import dev.vivace.cli.classfile.ModuleFiles;
import dev.vivace.cli.classfile.PackageFiles;
import dev.vivace.cli.classfile.Totals;
import dev.vivace.cli.demo.Description;
import dev.vivace.cli.demo.Logbook;
import dev.vivace.cli.demo.Noted;
import dev.vivace.cli.report.ModuleReport.Described;
import dev.vivace.cli.report.ModuleReport.PackageReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of each module how far it was mapped. */
final class ModuleReports {

    private final Map<PackageFiles, Noted<PackageFiles, Findings>> packages = new HashMap<>();
    private final Map<String, Noted<String, Description>> descriptions = new HashMap<>();

    private ModuleReports(Logbook logbook) {
        logbook.packages().forEach(noted -> packages.put(noted.about(), noted));
        logbook.descriptions().forEach(noted -> descriptions.put(noted.about(), noted));
    }

    static List<ModuleReport> of(Logbook logbook) {
        ModuleReports reports = new ModuleReports(logbook);
        return logbook.modules().stream().map(reports::report).toList();
    }

    private ModuleReport report(Noted<ModuleFiles, ?> module) {
        List<PackageReport> parsed = new ArrayList<>();
        List<String> unfinished = new ArrayList<>();
        for (PackageFiles part : module.about().packages()) {
            report(part).ifPresentOrElse(parsed::add, () -> unfinished.add(part.name()));
        }
        return new ModuleReport(
                module.about().name(),
                module.task().priority().toString(),
                module.task().status().name(),
                parsed.stream().map(PackageReport::totals).reduce(Totals.NONE, Totals::plus),
                description(module.about().name()),
                parsed,
                unfinished);
    }

    private Optional<PackageReport> report(PackageFiles part) {
        return Optional.ofNullable(packages.get(part))
                .flatMap(noted -> noted.value()
                        .map(found -> new PackageReport(
                                part.name(),
                                Times.inSeconds(Times.of(noted.task()).orElse(Duration.ZERO)),
                                found.totals())));
    }

    private @Nullable Described description(String module) {
        return Optional.ofNullable(descriptions.get(module))
                .flatMap(noted -> noted.value()
                        .map(description -> new Described(
                                description.source().name(),
                                noted.task().attempt(),
                                description.exports(),
                                description.requires())))
                .orElse(null);
    }
}
