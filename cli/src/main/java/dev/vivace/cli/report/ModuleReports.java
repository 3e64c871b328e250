package dev.vivace.cli.report;

import dev.vivace.cli.classfile.ModuleFiles;
import dev.vivace.cli.classfile.PackageFiles;
import dev.vivace.cli.classfile.Totals;
import dev.vivace.cli.demo.Description;
import dev.vivace.cli.demo.Logbook;
import dev.vivace.cli.demo.ModuleFindings;
import dev.vivace.cli.demo.Noted;
import dev.vivace.cli.report.ModuleReport.Described;
import dev.vivace.cli.report.ModuleReport.PackageReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of each module how far it was mapped. */
final class ModuleReports {

    private final Logbook logbook;
    private final Map<String, List<PackageFiles>> files;
    private final Map<String, Noted<String, Description>> descriptions;

    private ModuleReports(Logbook logbook) {
        this.logbook = logbook;
        files = logbook.files().stream().collect(Collectors.toMap(ModuleFiles::name, ModuleFiles::packages));
        descriptions = logbook.descriptions().stream().collect(Collectors.toMap(Noted::about, noted -> noted));
    }

    static List<ModuleReport> of(Logbook logbook) {
        ModuleReports reports = new ModuleReports(logbook);
        return logbook.modules().stream().map(reports::report).toList();
    }

    private ModuleReport report(Noted<String, ModuleFindings> module) {
        List<PackageReport> parsed = logbook.parsed(module).stream()
                .map(part -> new PackageReport(
                        part.name(),
                        Times.inSeconds(part.time()),
                        part.findings().totals()))
                .toList();
        Set<String> known = parsed.stream().map(PackageReport::name).collect(Collectors.toSet());
        List<String> unfinished = files.getOrDefault(module.about(), List.of()).stream()
                .map(PackageFiles::name)
                .filter(name -> !known.contains(name))
                .toList();
        return new ModuleReport(
                module.about(),
                module.task().priority().toString(),
                module.task().status().name(),
                parsed.stream().map(PackageReport::totals).reduce(Totals.NONE, Totals::plus),
                description(module.about()),
                parsed,
                unfinished);
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
