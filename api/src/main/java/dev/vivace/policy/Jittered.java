package dev.vivace.policy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** A strategy whose delays are spread evenly around those of another. */
record Jittered(RetryStrategy inner, double ratio) implements RetryStrategy {

    Jittered {
        if (!(ratio >= 0.0 && ratio <= 1.0)) {
            throw new IllegalArgumentException("ratio must be 0.0 to 1.0, was " + ratio);
        }
    }

    @Override
    public Duration delay(int retry, RandomGenerator random) {
        double nanos = Backoff.nanos(inner.delay(retry, random));
        double spread = 1.0 + ratio * (2.0 * random.nextDouble() - 1.0);
        return Duration.ofNanos(Math.round(nanos * spread));
    }

    @Override
    public String toString() {
        return inner + " with jitter of " + Math.round(ratio * 100) + " %";
    }
}
