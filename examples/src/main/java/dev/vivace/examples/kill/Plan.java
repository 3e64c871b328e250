package dev.vivace.examples.kill;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A random graph: each step needs up to three of the steps before it, and takes a few milliseconds. Immutable. */
record Plan(List<Step> steps) {

    /** A node of the graph; it needs steps with lower numbers. */
    record Step(int number, List<Integer> needs, Duration time) {

        String name() {
            return "step-" + number;
        }
    }

    static Plan of(int steps, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Plan(IntStream.range(0, steps)
                .mapToObj(number -> step(number, random))
                .toList());
    }

    private static Step step(int number, SplittableRandom random) {
        TreeSet<Integer> needs = new TreeSet<>();
        for (int i = 0; i < 3 && number > 0; i++) {
            needs.add(Math.max(0, number - 1 - random.nextInt(40)));
        }
        return new Step(number, List.copyOf(needs), Duration.ofMillis(random.nextInt(20)));
    }
}
