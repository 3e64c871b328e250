package dev.vivace.schedules;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that a schedule says.
 *
 * @param timing when runs are due
 * @param delay before the first, or null when nobody said
 * @param since from when on to count, or null for the start
 * @param last at which a run may still be due
 * @param times how many runs
 * @param missed what becomes of missed ones
 * @param failures how many in a row are too many; zero for none
 */
record Settings(
        Timing timing,
        @Nullable Duration delay,
        @Nullable Instant since,
        Instant last,
        long times,
        MissedRuns missed,
        int failures) {

    private static final Duration LONGEST = Duration.ofDays(36_525);

    static Duration positive(String name, Duration value) {
        if (value.isZero()) {
            throw new IllegalArgumentException(name + " must be more than zero");
        }
        return notNegative(name, value);
    }

    private static Duration notNegative(String name, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be between zero and 100 years, was " + value);
        }
        return value;
    }

    private static long atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
        return value;
    }

    Settings withDelay(Duration first) {
        return new Settings(timing, notNegative("delay", first), since, last, times, missed, failures);
    }

    Settings withSince(Instant moment) {
        return new Settings(timing, delay, moment, last, times, missed, failures);
    }

    Settings withLast(Instant moment) {
        return new Settings(timing, delay, since, moment, times, missed, failures);
    }

    Settings withTimes(long runs) {
        return new Settings(timing, delay, since, last, atLeastOne("runs", runs), missed, failures);
    }

    Settings withMissed(MissedRuns policy) {
        return new Settings(timing, delay, since, last, times, policy, failures);
    }

    Settings withFailures(int inARow) {
        return new Settings(timing, delay, since, last, times, missed, (int) atLeastOne("inARow", inARow));
    }
}
