package dev.vivace.cli.demo;

import dev.vivace.cli.classfile.Findings;
import dev.vivace.cli.classfile.MethodRef;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What all modules have, the most called methods first.
 *
 * @param findings of all modules
 * @param calls call sites by method, most first; among equals, by name, so that two runs give the same list
 */
public record Ranked(Findings findings, List<Map.Entry<MethodRef, Integer>> calls) {

    /** Most call sites first; among equals, by name. */
    public static final Comparator<Map.Entry<MethodRef, Integer>> MOST_CALLED =
            Map.Entry.<MethodRef, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(call -> call.getKey().owner())
                    .thenComparing(call -> call.getKey().name())
                    .thenComparing(call -> call.getKey().descriptor());

    /** Copies the list. */
    public Ranked {
        calls = List.copyOf(calls);
    }

    /**
     * Ranks what was found.
     *
     * @param parts of modules or packages
     * @return all of it
     */
    public static Ranked of(Iterable<Findings> parts) {
        Findings all = Findings.merge(parts);
        return new Ranked(
                all, all.calls().entrySet().stream().sorted(MOST_CALLED).toList());
    }
}
