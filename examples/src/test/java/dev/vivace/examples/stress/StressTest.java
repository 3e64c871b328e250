package dev.vivace.examples.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.RuntimeProvider;
import dev.vivace.testkit.TestRuntime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small stress run that takes no time: the clock is virtual, and moves only when no task can go on. */
class StressTest {

    private static final int TREES = 250;

    @ParameterizedTest(name = "seed {0}, limit {1}")
    @CsvSource({"1, 1", "20261122, 4"})
    void leaves_nothing_and_loses_nothing(long seed, int limit) throws Exception {
        Tally tally = new Tally();
        Round round = new Round("small-stress-" + seed, limit, tally);
        try (TestRuntime test = TestRuntime.concurrent(
                limit, round.prepare(RuntimeProvider.find().runtimeBuilder()))) {
            Forest forest = new Forest(round, test.runtime(), seed, TREES, tally);
            for (int tree = 0; tree < TREES; tree++) {
                forest.grow(tree);
            }
            test.runUntilIdle();
            assertThat(test.leaks()).isEmpty();
            assertThat(test.runtime().queuedCount()).isZero();

            forest.clear();
            for (Tree tree : forest.unbalanced()) {
                tree.sweep();
                tree.requireBalance();
            }
        }
        assertThat(tally.shown()).isEmpty();
        assertThat(tally.of("trees")).isEqualTo(TREES);
        assertThat(tally.of("failures injected")).isPositive();
    }

    @Test
    void same_seed_same_trees() {
        assertThat(Dice.of(7, 3).tree())
                .isEqualTo(Dice.of(7, 3).tree())
                .isNotEqualTo(Dice.of(7, 4).tree());
    }

    @Test
    void refuses_options_that_it_does_not_know() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Stress.run(new String[] {"--seed", "many"}, printer(new ByteArrayOutputStream()), printer(err));
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--seed needs a number, was many", "usage: ./stress");
    }

    private static PrintStream printer(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }
}
