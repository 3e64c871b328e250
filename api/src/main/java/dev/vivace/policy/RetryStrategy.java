package dev.vivace.policy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before each retry. Pure and thread-safe: the same retry and the same random numbers give the same
 * delay. Delays are never negative and never overflow; they are capped instead.
 */
@FunctionalInterface
public interface RetryStrategy {

    /** What a delay is capped to when nothing smaller was given: a day. */
    Duration LONGEST = Duration.ofDays(1);

    /**
     * The wait before a retry.
     *
     * @param retry 1 for the first attempt after the first failure, and so on
     * @param random where jitter comes from
     * @return zero or more
     */
    Duration delay(int retry, RandomGenerator random);

    /**
     * No wait.
     *
     * @return the strategy
     */
    static RetryStrategy immediate() {
        return new Backoff("immediate", Duration.ZERO, Duration.ZERO, 1.0, Duration.ZERO);
    }

    /**
     * The same wait each time.
     *
     * @param delay zero or more
     * @return the strategy
     */
    static RetryStrategy fixed(Duration delay) {
        return new Backoff("fixed", delay, Duration.ZERO, 1.0, LONGEST);
    }

    /**
     * A wait that grows by a step: {@code initial}, {@code initial + step}, ...
     *
     * @param initial the first wait
     * @param step what each further wait adds
     * @param cap the longest wait
     * @return the strategy
     */
    static RetryStrategy linear(Duration initial, Duration step, Duration cap) {
        return new Backoff("linear", initial, step, 1.0, cap);
    }

    /**
     * A wait that grows by a factor: {@code initial}, {@code initial * factor}, ...
     *
     * @param initial the first wait
     * @param factor at least 1.0
     * @param cap the longest wait
     * @return the strategy
     */
    static RetryStrategy exponential(Duration initial, double factor, Duration cap) {
        return new Backoff("exponential", initial, Duration.ZERO, factor, cap);
    }

    /**
     * This strategy with each delay spread evenly over 50 % to 150 % of itself, so that those who failed together do
     * not return together.
     *
     * @return the strategy
     */
    default RetryStrategy withJitter() {
        return withJitter(0.5);
    }

    /**
     * This strategy with each delay spread evenly over {@code delay * (1 - ratio)} to {@code delay * (1 + ratio)}.
     *
     * @param ratio 0.0 to 1.0
     * @return the strategy
     */
    default RetryStrategy withJitter(double ratio) {
        return new Jittered(this, ratio);
    }
}
