package dev.vivace.cli.report;

import dev.vivace.cli.report.Comparison.Row;
import dev.vivace.cli.report.ModuleReport.Described;
import dev.vivace.cli.terminal.Numbers;
import dev.vivace.cli.terminal.Table;
import dev.vivace.lifecycle.TaskStatus;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a report.
 *
 * @param report what was found
 * @param top how long lists are at most
 */
record Tables(Report report, int top) {

    List<Table> all() {
        return Stream.of(calls(), deprecated(), modules(), phases(), tasks(), totals(), unfinished())
                .filter(table -> !table.isEmpty())
                .toList();
    }

    private Table calls() {
        Table table = Table.of("Most called methods", "call sites");
        report.mostCalled().stream().limit(top).forEach(call -> table.row(call.method(), call.callSites()));
        return table;
    }

    private Table deprecated() {
        Table table = Table.of("Most used deprecated API", "", "call sites");
        report.deprecated().mostCalled().stream()
                .limit(top)
                .forEach(use -> table.row(use.method(), use.forRemoval() ? "for removal" : "", use.callSites()));
        return table;
    }

    private Table modules() {
        Table table = Table.of("Largest modules", "classes", "instructions", "size", "exports", "priority");
        report.modules().stream()
                .filter(module -> module.totals().classes() > 0)
                .sorted(Comparator.<ModuleReport>comparingLong(
                                module -> module.totals().bytes())
                        .reversed())
                .limit(top)
                .forEach(module -> table.row(
                        module.name(),
                        module.totals().classes(),
                        module.totals().instructions(),
                        Numbers.bytes(module.totals().bytes()),
                        exports(module.description()),
                        module.priority()));
        return table;
    }

    /** What the fallback said is no number. */
    private static String exports(@Nullable Described description) {
        return description == null || description.by().equals("FALLBACK") ? "?" : Numbers.count(description.exports());
    }

    private Table phases() {
        Table table = Table.of("Time per phase", "");
        report.phases().forEach(phase -> table.row(phase.phase(), seconds(phase.seconds())));
        return table;
    }

    private Table tasks() {
        Table table = Table.of("Tasks", "completed", "failed", "cancelled", "live", "median", "95 %", "longest");
        report.tasks()
                .forEach(stats -> table.row(
                        stats.kind(),
                        stats.in(TaskStatus.COMPLETED),
                        stats.in(TaskStatus.FAILED),
                        stats.in(TaskStatus.CANCELLED),
                        stats.in(TaskStatus.PENDING)
                                + stats.in(TaskStatus.RUNNING)
                                + stats.in(TaskStatus.PENDING_CANCELLATION),
                        seconds(stats.median()),
                        seconds(stats.most()),
                        seconds(stats.longest())));
        return table;
    }

    private Table totals() {
        Comparison check = report.check();
        return check == null ? totalsOnce() : totalsTwice(check);
    }

    private Table totalsOnce() {
        Table table = Table.of("Totals", "by tasks");
        Comparison.rows(report.totals(), report.totals()).forEach(row -> table.row(row.what(), row.byTasks()));
        return table;
    }

    private static Table totalsTwice(Comparison check) {
        Table table = Table.of("Totals", "by tasks", "second count", "");
        for (Row row : check.rows()) {
            table.row(row.what(), row.byTasks(), row.again(), row.equal() ? "same" : "DIFFERENT");
        }
        return table;
    }

    private Table unfinished() {
        List<ModuleReport> modules = report.modules().stream()
                .filter(module -> !module.unfinished().isEmpty())
                .toList();
        Table table = Table.of("Unfinished modules", "packages left", "of");
        modules.stream()
                .limit(top)
                .forEach(module -> table.row(module.name(), module.unfinished().size(), module.size()));
        if (modules.size() > top) {
            List<ModuleReport> more = modules.subList(top, modules.size());
            table.row("and " + more.size() + " more", left(more), size(more));
        }
        return table;
    }

    private static int left(List<ModuleReport> modules) {
        return modules.stream().mapToInt(module -> module.unfinished().size()).sum();
    }

    private static int size(List<ModuleReport> modules) {
        return modules.stream().mapToInt(ModuleReport::size).sum();
    }

    private static String seconds(@Nullable Double seconds) {
        if (seconds == null) {
            return "-";
        }
        return Numbers.seconds(Duration.ofNanos(Math.round(seconds * 1e9)));
    }
}
