package dev.vivace.orchestra.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The longest paths through a graph whose vertices have lengths: which path is longest, and how much longer each vertex
 * could be without it growing. The critical path method, in one pass forward and one back. Immutable.
 */
public final class LongestPaths {

    // All by index. A path's weight is its length and, among paths of one length, the number of its vertices.
    private final long[] lengths;
    private final long[] headLengths;
    private final int[] headCounts;
    private final long[] tailLengths;
    private final int[] tailCounts;
    private final int[] next;
    private final long longest;
    private final int first;

    private LongestPaths(long[] lengths, int[][] dependencies) {
        this.lengths = lengths;
        int size = lengths.length;
        headLengths = new long[size];
        headCounts = new int[size];
        tailLengths = new long[size];
        tailCounts = new int[size];
        next = new int[size];
        int[] order = order(dependencies);
        measureHeads(order, dependencies);
        measureTails(order, dependencies);
        int best = -1;
        for (int i = 0; i < size; i++) {
            if (best < 0 || isLonger(tailLengths[i], tailCounts[i], tailLengths[best], tailCounts[best])) {
                best = i;
            }
        }
        first = best;
        longest = best < 0 ? 0 : tailLengths[best];
    }

    /**
     * Measures a graph.
     *
     * @param lengths of the vertices, zero or more
     * @param dependencies for each vertex the indices of those before it; no cycles
     * @return the paths
     */
    public static LongestPaths of(long[] lengths, int[][] dependencies) {
        return new LongestPaths(lengths, dependencies);
    }

    /**
     * How long the longest path is.
     *
     * @return the sum of its vertices
     */
    public long longest() {
        return longest;
    }

    /**
     * The longest path; among several, one with the most vertices.
     *
     * @return indices, first to last
     */
    public List<Integer> path() {
        List<Integer> path = new ArrayList<>();
        for (int at = first; at >= 0; at = next[at]) {
            path.add(at);
        }
        return path;
    }

    /**
     * How much longer a vertex could be.
     *
     * @param index which one
     * @return zero on the longest path
     */
    public long slack(int index) {
        return longest - (headLengths[index] + tailLengths[index] - lengths[index]);
    }

    /** Kahn's order: each vertex after all it depends on. */
    private static int[] order(int[][] dependencies) {
        int size = dependencies.length;
        int[] missing = new int[size];
        List<List<Integer>> dependents = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            dependents.add(new ArrayList<>(2));
        }
        for (int i = 0; i < size; i++) {
            missing[i] = dependencies[i].length;
            for (int dependency : dependencies[i]) {
                dependents.get(dependency).add(i);
            }
        }
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < size; i++) {
            if (missing[i] == 0) {
                ready.add(i);
            }
        }
        int[] order = new int[size];
        int count = 0;
        while (!ready.isEmpty()) {
            int vertex = ready.remove();
            order[count++] = vertex;
            for (int dependent : dependents.get(vertex)) {
                if (--missing[dependent] == 0) {
                    ready.add(dependent);
                }
            }
        }
        return order;
    }

    private void measureHeads(int[] order, int[][] dependencies) {
        for (int vertex : order) {
            long length = 0;
            int count = 0;
            for (int dependency : dependencies[vertex]) {
                if (isLonger(headLengths[dependency], headCounts[dependency], length, count)) {
                    length = headLengths[dependency];
                    count = headCounts[dependency];
                }
            }
            headLengths[vertex] = length + lengths[vertex];
            headCounts[vertex] = count + 1;
        }
    }

    private void measureTails(int[] order, int[][] dependencies) {
        for (int vertex = 0; vertex < next.length; vertex++) {
            next[vertex] = -1;
        }
        for (int i = order.length - 1; i >= 0; i--) {
            int vertex = order[i];
            tailLengths[vertex] += lengths[vertex]; // so far it was the longest among its dependents' tails
            tailCounts[vertex]++;
            for (int dependency : dependencies[vertex]) {
                if (isLonger(
                        tailLengths[vertex], tailCounts[vertex], tailLengths[dependency], tailCounts[dependency])) {
                    tailLengths[dependency] = tailLengths[vertex];
                    tailCounts[dependency] = tailCounts[vertex];
                    next[dependency] = vertex;
                }
            }
        }
    }

    private static boolean isLonger(long length, int count, long than, int thanCount) {
        return length > than || (length == than && count > thanCount);
    }
}
