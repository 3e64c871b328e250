package dev.vivace.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Lists what went wrong, in few lines. */
final class Problems {

    /** A step is a part of the orchestra, which is a part of the root. */
    private static final int STEP_DEPTH = 2;

    private Problems() {}

    static List<String> failures(Report report, int top) {
        List<String> failures = report.failures().stream()
                .map(failure -> failure.task() + ": " + failure.error())
                .toList();
        if (failures.size() <= top) {
            return failures;
        }
        List<String> some = new ArrayList<>(failures.subList(0, top));
        some.add("and " + (failures.size() - top) + " more");
        return some;
    }

    /** Steps of the graph only; packages have a table of their own. */
    static List<String> unfinished(Report report) {
        return report.unfinished().stream()
                .filter(path -> path.chars().filter(letter -> letter == '/').count() <= STEP_DEPTH)
                .toList();
    }
}
