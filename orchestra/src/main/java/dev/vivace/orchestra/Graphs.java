package dev.vivace.orchestra;

import dev.vivace.orchestra.graph.Vertex;
import java.util.Arrays;
import java.util.Map;

/** A share of a graph by numbers, as those who measure paths want it. */
final class Graphs {

    private Graphs() {}

    /** The numbers of those links that have one. */
    static int[] indices(Vertex[] links, int count, Map<Part, Integer> numbers) {
        int[] found = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            Integer number = numbers.get((Part) links[i]);
            if (number != null) {
                found[size++] = number;
            }
        }
        return Arrays.copyOf(found, size);
    }
}
