package dev.vivace.policy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The strategies with a formula: {@code min(cap, (initial + (retry - 1) * step) * factor ^ (retry - 1))}. */
record Backoff(String kind, Duration initial, Duration step, double factor, Duration cap) implements RetryStrategy {

    Backoff {
        requireNotNegative("initial", initial);
        requireNotNegative("step", step);
        requireNotNegative("cap", cap);
        if (!(factor >= 1.0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("factor must be at least 1.0 and finite, was " + factor);
        }
    }

    @Override
    public Duration delay(int retry, RandomGenerator random) {
        if (retry < 1) {
            throw new IllegalArgumentException("retry must be at least 1, was " + retry);
        }
        double base = nanos(initial) + (retry - 1) * nanos(step);
        double nanos = base == 0.0 ? 0.0 : base * Math.pow(factor, retry - 1); // zero times infinity is not a number
        return nanos < nanos(cap) ? Duration.ofNanos(Math.round(nanos)) : cap;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case "immediate" -> "immediate";
            case "fixed" -> "fixed " + initial;
            case "linear" -> "linear from " + initial + " by " + step + " up to " + cap;
            default -> "exponential from " + initial + " by " + factor + " up to " + cap;
        };
    }

    static double nanos(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }

    private static void requireNotNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
    }
}
