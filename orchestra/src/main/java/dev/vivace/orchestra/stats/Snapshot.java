package dev.vivace.orchestra.stats;

import dev.vivace.ExecutionStats;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Numbers of one moment. Immutable once it is given away. */
record Snapshot(long completed, long failed, long running, long pending, long cancelled, Times times)
        implements ExecutionStats {

    @Override
    public Optional<Duration> averageTime() {
        return time(times::mean);
    }

    @Override
    public Optional<Duration> minTime() {
        return time(times::shortest);
    }

    @Override
    public Optional<Duration> maxTime() {
        return time(times::longest);
    }

    @Override
    public Optional<Duration> percentile(double percent) {
        if (!(percent > 0.0 && percent <= 100.0)) {
            throw new IllegalArgumentException("percent must be above 0.0, up to 100.0, was " + percent);
        }
        return time(() -> times.percentile(percent));
    }

    private Optional<Duration> time(LongSupplier nanos) {
        return times.isEmpty() ? Optional.empty() : Optional.of(Duration.ofNanos(nanos.getAsLong()));
    }

    @Override
    public String toString() {
        return completed + " completed, " + failed + " failed, " + running + " running, " + pending + " pending, "
                + cancelled + " cancelled";
    }
}
