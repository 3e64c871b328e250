package dev.vivace.cli.report;

import dev.vivace.cli.classfile.Totals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a module.
 *
 * @param name its name
 * @param priority of its task
 * @param status of its task
 * @param totals the sum of its packages that were parsed
 * @param description what the catalogue or the fallback says; null when neither was reached
 * @param packages its packages that were parsed, in alphabetical order
 * @param unfinished names of its packages that were not
 */
public record ModuleReport(
        String name,
        String priority,
        String status,
        Totals totals,
        @Nullable Described description,
        List<PackageReport> packages,
        List<String> unfinished) {

    /**
     * How many packages it has.
     *
     * @return parsed or not
     */
    int size() {
        return packages.size() + unfinished.size();
    }

    /**
     * What is said of a module.
     *
     * @param by {@code CATALOGUE} or {@code FALLBACK}
     * @param attempts how many times the catalogue was asked
     * @param exports how many packages everybody may use
     * @param requires how many modules it needs
     */
    public record Described(String by, int attempts, long exports, long requires) {}

    /**
     * What is known of a package.
     *
     * @param name its name
     * @param seconds how long it took to parse
     * @param totals what was counted in it
     */
    public record PackageReport(String name, double seconds, Totals totals) {}
}
