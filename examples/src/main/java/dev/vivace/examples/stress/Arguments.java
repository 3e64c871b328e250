package dev.vivace.examples.stress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The command line of the stress run.
 *
 * @param seed where all chance comes from
 * @param trees how many trees
 * @param first the number of the first tree
 * @param help whether only the help is wanted
 */
record Arguments(long seed, int trees, int first, boolean help) {

    static final String HELP = """
        usage: ./stress [--seed <number>] [--trees <number>] [--first <number>] [--help]

        Grows random task trees with failures, timeouts and cancellations at all levels, and proves that nothing
        is left behind and nothing is lost. Exit code 1 when something is off.

          --seed   where all chance comes from; a fresh one without it, and printed
          --trees  how many trees; 100000 without it
          --first  the number of the first tree, to grow some of a run again; 0 without it
          --help   this text\
        """;

    static Arguments parse(String[] words) {
        Arguments arguments = new Arguments(ThreadLocalRandom.current().nextInt(1, 1_000_000_000), 100_000, 0, false);
        Deque<String> rest = new ArrayDeque<>(List.of(words));
        while (!rest.isEmpty()) {
            arguments = arguments.with(rest.removeFirst(), rest);
        }
        return arguments;
    }

    private Arguments with(String option, Deque<String> rest) {
        return switch (option) {
            case "--help", "-h" -> new Arguments(seed, trees, first, true);
            case "--seed" -> new Arguments(number(option, rest, Long.MIN_VALUE), trees, first, help);
            case "--trees" -> new Arguments(seed, Math.toIntExact(number(option, rest, 1)), first, help);
            case "--first" -> new Arguments(seed, trees, Math.toIntExact(number(option, rest, 0)), help);
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private static long number(String option, Deque<String> rest, long least) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a number");
        }
        String word = rest.removeFirst();
        try {
            long number = Long.parseLong(word);
            if (number >= least && (least == Long.MIN_VALUE || number <= Integer.MAX_VALUE)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(option + " needs a number"
                + (least == Long.MIN_VALUE ? "" : " from " + least + " on") + ", was " + word);
    }
}
