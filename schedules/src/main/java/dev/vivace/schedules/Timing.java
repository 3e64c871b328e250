package dev.vivace.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When runs are due. Immutable. */
sealed interface Timing permits Timing.Rate, Timing.Delay, Cron {

    /**
     * The first moment of all.
     *
     * @param began when counting began
     * @param delay how long it waits at least, or null when nobody said
     */
    Optional<Instant> first(Instant began, @Nullable Duration delay);

    /**
     * The first moment after another one.
     *
     * @param moment up to which all is settled
     * @param first what {@link #first} gave
     */
    Optional<Instant> next(Instant moment, Instant first);

    /** Whether it follows the time of day, which may jump, and not a time that only goes on. */
    boolean followsTimeOfDay();

    /** Moments at equal distances, whatever the runs do. */
    record Rate(Duration period) implements Timing {

        @Override
        public Optional<Instant> first(Instant began, @Nullable Duration delay) {
            return Optional.of(began.plus(delay == null ? period : delay));
        }

        @Override
        public Optional<Instant> next(Instant moment, Instant first) {
            if (moment.isBefore(first)) {
                return Optional.of(first);
            }
            long periods = Duration.between(first, moment).dividedBy(period) + 1;
            return Optional.of(first.plus(period.multipliedBy(periods)));
        }

        @Override
        public boolean followsTimeOfDay() {
            return false;
        }
    }

    /** Moments that are counted from the end of the run before. */
    record Delay(Duration delay) implements Timing {

        @Override
        public Optional<Instant> first(Instant began, @Nullable Duration first) {
            return Optional.of(began.plus(first == null ? delay : first));
        }

        @Override
        public Optional<Instant> next(Instant moment, Instant first) {
            return Optional.of(moment.plus(delay));
        }

        @Override
        public boolean followsTimeOfDay() {
            return false;
        }
    }
}
