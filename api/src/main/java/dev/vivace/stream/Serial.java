package dev.vivace.stream;

import java.time.Duration;
import java.util.Optional;

/**
 * One at a time.
 *
 * @param timeout what each item may take
 */
public record Serial(Optional<Duration> timeout) implements SenderStrategy, ReceiverStrategy {

    /** Without a bound on each item. */
    public static final Serial UNBOUNDED = new Serial(Optional.empty());

    /**
     * Checks the timeout.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public Serial {
        timeout.ifPresent(time -> Checks.positive("timeout", time));
    }

    /**
     * With a bound on each item.
     *
     * @param timeout positive
     * @return the strategy
     */
    public static Serial within(Duration timeout) {
        return new Serial(Optional.of(timeout));
    }
}
