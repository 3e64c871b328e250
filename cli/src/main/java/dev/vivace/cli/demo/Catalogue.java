package dev.vivace.cli.demo;

import dev.vivace.TaskContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Plays a service on a bad network: it takes its time, and a third of all calls fail. Which ones depends on the seed, the
 * module and the attempt only, so every run with the same seed sees the same failures.
 */
final class Catalogue {

    private static final double FAILURE_RATE = 0.35;
    private static final Duration LATENCY = Duration.ofMillis(15);

    private final long seed;

    Catalogue(long seed) {
        this.seed = seed;
    }

    /** Describes a module, sometimes. */
    Description describe(String module, TaskContext caller) throws IOException, InterruptedException {
        caller.sleep(LATENCY);
        if (fails(module, caller.attempt())) {
            throw new IOException("the catalogue does not answer for " + module);
        }
        return Description.of(module);
    }

    /** Whether that attempt is one of those that fail. */
    boolean fails(String module, int attempt) {
        SplittableRandom luck = new SplittableRandom(seed * 31 + Objects.hash(module, attempt));
        luck.nextLong(); // similar seeds begin alike
        return luck.nextDouble() < FAILURE_RATE;
    }
}
