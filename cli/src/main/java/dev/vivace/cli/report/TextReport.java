package dev.vivace.cli.report;

import dev.vivace.AsyncTask;
import dev.vivace.cli.demo.Logbook;
import dev.vivace.cli.demo.Plan;
import dev.vivace.cli.terminal.Ink;
import dev.vivace.cli.terminal.Numbers;
import dev.vivace.cli.terminal.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A report for people: tables, then sentences, the verdict last. */
public final class TextReport {

    private static final int WIDEST = 100;

    private final int columns;
    private final Ink ink;
    private final int top;

    /**
     * A way to print reports.
     *
     * @param columns how wide the output is
     * @param ink colours it
     * @param top how long lists are at most
     */
    public TextReport(int columns, Ink ink, int top) {
        this.columns = Math.min(columns, WIDEST);
        this.ink = ink;
        this.top = top;
    }

    /**
     * What is said before a run.
     *
     * @param plan what will be done
     * @return lines
     */
    public List<String> heading(Plan plan) {
        JdkInfo jdk = JdkInfo.running();
        String scope = plan.modules().size() + " modules, " + plan.parallel() + " at a time, seed " + plan.seed();
        return List.of(
                ink.bold("Vivace maps the JDK that runs it: " + jdk.version() + " by " + jdk.vendor()),
                ink.dim(scope),
                "");
    }

    /**
     * What was found.
     *
     * @param report the result of a run
     * @return lines
     */
    public List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        for (Table table : new Tables(report, top).all()) {
            lines.add("");
            lines.addAll(table.lines(columns, ink));
        }
        lines.add("");
        lines.addAll(Sentences.about(report));
        return lines;
    }

    /**
     * How the run went.
     *
     * @param logbook what became of its tasks
     * @return the steps that decided how long it took, and what an earlier run had done
     */
    public List<String> run(Logbook logbook) {
        List<String> lines = new ArrayList<>();
        if (logbook.resumed() > 0) {
            lines.add("  An earlier run had parsed " + Numbers.count(logbook.resumed()) + " of "
                    + Numbers.count(logbook.modules().size()) + " modules.");
        }
        if (!logbook.criticalPath().isEmpty()) {
            lines.add(logbook.criticalPath().stream()
                    .map(TextReport::step)
                    .collect(Collectors.joining(" > ", "  Critical path: ", ".")));
        }
        return lines;
    }

    private static String step(AsyncTask<?, ?> step) {
        String time = Times.of(step).map(Numbers::seconds).orElse("-");
        return step.name().orElseThrow() + " " + time;
    }

    /**
     * How it ended.
     *
     * @param report the result of a run
     * @param json where it was written
     * @return lines
     */
    public List<String> ending(Report report, Path json) {
        List<String> lines = new ArrayList<>();
        lines.addAll(titled("Failed", Problems.failures(report, top)));
        lines.addAll(titled("Unfinished steps", Problems.unfinished(report)));
        lines.addAll(titled("Abandoned, still running", report.abandoned()));
        lines.add("");
        lines.add(report.outcome() == Outcome.COMPLETE ? ink.good(verdict(report)) : ink.bad(verdict(report)));
        lines.add("The whole result is in " + json + ".");
        return lines;
    }

    private List<String> titled(String title, List<String> items) {
        List<String> lines = new ArrayList<>();
        if (!items.isEmpty()) {
            lines.add("");
            lines.add(ink.bad("  " + title));
            items.forEach(item -> lines.add("  " + item));
        }
        return lines;
    }

    private static String verdict(Report report) {
        return switch (report.outcome()) {
            case COMPLETE ->
                report.check() == null
                        ? "Complete. Nothing was counted a second time."
                        : "Complete. The second count found the same.";
            case DIFFERENT -> "The two counts differ.";
            case FAILED -> "Some tasks failed; what they should have counted is missing.";
            case INTERRUPTED -> "Stopped by Ctrl-C. The results above are partial.";
        };
    }
}
