package dev.vivace.orchestra.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Edges are refused exactly when brute force finds a cycle, and in whichever order they come it is fast. */
class DagTest {

    private static final int LARGE = 100_000;

    private static final class Node extends Vertex {
        final int number;

        Node(int number) {
            this.number = number;
        }

        @Override
        public String toString() {
            return "n" + number;
        }
    }

    private final Dag dag = Dag.empty();

    private List<Node> nodes(int count) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Node node = new Node(i);
            dag.add(node);
            nodes.add(node);
        }
        return nodes;
    }

    /** Null when it was added. */
    private List<Vertex> connect(Vertex dependent, Vertex dependency) {
        List<Vertex> cycle = dag.connect(dependent, dependency);
        if (cycle == null) {
            dag.announce(dependent, dependency);
        }
        return cycle;
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_edge_is_refused_exactly_when_it_closes_a_cycle(int seed) {
        Random random = new Random(seed);
        int size = 2 + random.nextInt(25);
        List<Node> nodes = nodes(size);
        boolean[][] waits = new boolean[size][size];
        for (int i = 0; i < size * 8; i++) {
            int a = random.nextInt(size);
            int b = random.nextInt(size);
            if (dag.isConnected(nodes.get(a), nodes.get(b))) {
                assertThat(waits[a][b]).isTrue();
                continue;
            }
            List<Vertex> cycle = connect(nodes.get(a), nodes.get(b));
            assertThat(cycle != null).as("seed %d edge %d -> %d", seed, a, b).isEqualTo(a == b || reaches(waits, b, a));
            if (cycle == null) {
                waits[a][b] = true;
            } else {
                checkCycle(cycle, waits, a, b);
            }
        }
        checkLevels(nodes);
    }

    private static void checkCycle(List<Vertex> cycle, boolean[][] waits, int a, int b) {
        assertThat(cycle.getFirst()).isSameAs(cycle.getLast());
        assertThat(((Node) cycle.get(0)).number).isEqualTo(a);
        assertThat(((Node) cycle.get(1)).number).isEqualTo(b);
        for (int i = 1; i + 1 < cycle.size(); i++) {
            assertThat(waits[((Node) cycle.get(i)).number][((Node) cycle.get(i + 1)).number])
                    .isTrue();
        }
    }

    /** What the search relies on: no level falls along an edge, and peers are the dependencies of the same level. */
    private static void checkLevels(List<Node> nodes) {
        for (Node node : nodes) {
            List<Vertex> peers = new ArrayList<>();
            for (int i = 0; i < node.dependencies().size(); i++) {
                Vertex dependency = node.dependencies().items()[i];
                assertThat(dependency.level).isLessThanOrEqualTo(node.level);
                if (dependency.level == node.level) {
                    peers.add(dependency);
                }
            }
            assertThat(node.peers).containsExactlyInAnyOrderElementsOf(peers);
        }
    }

    private static boolean reaches(boolean[][] waits, int from, int to) {
        List<Integer> open = new ArrayList<>(List.of(from));
        boolean[] seen = new boolean[waits.length];
        while (!open.isEmpty()) {
            int at = open.removeLast();
            if (at == to) {
                return true;
            }
            for (int next = 0; next < waits.length; next++) {
                if (waits[at][next] && !seen[next]) {
                    seen[next] = true;
                    open.add(next);
                }
            }
        }
        return false;
    }

    @Test
    void vertices_that_have_left_leave_nothing_behind() {
        List<Node> nodes = nodes(40);
        for (int i = 1; i < 40; i++) {
            connect(nodes.get(i), nodes.get(i - 1));
            if (i > 1) {
                connect(nodes.get(i), nodes.getFirst());
            }
        }
        nodes.subList(1, 39).forEach(dag::remove);
        assertThat(nodes.getFirst().dependents().size()).isLessThanOrEqualTo(2);
        assertThat(connect(nodes.getFirst(), nodes.getLast())).isNotNull();
        assertThat(nodes.getLast().dependencies().contains(nodes.getFirst())).isTrue();
    }

    private enum Order {
        FORWARD,
        BACKWARD,
        SHUFFLED
    }

    private record Edge(int dependent, int dependency) {}

    @ParameterizedTest
    @EnumSource
    void a_large_graph_is_built_in_any_order(Order order) {
        Random random = new Random(7);
        List<Edge> edges = new ArrayList<>();
        for (int i = 1; i < LARGE; i++) {
            edges.add(new Edge(i, i - 1));
            edges.add(new Edge(i, Math.max(0, i - 1 - random.nextInt(1000))));
            edges.add(new Edge(i, random.nextInt(i)));
        }
        order(edges, order, random);
        List<Node> nodes = nodes(LARGE);
        for (Edge edge : edges) {
            Node dependent = nodes.get(edge.dependent);
            Node dependency = nodes.get(edge.dependency);
            if (!dag.isConnected(dependent, dependency)) {
                assertThat(connect(dependent, dependency)).isNull();
            }
        }
        assertThat(connect(nodes.getFirst(), nodes.getLast())).isNotNull();
    }

    private static void order(List<Edge> edges, Order order, Random random) {
        switch (order) {
            case FORWARD -> {}
            case BACKWARD -> Collections.reverse(edges);
            case SHUFFLED -> Collections.shuffle(edges, random);
        }
    }
}
