package dev.vivace.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Lists what went wrong, in few lines. */
final class Problems {

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

    /** Phases only; modules have a table of their own. */
    static List<String> unfinished(Report report) {
        return report.unfinished().stream()
                .filter(path -> path.indexOf('/') == path.lastIndexOf('/'))
                .toList();
    }
}
