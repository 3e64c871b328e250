package dev.vivace.http;

import dev.vivace.policy.RetryStrategy;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How often something is tried again, and after which wait. */
record Retries(int limit, RetryStrategy strategy, Pause pause) {

    /** The longest wait that a server can ask for. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(1);

    static final Retries NONE = new Retries(0, RetryStrategy.immediate(), Waits::pause);

    /** Lets time pass between two attempts. Tests have their own. */
    @FunctionalInterface
    interface Pause {
        void await(Duration time) throws InterruptedException;
    }

    Retries with(int retries, RetryStrategy waits) {
        return new Retries(Checks.atLeast("retries", 0, retries), waits, pause);
    }

    Retries withPause(Pause other) {
        return new Retries(limit, strategy, other);
    }

    /** Waits before a retry, counted from 1; the server may have asked for more time than the strategy wants. */
    void await(int retry, Duration asked) throws InterruptedException {
        Duration wait = strategy.delay(retry, RandomGenerator.getDefault());
        Duration granted = granted(asked);
        pause.await(wait.compareTo(granted) < 0 ? granted : wait);
    }

    /** Waits as long as the server said, within limits. */
    void awaitAsked(Duration asked) throws InterruptedException {
        pause.await(granted(asked));
    }

    private static Duration granted(Duration asked) {
        return asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
    }
}
