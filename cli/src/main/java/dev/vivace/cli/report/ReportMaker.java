package dev.vivace.cli.report;

import dev.vivace.AsyncTask;
import dev.vivace.SpawningTask;
import dev.vivace.cli.demo.JdkMap;
import dev.vivace.cli.demo.Logbook;
import dev.vivace.cli.demo.ModuleFindings;
import dev.vivace.cli.demo.Noted;
import dev.vivace.cli.demo.Phase;
import dev.vivace.cli.demo.Plan;
import dev.vivace.cli.demo.Ranked;
import dev.vivace.cli.report.Report.CallCount;
import dev.vivace.cli.report.Report.Failure;
import dev.vivace.cli.report.Report.PhaseTime;
import dev.vivace.cli.report.Report.Settings;
import dev.vivace.lifecycle.TaskStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a report of what the tasks' handles say, whatever became of the tasks. Used by one thread. */
public final class ReportMaker {

    private final Plan plan;
    private final Logbook logbook;
    private final Ranked found;

    private ReportMaker(JdkMap map) {
        this.plan = map.plan();
        this.logbook = map.logbook();
        found = logbook.rank()
                .flatMap(task -> new Noted<>("rank", task).value())
                .orElseGet(this::foundSoFar);
    }

    private Ranked foundSoFar() {
        return Ranked.of(logbook.modules().stream()
                .flatMap(module -> logbook.parsed(module).stream())
                .map(ModuleFindings.PackageFindings::findings)
                .toList());
    }

    /**
     * Makes a report.
     *
     * @param map what was to be made
     * @param version of Vivace
     * @param interrupted whether Ctrl-C was pressed
     * @param top how many lines lists have at least
     * @param abandoned tasks whose work could not be stopped
     * @return the report
     */
    public static Report report(
            JdkMap map, String version, boolean interrupted, int top, Collection<? extends AsyncTask<?, ?>> abandoned) {
        ReportMaker maker = new ReportMaker(map);
        Comparison check = maker.check();
        List<Failure> failures = maker.failures();
        List<String> unfinished = Unfinished.in(maker.plan, maker.logbook);
        return new Report(
                outcome(interrupted, check, failures, unfinished),
                version,
                JdkInfo.running(),
                maker.settings(),
                maker.found.findings().totals(),
                check,
                maker.phases(),
                ModuleReports.of(maker.logbook),
                maker.mostCalled(top),
                DeprecatedUse.in(maker.found.findings(), top),
                CatalogueReport.of(maker.logbook.descriptions()),
                maker.tasks(),
                Cost.of(tasksOf(maker.logbook.packages())),
                unfinished,
                failures,
                abandoned.stream().map(AsyncTask::path).sorted().toList());
    }

    private static Outcome outcome(
            boolean interrupted, @Nullable Comparison check, List<Failure> failures, List<String> unfinished) {
        if (interrupted) {
            return Outcome.INTERRUPTED;
        }
        if (!failures.isEmpty() || !unfinished.isEmpty()) {
            return Outcome.FAILED;
        }
        return check == null || check.equal() ? Outcome.COMPLETE : Outcome.DIFFERENT;
    }

    private Settings settings() {
        return new Settings(plan.modules().size(), plan.parallel(), plan.seed());
    }

    private @Nullable Comparison check() {
        return logbook.check()
                .flatMap(SpawningTask::result)
                .filter(result -> result.isSuccess())
                .map(result -> Comparison.of(found.findings(), result.orElseThrow()))
                .orElse(null);
    }

    private List<PhaseTime> phases() {
        return List.of(
                phase(Phase.DISCOVER, logbook.discovery().stream().toList()),
                phase(Phase.MAP, tasksOf(logbook.modules())),
                phase(Phase.DESCRIBE, tasksOf(logbook.descriptions())),
                phase(Phase.CHECK, logbook.check().stream().toList()));
    }

    private static PhaseTime phase(Phase phase, List<? extends AsyncTask<?, ?>> tasks) {
        return new PhaseTime(
                phase.text(), Times.span(tasks).map(Times::inSeconds).orElse(null));
    }

    private List<CallCount> mostCalled(int top) {
        return found.calls().stream()
                .limit(top)
                .map(call -> new CallCount(call.getKey().text(), call.getValue()))
                .toList();
    }

    private List<TaskStats> tasks() {
        return List.of(
                TaskStats.of("modules", tasksOf(logbook.modules())),
                TaskStats.of("packages", tasksOf(logbook.packages())),
                TaskStats.of("descriptions", tasksOf(logbook.descriptions())),
                TaskStats.of("others", others()));
    }

    /** The root and the writing still run while the result is written, so they are not counted. */
    private List<AsyncTask<?, ?>> others() {
        return Stream.of(logbook.discovery().stream(), logbook.rank().stream(), logbook.check().stream())
                .<AsyncTask<?, ?>>flatMap(tasks -> tasks)
                .toList();
    }

    private List<Failure> failures() {
        List<AsyncTask<?, ?>> all = new ArrayList<>(others());
        logbook.root().ifPresent(all::add);
        logbook.writing().ifPresent(all::add);
        all.addAll(tasksOf(logbook.modules()));
        all.addAll(tasksOf(logbook.packages()));
        all.addAll(tasksOf(logbook.descriptions()));
        return all.stream()
                .filter(task -> task.status() == TaskStatus.FAILED)
                .map(task -> new Failure(task.path(), errorOf((SpawningTask<?, ?>) task)))
                .toList();
    }

    private static String errorOf(SpawningTask<?, ?> task) {
        return task.result().flatMap(result -> result.failure()).orElseThrow().message();
    }

    private static List<AsyncTask<?, ?>> tasksOf(Collection<? extends Noted<?, ?>> noted) {
        return noted.stream().<AsyncTask<?, ?>>map(Noted::task).toList();
    }
}
