package dev.vivace.orchestra.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The longest path and the slack are those of trying all paths. */
class LongestPathsTest {

    static IntStream seeds() {
        return IntStream.range(0, 1000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_longest_path_is_that_of_brute_force(int seed) {
        Random random = new Random(seed);
        int size = 1 + random.nextInt(9);
        long[] lengths = random.longs(size, 0, 10).toArray();
        int[][] dependencies = new int[size][];
        for (int i = 0; i < size; i++) {
            dependencies[i] =
                    IntStream.range(0, i).filter(j -> random.nextInt(3) == 0).toArray();
        }
        List<List<Integer>> paths = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            paths(dependencies, List.of(i), paths);
        }
        long longest =
                paths.stream().mapToLong(path -> length(path, lengths)).max().orElseThrow();

        LongestPaths measured = LongestPaths.of(lengths, dependencies);
        assertThat(measured.longest()).isEqualTo(longest);
        assertThat(length(measured.path(), lengths)).isEqualTo(longest);
        assertThat(paths).contains(measured.path());
        for (int i = 0; i < size; i++) {
            int vertex = i;
            long through = paths.stream()
                    .filter(path -> path.contains(vertex))
                    .mapToLong(path -> length(path, lengths))
                    .max()
                    .orElseThrow();
            assertThat(measured.slack(i)).isEqualTo(longest - through);
        }
    }

    /** All paths that end where this one does, itself included. */
    private static void paths(int[][] dependencies, List<Integer> path, List<List<Integer>> all) {
        all.add(path);
        for (int dependency : dependencies[path.getFirst()]) {
            List<Integer> longer = new ArrayList<>(path);
            longer.addFirst(dependency);
            paths(dependencies, longer, all);
        }
    }

    private static long length(List<Integer> path, long[] lengths) {
        return path.stream().mapToLong(i -> lengths[i]).sum();
    }

    @Test
    void nothing_has_no_path() {
        LongestPaths measured = LongestPaths.of(new long[0], new int[0][]);
        assertThat(measured.path()).isEmpty();
        assertThat(measured.longest()).isZero();
    }
}
