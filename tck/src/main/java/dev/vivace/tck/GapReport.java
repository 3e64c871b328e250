package dev.vivace.tck;

import dev.vivace.RuntimeBuilder;
import dev.vivace.id.TaskId;
import dev.vivace.tck.decoy.Decoy;
import dev.vivace.tck.decoy.Decoys;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a runtime has come: the thirty rows of the contract, each with what is declared, what implements it, and what
 * became of its laws. The text depends on nothing but those.
 */
public final class GapReport {

    private static final Pattern STATE = Pattern.compile("(?m)^\\| (\\d+) \\| `([^`]+)` .*\\| ([^|]+) \\|$");
    private static final String KEPT = "kept";

    private final LawRun run;
    private final Implementations implementations;

    private GapReport(LawRun run, Implementations implementations) {
        this.run = run;
        this.implementations = implementations;
    }

    /**
     * Runs all laws and looks at the runtime's objects.
     *
     * @param conformance the class that a runtime's author wrote
     * @param builder begins the same runtime
     * @return the report
     * @throws InterruptedException when the thread is interrupted
     */
    public static GapReport of(
            Class<? extends RuntimeConformance> conformance, RuntimeBuilder<@Nullable Object, TaskId> builder)
            throws InterruptedException {
        return new GapReport(LawRun.of(conformance, law -> true), Implementations.of(builder));
    }

    /**
     * Rows that were kept in an earlier report and are not in a later one.
     *
     * @param earlier the text of a report
     * @param later the text of a report
     * @return their names; empty when nothing got worse
     */
    public static List<String> worse(String earlier, String later) {
        List<String> kept = keptIn(later);
        return keptIn(earlier).stream().filter(row -> !kept.contains(row)).toList();
    }

    /**
     * The tests that failed, with why.
     *
     * @return one line each
     */
    public List<String> failures() {
        List<String> failures = new ArrayList<>();
        run.failures().forEach((test, failure) -> failure.ifPresent(why -> failures.add(test + ": " + why)));
        return failures;
    }

    /**
     * The report in Markdown.
     *
     * @return many lines
     */
    public String text() {
        StringBuilder text = new StringBuilder("""
            # Conformance

            Written by the build from what it finds by reflection and by running the conformance kit; the build fails
            when it is stale. To write it anew:

            ```
            mvn -pl tck -am verify -Dvivace.conformance.update=true
            ```

            A row is *kept* when it is declared with the type parameters of the contract, real objects implement it, and
            every law that speaks of it has tests that pass. It is kept *in part* while some of its laws have no tests
            yet, and *to come* while nothing implements it.

            ## The thirty rows

            | # | Row | Declared | Type parameters | Implemented by | Laws passed | Laws failed | Not yet covered | State |
            |---|---|---|---|---|---|---|---|---|
            """);
        for (int i = 0; i < Rows.THIRTY.size(); i++) {
            text.append(line(i + 1, Rows.THIRTY.get(i)));
        }
        text.append("""

            ## The types beside them

            | Type | Declared | Type parameters |
            |---|---|---|
            """);
        for (Row row : Rows.BESIDE) {
            text.append("| `%s` | %s | %s |\n".formatted(row, row.declared(), parameters(row)));
        }
        appendLaws(text);
        return text.toString();
    }

    private String line(int number, Row row) {
        List<String> by = row.type().map(implementations::of).orElse(List.of());
        return "| %d | `%s` | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        number,
                        row,
                        row.declared(),
                        parameters(row),
                        by.isEmpty() ? "to come" : String.join(", ", by),
                        names(laws(row, Verdict.PASSED)),
                        names(laws(row, Verdict.FAILED)),
                        names(laws(row, Verdict.NOT_COVERED)),
                        state(row, by));
    }

    private String state(Row row, List<String> by) {
        if (!row.hasEqualParameters()) {
            return "**not declared so**";
        }
        if (!laws(row, Verdict.FAILED).isEmpty()) {
            return "**broken**";
        }
        if (by.isEmpty() || laws(row, Verdict.PASSED).isEmpty()) {
            return "to come";
        }
        return laws(row, Verdict.NOT_COVERED).isEmpty() ? KEPT : "in part";
    }

    private void appendLaws(StringBuilder text) {
        text.append("""

            ## The laws

            | Law | In short | Tests | Decoys caught | Verdict |
            |---|---|---|---|---|
            """);
        for (Law law : Law.values()) {
            text.append("| %s | %s | %d | %d | %s |\n"
                    .formatted(
                            law,
                            law.summary(),
                            run.testsOf(law).size(),
                            decoys(law).size(),
                            verdict(law).words));
        }
        text.append("""

            ### What the kit does not show

            Some sentences have no test here: that a dump of a hundred thousand tasks takes less than a second (R5; tests do
            not look at the machine's clock, and show only that all of them are in it); that ids are unique across processes
            (T1; shown for threads, and for two runtimes in one process); that ten million items pass in a small heap (E2;
            shown is how many are between the ends); that a process which is killed loses nothing on its disk (E10, O9; shown is
            what outlasts a failing power, or a journal that ends somewhere, in memory); how long an edge takes in a graph of
            a hundred thousand nodes (O2; shown is that such a graph can be built, in the worst order too); that metering
            which is off costs nothing (M3; shown is that nothing is counted and nothing recorded; the time is a benchmark);
            and of M, what holds for a pipeline or an orchestra as for any task (E7, O8).

            ## The tests and the decoys

            A decoy is a runtime that is broken on purpose; the build shows that the tests of its law fail it.
            """);
        for (Law law : Law.values()) {
            if (!run.testsOf(law).isEmpty() || !run.skippedOf(law).isEmpty()) {
                text.append("\n### %s: %s\n\n".formatted(law, law.summary()));
                run.testsOf(law).forEach(test -> text.append("- `").append(test).append("`\n"));
                run.skippedOf(law)
                        .forEach(test -> text.append("- skipped: `%s`, because %s\n"
                                .formatted(test, run.skipped().get(test))));
                decoys(law)
                        .forEach(decoy -> text.append("- catches a runtime that ")
                                .append(decoy.description())
                                .append('\n'));
            }
        }
    }

    private static List<Decoy> decoys(Law law) {
        return Decoys.all().stream().filter(decoy -> Law.of(decoy.law()) == law).toList();
    }

    private static String parameters(Row row) {
        return row.hasEqualParameters() ? "equal" : "**differ**";
    }

    private List<Law> laws(Row row, Verdict verdict) {
        return row.laws().stream().filter(law -> verdict(law) == verdict).toList();
    }

    private Verdict verdict(Law law) {
        if (run.testsOf(law).isEmpty()) {
            return Verdict.NOT_COVERED;
        }
        return run.failedOf(law).isEmpty() ? Verdict.PASSED : Verdict.FAILED;
    }

    private static String names(List<Law> laws) {
        return laws.stream().map(Law::name).collect(Collectors.joining(" "));
    }

    private static List<String> keptIn(String report) {
        return STATE.matcher(report)
                .results()
                .filter(row -> row.group(3).equals(KEPT))
                .map((MatchResult row) -> row.group(1) + " " + row.group(2))
                .toList();
    }

    private enum Verdict {
        PASSED("passed"),
        FAILED("**failed**"),
        NOT_COVERED("not yet covered");

        final String words;

        Verdict(String words) {
            this.words = words;
        }
    }
}
