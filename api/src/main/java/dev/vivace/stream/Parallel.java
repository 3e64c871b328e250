package dev.vivace.stream;

import java.time.Duration;
import java.util.Optional;

/**
 * Several at a time.
 *
 * @param workers how many, at least 1
 * @param rate how many items may begin in a time, all workers together
 * @param cpu whether the workers are platform threads of the CPU lane, for work that computes and does not block
 */
public record Parallel(MinMax<Integer> workers, Optional<Rate> rate, boolean cpu)
        implements SenderStrategy, ReceiverStrategy {

    /**
     * A rate, evenly spread.
     *
     * @param items how many, at least 1
     * @param per in which time, positive
     */
    public record Rate(int items, Duration per) {

        /**
         * Checks both.
         *
         * @throws IllegalArgumentException naming the argument and its value
         */
        public Rate {
            Checks.atLeast("items", 1, items);
            Checks.positive("per", per);
        }
    }

    /**
     * Checks the number of workers.
     *
     * @throws IllegalArgumentException when it can be below 1
     */
    public Parallel {
        Checks.atLeast("workers", 1, workers.min());
    }

    /**
     * So many workers, without a rate limit.
     *
     * @param min how many there always are, at least 1
     * @param max how many there are at most
     * @return the strategy
     */
    public static Parallel of(int min, int max) {
        return new Parallel(MinMax.of(min, max), Optional.empty(), false);
    }

    static Parallel ofProcessors() {
        int processors = Runtime.getRuntime().availableProcessors();
        return of(processors, processors);
    }

    /**
     * A copy that begins only so many items in a time.
     *
     * @param items how many, at least 1
     * @param per in which time, positive
     * @return the copy
     */
    public Parallel withRate(int items, Duration per) {
        return new Parallel(workers, Optional.of(new Rate(items, per)), cpu);
    }

    /**
     * A copy whose workers are platform threads of the CPU lane.
     *
     * @return the copy
     */
    public Parallel onCpu() {
        return new Parallel(workers, rate, true);
    }
}
