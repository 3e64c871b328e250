package dev.vivace.stream;

import java.time.Duration;

/** How the sending end of a pipeline works. Closed and immutable; the shapes are those of the other end too. */
public sealed interface SenderStrategy permits Serial, Parallel, Batched, Adaptive {

    /**
     * One at a time, without a bound on each.
     *
     * @return the strategy
     */
    static Serial serial() {
        return Serial.UNBOUNDED;
    }

    /**
     * One at a time.
     *
     * @param timeout what each may take, positive
     * @return the strategy
     */
    static Serial serial(Duration timeout) {
        return Serial.within(timeout);
    }

    /**
     * As many workers as there are processors.
     *
     * @return the strategy
     */
    static Parallel parallel() {
        return Parallel.ofProcessors();
    }

    /**
     * So many workers.
     *
     * @param workers at least 1
     * @return the strategy
     */
    static Parallel parallel(int workers) {
        return Parallel.of(workers, workers);
    }

    /**
     * As many workers as there is work for, within bounds.
     *
     * @param min how many there always are, at least 1
     * @param max how many there are at most
     * @return the strategy
     */
    static Parallel parallel(int min, int max) {
        return Parallel.of(min, max);
    }

    /**
     * Batches of 64, or what has come within 100 ms.
     *
     * @return the strategy
     */
    static Batched batched() {
        return Batched.DEFAULT;
    }

    /**
     * Batches, each sent on when it is full or old enough, whichever comes first.
     *
     * @param size how many items fill it, at least 1
     * @param delay how old it gets, positive
     * @return the strategy
     */
    static Batched batched(int size, Duration delay) {
        return new Batched(size, delay);
    }

    /**
     * Finds the best concurrency, starting at 64.
     *
     * @return the strategy
     */
    static Adaptive adaptive() {
        return Adaptive.DEFAULT;
    }

    /**
     * Finds the best concurrency within bounds.
     *
     * @param min the least, at least 1
     * @param max the most; where it starts when that is below 64
     * @return the strategy
     */
    static Adaptive adaptive(int min, int max) {
        return Adaptive.within(min, max);
    }
}
