package dev.vivace.cli.report;

import dev.vivace.cli.classfile.MethodRef;
import java.util.Comparator;
import java.util.Map;

/** Who comes first in a list. */
final class Ranking {

    /** Most call sites first; among equals, by name, so that two runs give the same list. */
    static final Comparator<Map.Entry<MethodRef, Integer>> MOST_CALLED =
            Map.Entry.<MethodRef, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(call -> call.getKey().owner())
                    .thenComparing(call -> call.getKey().name())
                    .thenComparing(call -> call.getKey().descriptor());

    private Ranking() {}
}
