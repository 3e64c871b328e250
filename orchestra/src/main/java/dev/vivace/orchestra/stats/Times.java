package dev.vivace.orchestra.stats;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long tasks took: the exact sum, shortest and longest, and a histogram of three digits. Not thread-safe. */
final class Times {

    private static final int DIGITS = 3;

    private long count;
    private double sum;
    private long shortest = Long.MAX_VALUE;
    private long longest;

    // Made by the first time.
    private @Nullable Histogram histogram;

    void record(long nanos) {
        count++;
        sum += nanos;
        shortest = Math.min(shortest, nanos);
        longest = Math.max(longest, nanos);
        histogram().recordValue(nanos);
    }

    void add(Times others) {
        if (others.histogram != null) {
            count += others.count;
            sum += others.sum;
            shortest = Math.min(shortest, others.shortest);
            longest = Math.max(longest, others.longest);
            histogram().add(others.histogram);
        }
    }

    private Histogram histogram() {
        if (histogram == null) {
            histogram = new Histogram(DIGITS); // grows with what it is given
        }
        return histogram;
    }

    boolean isEmpty() {
        return count == 0;
    }

    long mean() {
        return Math.round(sum / count);
    }

    long shortest() {
        return shortest;
    }

    long longest() {
        return longest;
    }

    /** Within the precision of the histogram, and never outside what was recorded. */
    long percentile(double percent) {
        long value = histogram().getValueAtPercentile(percent);
        return Math.clamp(value, shortest, longest);
    }
}
