package dev.vivace.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results as a page of Markdown. */
public final class Page {

    private final Results results;
    private final String images;
    private final StringBuilder text = new StringBuilder();

    /**
     * Of results.
     *
     * @param results what to show
     * @param images where the pictures are, seen from the page
     */
    public Page(Results results, String images) {
        this.results = results;
        this.images = images;
    }

    /** The name of a workload's picture. */
    public static String image(Outcome outcome) {
        return "performance-" + outcome.workload() + ".svg";
    }

    /** The whole page. */
    public String text() {
        header();
        targets();
        growth();
        line("## Workloads");
        line("");
        line("Ratios are to the first rival, which is the yardstick: below 1 is less time (or memory) than that."
                + " The bars and the");
        line("ranges span the middle 80 % of the ratios of each iteration to each of the yardstick's in the same"
                + " round.");
        line("");
        results.outcomes().forEach(this::workload);
        return text.toString();
    }

    private void header() {
        Machine machine = results.machine();
        line("# Performance");
        line("");
        line("Made by `benchmarks/run` and not by hand; how it measures is in [benchmarks.md](benchmarks.md), all"
                + " figures are in");
        line("[performance.json](performance.json). Other machines and other days give other figures.");
        line("");
        line("| | |");
        line("|---|---|");
        row(
                "Machine",
                machine.processor() + ", " + machine.processors() + " processors, " + Numbers.text(machine.memoryGib())
                        + " GiB");
        row("System", machine.system());
        row("JDK", machine.jdk());
        row("Each JVM", "`" + String.join(" ", machine.jvmArgs()) + "`");
        row("Begun", begun());
        row("Mode", all(Taking::mode));
        row("Commit", all(Taking::commit));
        row("Load", load());
        line("");
    }

    private Stream<Taking> takings() {
        return results.outcomes().stream().map(Outcome::taking);
    }

    private String begun() {
        List<String> moments = takings().map(Taking::begun).sorted().toList();
        return moments.isEmpty() ? "" : moments.getFirst() + ", the last workload " + moments.getLast();
    }

    private String all(Function<Taking, String> what) {
        return takings().map(what).distinct().collect(Collectors.joining(", "));
    }

    private String load() {
        double busiest = takings().mapToDouble(Taking::neighbours).max().orElse(-1);
        double mean = takings().mapToDouble(Taking::neighbours).average().orElse(-1);
        String others = mean < 0
                ? "what other programs took is not known"
                : String.format(
                        Locale.ROOT,
                        "other programs took %.0f %% of the processors on average and %.0f %% in the worst workload",
                        mean * 100,
                        busiest * 100);
        return "at most "
                + Numbers.text(takings().mapToDouble(Taking::load).max().orElse(-1))
                + " when a workload began; meanwhile " + others;
    }

    private void targets() {
        line("## Targets");
        line("");
        line("| workload | target | who | bound | seen | range | in processor time | |");
        line("|---|---|---|---|---|---|---|---|");
        for (Outcome outcome : results.outcomes()) {
            for (Outcome.Aim aim : outcome.aims()) {
                target(outcome, aim);
            }
        }
        line("");
    }

    private void target(Outcome outcome, Outcome.Aim aim) {
        Spread seen = outcome.seen(aim).orElse(Spread.NONE);
        String who = aim.against().isEmpty() ? aim.rival() : aim.rival() + " / " + aim.against();
        row(
                "[" + outcome.workload() + "](#" + outcome.workload() + ")",
                aim.says(),
                who,
                "≤ " + Numbers.text(aim.atMost()),
                Numbers.text(seen.median()),
                Numbers.range(seen),
                Numbers.text(outcome.seenOfCpu(aim).orElse(Spread.NONE).median()),
                verdict(outcome, aim, seen.median()));
    }

    private static String verdict(Outcome outcome, Outcome.Aim aim, double seen) {
        if (outcome.failed(aim.rival())) {
            return "**failed**";
        }
        return Double.isNaN(seen) ? "not measured" : seen <= aim.atMost() ? "met" : "**not met**";
    }

    private void growth() {
        line("## Growth");
        line("");
        line("The exponent of the whole cost over the number of items, by least squares on the logarithms: 1 is"
                + " linear, and below");
        line("1 a fixed cost weighs on the small sizes. Worse than linear (than n log n where work sorts) is a"
                + " defect.");
        line("");
        line("| workload | who | items | cost of an item | exponent | |");
        line("|---|---|---|---|---|---|");
        for (Outcome outcome : results.outcomes()) {
            outcome.growth()
                    .forEach(growth -> row(
                            "[" + outcome.workload() + "](#" + outcome.workload() + ")",
                            growth.rival(),
                            join(growth.points().stream()
                                    .map(p -> String.format(Locale.ROOT, "%,d", p.items()))
                                    .toList()),
                            join(growth.points().stream()
                                    .map(p -> Numbers.text(p.total() / p.items()))
                                    .toList()),
                            Numbers.text(growth.exponent()),
                            growth.tooSteep() ? "**worse than " + (growth.sorts() ? "n log n" : "linear") + "**" : ""));
        }
        line("");
    }

    private static String join(List<String> parts) {
        return String.join(" / ", parts);
    }

    private void workload(Outcome outcome) {
        line("### " + outcome.workload());
        line("");
        line(String.format(Locale.ROOT, "%s: %,d. In %s.", outcome.title(), outcome.size(), outcome.unit()));
        line("");
        line("![" + outcome.title() + "](" + images + "/" + image(outcome) + ")");
        line("");
        line("| | " + outcome.unit() + " | range | ratio | range | CPU ns | ratio |");
        line("|---|---|---|---|---|---|---|");
        outcome.figures().forEach(figure -> figure(outcome, figure));
        line("");
        Taking taking = outcome.taking();
        line(String.format(
                Locale.ROOT,
                "Mode %s, commit %s, begun %s with a load of %.1f; other programs %s.",
                taking.mode(),
                taking.commit(),
                taking.begun(),
                taking.load(),
                share(taking)));
        line("");
    }

    private static String share(Taking taking) {
        return taking.neighbours() < 0
                ? "not known"
                : String.format(Locale.ROOT, "took %.0f %% of the processors", taking.neighbours() * 100);
    }

    private void figure(Outcome outcome, Figure figure) {
        if (figure.rounds().isEmpty()) {
            row(figure.rival(), "failed: " + figure.failure().replace('|', '/').replace('\n', ' '), "", "", "", "", "");
            return;
        }
        Spread own = figure.spread();
        Spread ratio = outcome.yardstick().map(figure::over).orElse(Spread.NONE);
        String name = figure.rival().startsWith("Vivace") ? "**" + figure.rival() + "**" : figure.rival();
        Spread cpuRatio = outcome.yardstick().map(figure::cpuOver).orElse(Spread.NONE);
        row(
                name,
                Numbers.text(own.median()),
                Numbers.range(own),
                Numbers.text(ratio.median()),
                Numbers.range(ratio),
                Numbers.text(figure.cpuSpread().median()),
                Numbers.text(cpuRatio.median()));
    }

    private void row(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
