package dev.vivace.benchmarks.run;

import java.time.Duration;

/** How long to measure. */
enum Mode {
    /** One short round, and growth of the first of our own rivals only: a look, good for orders of magnitude. */
    QUICK(1, 6, 4, Duration.ofMillis(500)),
    /** Two rounds. */
    MEDIUM(2, 5, 4, Duration.ofMillis(800)),
    /** Five rounds: what is to be quoted. */
    FULL(5, 6, 5, Duration.ofSeconds(1));

    final int rounds;
    final int warmUps;
    final int iterations;
    final Duration each;

    Mode(int rounds, int warmUps, int iterations, Duration each) {
        this.rounds = rounds;
        this.warmUps = warmUps;
        this.iterations = iterations;
        this.each = each;
    }
}
