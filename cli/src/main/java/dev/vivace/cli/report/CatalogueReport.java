package dev.vivace.cli.report;

import dev.vivace.cli.demo.Description;
import dev.vivace.cli.demo.Noted;
import java.util.List;

/**
 * How the flaky step went.
 *
 * @param asked modules that the catalogue was asked about
 * @param answered modules that the catalogue described
 * @param fellBack modules for which the fallback had to do
 * @param retries attempts after the first, of all modules together
 * @param policies what stands around each call, as the task itself explains it
 */
public record CatalogueReport(int asked, int answered, int fellBack, int retries, List<String> policies) {

    static CatalogueReport of(List<Noted<String, Description>> tasks) {
        int answered = count(tasks, Description.Source.CATALOGUE);
        int fellBack = count(tasks, Description.Source.FALLBACK);
        int retries = tasks.stream()
                .mapToInt(noted -> Math.max(0, noted.task().attempt() - 1))
                .sum();
        List<String> policies = tasks.stream()
                .findFirst()
                .map(noted -> noted.task().explain().lines().toList())
                .orElse(List.of());
        return new CatalogueReport(tasks.size(), answered, fellBack, retries, policies);
    }

    private static int count(List<Noted<String, Description>> tasks, Description.Source source) {
        return (int) tasks.stream()
                .flatMap(noted -> noted.value().stream())
                .filter(description -> description.source() == source)
                .count();
    }
}
