package dev.vivace.benchmarks.spawn;

import java.time.Duration;

/** What stands around the work of a task. Nothing of it ever comes to pass. */
enum Guard {
    NOTHING,
    TIMEOUT,
    RETRY,
    TIMEOUT_AND_RETRY,
    /** Timeout, retry, breaker, bulkhead and fallback. */
    EVERYTHING;

    /** Of each timeout: longer than any run. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    static final int RETRIES = 3;

    /** Of a bulkhead: more than there are tasks. */
    static final int ROOM = 10_000_000;

    boolean timeout() {
        return this == TIMEOUT || this == TIMEOUT_AND_RETRY || this == EVERYTHING;
    }

    boolean retry() {
        return this == RETRY || this == TIMEOUT_AND_RETRY || this == EVERYTHING;
    }
}
