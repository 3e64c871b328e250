package dev.vivace.cli.classfile;

import java.util.HashMap;
import java.util.Map;

/**
 * What was found in some class files.
 *
 * @param totals the counts
 * @param calls how many call sites each method has
 * @param deprecated the methods that are declared deprecated; see {@link MethodRef#everyMethodOf} for classes
 */
public record Findings(Totals totals, Map<MethodRef, Integer> calls, Map<MethodRef, Deprecation> deprecated) {

    /** Copies the maps. */
    public Findings {
        calls = Map.copyOf(calls);
        deprecated = Map.copyOf(deprecated);
    }

    /**
     * Puts findings together.
     *
     * @param parts what was found where
     * @return what was found in all
     */
    public static Findings merge(Iterable<Findings> parts) {
        Totals totals = Totals.NONE;
        Map<MethodRef, Integer> calls = new HashMap<>();
        Map<MethodRef, Deprecation> deprecated = new HashMap<>();
        for (Findings part : parts) {
            totals = totals.plus(part.totals);
            part.calls.forEach((method, sites) -> calls.merge(method, sites, Integer::sum));
            deprecated.putAll(part.deprecated);
        }
        return new Findings(totals, calls, deprecated);
    }
}
