package dev.vivace.examples.kill;

import java.util.List;
import java.util.Map;

/** What a step gives: a number that depends on all that went into it. */
record Piece(String name, long number, Map<String, Long> from) {

    static Piece of(String name, List<Piece> needs) {
        Map<String, Long> from = new java.util.TreeMap<>();
        long number = name.hashCode();
        for (Piece need : needs) {
            from.put(need.name, need.number);
            number = (number ^ need.number) * 0x9E3779B97F4A7C15L + 1;
        }
        return new Piece(name, number, from);
    }
}
