package dev.vivace.tck.law;

import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A random graph without cycles, and what brute force knows of it.
 *
 * @param times how long each node takes
 * @param dependencies the nodes that each node depends on; they may have any number, a greater one too
 */
record RandomGraph(List<Duration> times, List<Set<Integer>> dependencies) {

    private static final int LONGEST = 1_000_000;

    /** A graph of so many nodes. */
    static RandomGraph of(Random random, int nodes, int mostDependencies) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, nodes).boxed().toList());
        Collections.shuffle(order, random);
        List<Duration> times = new ArrayList<>();
        List<Set<Integer>> dependencies = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            times.add(Duration.ofMillis(1L + random.nextInt(LONGEST)));
            dependencies.add(new TreeSet<>());
        }
        for (int place = 1; place < nodes; place++) {
            for (int i = random.nextInt(mostDependencies + 1); i > 0; i--) {
                dependencies.get(order.get(place)).add(order.get(random.nextInt(place)));
            }
        }
        return new RandomGraph(times, dependencies);
    }

    int size() {
        return times.size();
    }

    /** When a node starts where nothing holds it back: when the longest chain before it has ended. */
    Duration start(int node) {
        return dependencies.get(node).stream()
                .map(this::end)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Duration end(int node) {
        return start(node).plus(times.get(node));
    }

    /** When the last node has ended. */
    Duration makespan() {
        return IntStream.range(0, size())
                .mapToObj(this::end)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Every chain from a node that depends on nothing to one on which nothing depends. */
    List<List<Integer>> chains() {
        List<List<Integer>> chains = new ArrayList<>();
        for (int node = 0; node < size(); node++) {
            int last = node;
            if (dependencies.stream().noneMatch(set -> set.contains(last))) {
                chainsTo(node, List.of(), chains);
            }
        }
        return chains;
    }

    private void chainsTo(int node, List<Integer> rest, List<List<Integer>> chains) {
        List<Integer> chain = new ArrayList<>(List.of(node));
        chain.addAll(rest);
        if (dependencies.get(node).isEmpty()) {
            chains.add(chain);
        }
        dependencies.get(node).forEach(before -> chainsTo(before, chain, chains));
    }

    /** How long a chain takes. */
    Duration length(List<Integer> chain) {
        return chain.stream().map(times::get).reduce(Duration.ZERO, Duration::plus);
    }

    /** Its nodes as tasks that take their times, named after their numbers; the edges are added in a random order. */
    List<SpawningTask<Integer, TaskId>> in(Play play, Random random) {
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        List<int[]> edges = new ArrayList<>();
        for (int node = 0; node < size(); node++) {
            int dependent = node;
            tasks.add(play.task(String.valueOf(node), times.get(node)));
            dependencies.get(node).forEach(dependency -> edges.add(new int[] {dependent, dependency}));
        }
        Collections.shuffle(edges, random);
        edges.forEach(edge -> play.orchestra()
                .addDependency(tasks.get(edge[0]).id(), tasks.get(edge[1]).id()));
        return tasks;
    }
}
