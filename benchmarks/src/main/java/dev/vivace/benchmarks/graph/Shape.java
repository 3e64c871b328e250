package dev.vivace.benchmarks.graph;

import java.util.Random;

/** How the nodes of a graph depend on each other. Nodes are numbered so that each depends on earlier ones only. */
enum Shape {
    /** Layers of a thousand; each node waits for two of the layer above. */
    LAYERS {
        @Override
        int[][] dependencies(int nodes) {
            int width = Math.min(nodes, WIDTH);
            Random random = new Random(3);
            int[][] above = new int[nodes][];
            for (int node = 0; node < nodes; node++) {
                int top = node - node % width - width;
                int first = random.nextInt(width);
                int second = (first + 1 + random.nextInt(width - 1)) % width;
                above[node] = top < 0 ? NONE : new int[] {top + first, top + second};
            }
            return above;
        }
    },
    /** A square, each node of which waits for the one on its left and the one above: a wave runs from corner to corner. */
    GRID {
        @Override
        int[][] dependencies(int nodes) {
            int side = (int) Math.ceil(Math.sqrt(nodes));
            int[][] above = new int[nodes][];
            for (int node = 0; node < nodes; node++) {
                boolean left = node % side > 0;
                boolean top = node >= side;
                above[node] = left && top
                        ? new int[] {node - 1, node - side}
                        : left ? new int[] {node - 1} : top ? new int[] {node - side} : NONE;
            }
            return above;
        }
    },
    /** Each waits for the one before. */
    CHAIN {
        @Override
        int[][] dependencies(int nodes) {
            int[][] above = new int[nodes][];
            for (int node = 0; node < nodes; node++) {
                above[node] = node == 0 ? NONE : new int[] {node - 1};
            }
            return above;
        }
    };

    private static final int WIDTH = 1_000;
    private static final int[] NONE = {};

    /** Of each node, those that it waits for. */
    abstract int[][] dependencies(int nodes);
}
