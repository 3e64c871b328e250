package dev.vivace.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Lists what went wrong, in few lines. */
final class Problems {

    private Problems() {}

    static List<String> failures(Report report, int top) {
        return shortened(
                report.failures().stream()
                        .map(failure -> failure.task() + ": " + failure.error())
                        .toList(),
                top);
    }

    /** Whole modules by their numbers, the rest by path. */
    static List<String> unfinished(Report report, int top) {
        List<String> items = new ArrayList<>();
        report.unfinished().stream()
                .filter(path -> path.indexOf('/') == path.lastIndexOf('/'))
                .forEach(items::add);
        report.modules().stream()
                .filter(module -> !module.unfinished().isEmpty())
                .map(Problems::unfinished)
                .forEach(items::add);
        return shortened(items, Math.max(top, items.size() - report.modules().size() + top));
    }

    private static String unfinished(ModuleReport module) {
        int missing = module.unfinished().size();
        int all = missing + module.packages().size();
        String names = missing <= 3 ? ": " + String.join(", ", module.unfinished()) : "";
        return "jdk/" + module.name() + "  " + missing + " of " + all + " packages" + names;
    }

    private static List<String> shortened(List<String> items, int most) {
        if (items.size() <= most) {
            return items;
        }
        List<String> some = new ArrayList<>(items.subList(0, most));
        some.add("and " + (items.size() - most) + " more");
        return some;
    }
}
