package dev.vivace.stream;

import java.time.Duration;

/**
 * In batches, each sent on when it is full or old enough, whichever comes first.
 *
 * @param size how many items fill a batch, at least 1
 * @param delay how old a batch gets, positive
 */
public record Batched(int size, Duration delay) implements SenderStrategy, ReceiverStrategy {

    /** 64 items or 100 ms. */
    public static final Batched DEFAULT = new Batched(64, Duration.ofMillis(100));

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public Batched {
        Checks.atLeast("size", 1, size);
        Checks.positive("delay", delay);
    }
}
