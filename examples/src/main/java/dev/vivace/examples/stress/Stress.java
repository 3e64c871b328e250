package dev.vivace.examples.stress;

import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stress run. Grows random trees in rounds, each on a runtime of its own with another limit, and examines every task
 * of every tree, and every runtime after its end. Exits with 1 when anything is off, and says what.
 */
public final class Stress {

    /** Trees per round. */
    private static final int ROUND = 5_000;

    /** Trees that grow at a time. */
    private static final int AT_A_TIME = 64;

    /** How many tasks execute at a time, round by round; zero for no limit. */
    private static final List<Integer> LIMITS = List.of(0, 2, 1, 8, 0, 3, 64);

    private final Arguments arguments;
    private final PrintStream out;
    private final Tally tally = new Tally();
    private final long began = System.nanoTime();

    private Stress(Arguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    /**
     * Runs.
     *
     * @param words the command line
     * @throws InterruptedException when the run is interrupted
     */
    public static void main(String[] words) throws InterruptedException {
        System.exit(run(words, System.out, System.err));
    }

    /**
     * Runs.
     *
     * @param words the command line
     * @param out gets progress and report
     * @param err gets complaints about the command line
     * @return the exit code: 0 when all is well, 1 when not, 2 for a command line that makes no sense
     * @throws InterruptedException when the run is interrupted
     */
    static int run(String[] words, PrintStream out, PrintStream err) throws InterruptedException {
        Arguments arguments;
        try {
            arguments = Arguments.parse(words);
        } catch (IllegalArgumentException e) {
            err.println("stress: " + e.getMessage());
            err.println(Arguments.HELP);
            return 2;
        }
        if (arguments.help()) {
            out.println(Arguments.HELP);
            return 0;
        }
        return new Stress(arguments, out).run();
    }

    private int run() throws InterruptedException {
        out.printf("stress: %,d trees, seed %d%n", arguments.trees(), arguments.seed());
        try {
            int end = Math.addExact(arguments.first(), arguments.trees());
            for (int first = arguments.first(); first < end; first = nextRound(first)) {
                round(first, Math.min(end, nextRound(first)));
            }
        } catch (Forest.Hung hung) {
            tally.wrong(hung.getMessage());
        }
        report();
        return tally.violations() == 0 ? 0 : 1;
    }

    /** Rounds begin at fixed numbers, so that a tree that is grown again meets the same limit. */
    private static int nextRound(int first) {
        return (first / ROUND + 1) * ROUND;
    }

    private void round(int first, int end) throws InterruptedException {
        int number = first / ROUND;
        int limit = LIMITS.get(number % LIMITS.size());
        RuntimeBuilder<@Nullable Object, TaskId> builder =
                RuntimeProvider.find().runtimeBuilder().workerThreads(2);
        Round round = new Round("stress-round-" + number, limit, tally);
        try (Runtime<@Nullable Object, TaskId> runtime = round.prepare(
                        number % 2 == 0 ? builder : builder.aging(Duration.ofMillis(1)))
                .build()) {
            Forest forest = new Forest(round, runtime, arguments.seed(), AT_A_TIME, tally);
            for (int tree = first; tree < end; tree++) {
                forest.grow(tree);
            }
            forest.clear();
            new Aftermath(round, runtime, tally).examine(forest);
        }
        progress(limit);
    }

    private void progress(int limit) {
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf(
                "%,9d trees  %,11d tasks  %,9d failures injected  %6.1f s  last limit %s  violations %d%n",
                tally.of("trees"),
                tally.of("tasks"),
                tally.of("failures injected"),
                seconds,
                limit == 0 ? "none" : limit,
                tally.violations());
    }

    private void report() {
        out.println();
        tally.counts().forEach((what, count) -> out.printf("%,13d  %s%n", count, what));
        out.println();
        if (tally.violations() == 0) {
            out.println("No live descendant, no thread, no permit left; every task settled once, in a legal way;"
                    + " every injected failure accounted for.");
            return;
        }
        out.printf(
                "%,d violations; the first %d:%n",
                tally.violations(), tally.shown().size());
        tally.shown().forEach(violation -> out.println("  - " + violation));
        out.printf(
                "again: ./stress --seed %d --trees %d   (one tree alone: --first <its number> --trees 1)%n",
                arguments.seed(), arguments.trees());
    }
}
