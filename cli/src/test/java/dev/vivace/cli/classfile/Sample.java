package dev.vivace.cli.classfile;

import java.util.List;
import java.util.function.Supplier;

/** A class with something of everything that is counted. Its counts are in the tests. */
class Sample {

    static final long ONE = 1L;

    int field;

    @Deprecated
    void old() {
        field++;
    }

    @Deprecated(forRemoval = true)
    static void older() {}

    int switches(int key, String text) {
        return switch (key) {
            case 1 -> text.length();
            case 2 -> text.hashCode();
            case 1_000_000 -> text.length();
            default -> List.of(text).size();
        };
    }

    @SuppressWarnings("removal")
    Supplier<String> calls() {
        old();
        older();
        older();
        return () -> "" + field;
    }

    long manyLocals() {
        long sum = 0;
        long a1 = 1, a2 = 2, a3 = 3;
        for (int i = 0; i < 1_000; i += 300) {
            sum += a1 + a2 + a3 + i;
        }
        int[][] grid = new int[2][3];
        return sum + grid.length;
    }

    @Deprecated
    static class Gone {
        void method() {}
    }
}
