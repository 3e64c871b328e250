package dev.vivace.stream;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.policy.RetryStrategy;

/** What becomes of an item whose receiver failed, and of the pipeline. Closed and immutable. */
public sealed interface ErrorStrategy {

    /** What to do about one failure. */
    enum Decision {
        /** The pipeline fails with this error. */
        STOP,
        /** The item becomes a dead letter, and the pipeline goes on. */
        CONTINUE,
        /** The item is tried again. */
        RETRY
    }

    /** The first failure fails the pipeline. */
    record StopOnFirst() implements ErrorStrategy {}

    /** Each failed item becomes a dead letter, and the pipeline goes on. */
    record Continue() implements ErrorStrategy {}

    /**
     * An item is tried again; what fails for good is decided on after that.
     *
     * @param retries how many attempts may follow the first, at least 1
     * @param delays how long to wait before each
     * @param then STOP or CONTINUE, when the last attempt has failed
     */
    record Retry(int retries, RetryStrategy delays, Decision then) implements ErrorStrategy {

        /**
         * Checks the number and the decision.
         *
         * @throws IllegalArgumentException naming the argument and its value
         */
        public Retry {
            Checks.atLeast("retries", 1, retries);
            if (then == Decision.RETRY) {
                throw new IllegalArgumentException("then must be STOP or CONTINUE, was " + then);
            }
        }

        /**
         * A copy that fails the pipeline when an item has failed for good.
         *
         * @return the copy
         */
        public Retry thenStop() {
            return new Retry(retries, delays, Decision.STOP);
        }
    }

    /**
     * Somebody else decides.
     *
     * @param decider who
     */
    record Custom(Decider decider) implements ErrorStrategy {}

    /** Decides on one failure. */
    @FunctionalInterface
    interface Decider {

        /**
         * Decides. Called on the receiver's thread; one that throws stops the pipeline.
         *
         * @param error what happened
         * @param attempts how often the item was tried, at least 1
         * @return what to do
         */
        Decision decide(AsyncTaskError error, int attempts);
    }

    /**
     * The first failure fails the pipeline: what happens when nobody says otherwise.
     *
     * @return the strategy
     */
    static StopOnFirst stopOnFirst() {
        return new StopOnFirst();
    }

    /**
     * Failed items become dead letters.
     *
     * @return the strategy
     */
    static Continue continueOnError() {
        return new Continue();
    }

    /**
     * Failed items are tried again, and become dead letters when that does not help.
     *
     * @param retries how many attempts may follow the first, at least 1
     * @param delays how long to wait before each
     * @return the strategy
     */
    static Retry retry(int retries, RetryStrategy delays) {
        return new Retry(retries, delays, Decision.CONTINUE);
    }

    /**
     * A strategy of your own.
     *
     * @param decider who decides
     * @return the strategy
     */
    static Custom custom(Decider decider) {
        return new Custom(decider);
    }
}
