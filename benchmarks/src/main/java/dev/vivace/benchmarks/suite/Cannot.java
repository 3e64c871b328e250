package dev.vivace.benchmarks.suite;

import java.util.function.Supplier;

/**
 * In place of a rival that should take part and cannot.
 *
 * @param reason why, for the page
 */
public record Cannot(String reason) implements Supplier<Rival> {

    @Override
    public Rival get() {
        throw new UnsupportedOperationException(reason);
    }
}
